package kz.malim.published;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import kz.malim.text.Language;
import kz.malim.web.PageInfo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A section as readers see it, with those below it. */
@Schema(name = "Section", description = "A section of the site, with the sections below it.")
public record SectionView(
        UUID id,
        @Schema(examples = "madeniet") String slug,
        @Schema(examples = "/api/sections/madeniet") String url,

        @Schema(
                description =
                        "Where readers open it on the newsroom's site, in the language asked for. Absent unless `malim.site.section-url` is set.",
                examples = "https://news.example/kk/madeniet")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        URI webUrl,

        @Schema(examples = "Мәдениет") String name,

        @Schema(
                description =
                        "With `lang`: the language of `name`, which differs from `lang` after a fallback. Absent where there is no name in any of the languages and the general one is served.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        Language servedLanguage,

        @Schema(description = "Plain text.") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        String description,

        @Schema(description = "Its picture, with the credit to show.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        PhotoView photo,

        @Schema(
                description = "Feed of its articles as RSS; with `.atom`, `.json` or `.podcast` in other formats.",
                examples = "/feeds/section/madeniet.rss")
        String feed,

        @Schema(description = "The section that it is in; absent at the top level.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        TopicView parent,

        @Schema(
                description =
                        "With `include=count`: the number of published articles, those of the sections below included, at most 1,000.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        PageInfo.@Nullable Total count,

        @Schema(description = "The sections directly below it, in the order to show them.")
        List<SectionView> children) {

    /** All sections, as a tree. */
    @Schema(name = "Sections", description = "The sections of the site as a tree, in the order to show them.")
    public record Tree(List<SectionView> items) {}
}
