package kz.malim.migration;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import kz.malim.article.ArticleContent;
import kz.malim.htmlbody.Balance;
import kz.malim.htmlbody.HtmlBody;
import kz.malim.htmlbody.Loss;
import kz.malim.text.WireName;
import kz.malim.web.ProblemView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of the stories. */
@Schema(name = "StoryImportReport", description = "What became of each story, in the order of the request.")
public record StoriesReport(List<Entry> items) {

    /** What happened to a story. */
    @Schema(
            name = "StoryOutcome",
            description =
                    "`unchanged`: the same was sent before. `conflict`: it has changed there, but the article was edited, scheduled,"
                            + " unpublished or trashed here since, and is left alone. `failed`: nothing was written; `problem` says why.")
    public enum Outcome implements WireName {
        CREATED,
        UPDATED,
        UNCHANGED,
        CONFLICT,
        FAILED
    }

    /** One story. */
    @Schema(name = "StoryImportEntry", description = "What became of a story.")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Entry(
            @Schema(description = "Its id at the source.") String id,

            Outcome outcome,

            @Schema(description = "The id of its article.") @Nullable
            UUID article,

            @Schema(description = "The slug of its article.") @Nullable
            String slug,

            @Schema(
                    description =
                            "Why it stays a draft, although `publish` was sent: rules that this newsroom requires.")
            List<String> blockedBy,

            @Schema(
                    description =
                            "Its pictures, announced with their credits; send each file to `PUT /management/photos/{id}/file`.")
            List<File> pictures,

            @Schema(description = "What could not be kept as it was.")
            List<Loss> losses,

            @Nullable Balance balance,

            @Schema(description = "In a dry run: the content that the article would have.") @Nullable
            ArticleContent content,

            @Nullable ProblemView problem) {

        static Entry unchanged(String id, UUID article, String slug) {
            return new Entry(id, Outcome.UNCHANGED, article, slug, List.of(), List.of(), List.of(), null, null, null);
        }

        static Entry conflict(String id, UUID article, String slug) {
            return new Entry(id, Outcome.CONFLICT, article, slug, List.of(), List.of(), List.of(), null, null, null);
        }

        static Entry failed(String id, ProblemView problem) {
            return new Entry(id, Outcome.FAILED, null, null, List.of(), List.of(), List.of(), null, null, problem);
        }

        static Entry written(
                String id,
                Outcome outcome,
                UUID article,
                String slug,
                List<String> blockedBy,
                HtmlBody body,
                List<Loss> losses,
                @Nullable ArticleContent content) {
            var pictures = body.pictures().stream()
                    .map(picture -> new File(picture.id(), picture.url()))
                    .toList();
            return new Entry(id, outcome, article, slug, blockedBy, pictures, losses, body.balance(), content, null);
        }
    }

    /** A picture and where its file is. */
    @Schema(name = "ForeignPicture", description = "A photo of the article, and where its file is at the source.")
    public record File(UUID id, String url) {}
}
