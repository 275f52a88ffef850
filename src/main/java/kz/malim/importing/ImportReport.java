package kz.malim.importing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
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

        @Schema(description = "What an editor should look at, in the order of the page's lines.")
        List<ImportWarning> warnings) {

    /** What an article is to the page it came from. */
    @Schema(
            name = "ImportRole",
            description = "`main` is the story of the page; a `stub` is a story it only names: title, date, teaser.")
    public enum Role implements WireName {
        MAIN,
        STUB
    }

    /** What became of an article. */
    @Schema(
            name = "ImportOutcome",
            description =
                    "What became of the article. `skipped`: it is left as it is, since somebody has worked on it or decided about it since; a warning says which.")
    public enum Outcome implements WireName {
        CREATED,
        UPDATED,
        UNCHANGED,
        SKIPPED
    }

    /** One article the page named. */
    @Schema(name = "ImportedArticle", description = "An article the page told something of.")
    public record Entry(
            UUID id,
            String slug,

            @Schema(description = "Where readers find it, once it is published.")
            String url,

            Role role,
            Outcome outcome,

            @Schema(
                    description =
                            "In a dry run: what `GET` of the url with `include=related,blocks,photos` would answer.")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            ArticleView article) {}
}
