package kz.malim.importing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.malim.pagetext.Evidence;
import kz.malim.pagetext.ImportWarning;
import kz.malim.published.ArticleView;
import kz.malim.text.WireName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an import did, or in a dry run would do. */
@Schema(description = "What the import did, or in a dry run would do.")
public record ImportReport(
        @Schema(description = "The article of the page first, then the other stories it names, in its order.")
        List<Entry> articles,

        @Schema(description = "What an editor should check, in the order of the page's lines.")
        List<ImportWarning> warnings) {

    /** Whether an article is the page's own story or one it only names. */
    @Schema(
            name = "ImportRole",
            description = "`main` is the story of the page; a `stub` is a story it only names: title, date, teaser.")
    public enum Role implements WireName {
        MAIN,
        STUB
    }

    /** What happened to an article. */
    @Schema(
            name = "ImportOutcome",
            description =
                    "What happened to the article. `skipped`: not changed, because it was edited, scheduled, unpublished or similar since the last import; a warning says which.")
    public enum Outcome implements WireName {
        CREATED,
        UPDATED,
        UNCHANGED,
        SKIPPED
    }

    /** One article of the import. */
    @Schema(name = "ImportedArticle", description = "An article that the import created, updated or found.")
    public record Entry(
            UUID id,
            String slug,

            @Schema(description = "Public URL of the article, once it is published.")
            String url,

            Role role,
            Outcome outcome,

            @Schema(
                    description =
                            "In a dry run: what `GET` of the url with `include=related,blocks,photos` would return.")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            ArticleView article,

            @Schema(
                    description = "In a dry run, of the main article: where each field comes from, by its name in the"
                            + " article; `lang` too.")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            Map<String, Evidence> evidence) {}
}
