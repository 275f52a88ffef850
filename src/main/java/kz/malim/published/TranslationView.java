package kz.malim.published;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import kz.malim.text.Language;
import kz.malim.text.WireName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The same story in another language. */
@Schema(name = "Translation", description = "The same story in another language: for a language switch.")
public record TranslationView(
        Language lang,

        @Schema(examples = "v-akzhaysane-otkrylas-nochnaya-biblioteka")
        String slug,

        @Schema(examples = "/api/articles/v-akzhaysane-otkrylas-nochnaya-biblioteka")
        String url,

        @Schema(
                description =
                        "Where readers open it on the newsroom's site. Absent unless `malim.site.article-url` is set.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        URI webUrl,

        @Schema(description = "Always `published`: others are not listed.")
        Status status,

        @Schema(description = "With `include=translations`.") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        String title,

        @Schema(description = "With `include=translations`, where it has one.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String lede) {

    /** Whether readers can open it. */
    @Schema(name = "TranslationStatus", description = "Whether readers can open it.")
    public enum Status implements WireName {
        PUBLISHED
    }
}
