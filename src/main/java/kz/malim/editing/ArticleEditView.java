package kz.malim.editing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.malim.article.ArticleContent;
import kz.malim.article.ArticleState;
import kz.malim.article.Transition;
import kz.malim.management.VersionedView;
import kz.malim.text.Language;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An article as editors see it. */
@Schema(
        name = "EditedArticle",
        description = "An article as editors see it: state, possible transitions, and the latest content.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ArticleEditView(
        UUID id,
        Language lang,

        @Schema(description = "The slug in the public URL: `/api/articles/{slug}`.")
        String slug,

        @Schema(description = "Incremented by every change. In quotes it is the `ETag` to send as `If-Match`.")
        int version,

        ArticleState state,

        @Schema(description = "Possible transitions. Show a button for each that the user's role allows.")
        List<Step> transitions,

        @Schema(description = "Shared by all translations of an article.") @Nullable
        UUID translationSet,

        Instant createdAt,

        @Schema(description = "The time of the last change.")
        Instant changedAt,

        @Schema(description = "The latest content: of the draft, otherwise of the scheduled or the published revision.")
        ArticleContent content,

        @Schema(description = "The draft; absent if there is none.") @Nullable
        RevisionSummary draft,

        @Schema(description = "The revision scheduled for publication.") @Nullable
        RevisionSummary scheduled,

        @Schema(description = "The published revision.") @Nullable
        RevisionSummary published,

        @Schema(description = "Scheduled publication and withdrawal; absent if there is none.") @Nullable
        Schedule schedule,

        @Schema(description = "The reason of the takedown; absent if not taken down.") @Nullable
        String takedownReason)
        implements VersionedView {

    /** A possible transition. */
    @Schema(name = "ArticleTransition", description = "A possible transition and the request that makes it.")
    public record Step(
            Transition name,
            @Schema(examples = "PUT") String method,

            @Schema(examples = "/management/articles/01a20cc3-efcc-7145-936d-edaabc84f570/publication")
            String path) {

        static Step of(Transition transition, UUID article) {
            return new Step(
                    transition,
                    transition.method(),
                    ArticleEditingResource.PATH + "/" + article + transition.resource());
        }
    }

    /** The scheduled publication and withdrawal of an article. */
    @Schema(name = "ArticleSchedule", description = "The scheduled publication and withdrawal of an article.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Schedule(
            @Schema(description = "The scheduled revision is public from this time on.") @Nullable
            Instant publishAt,

            @Schema(description = "The article is withdrawn at this time.") @Nullable
            Instant unpublishAt) {}
}
