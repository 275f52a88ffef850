package kz.malim.editing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import kz.malim.article.ArticleState;
import kz.malim.text.WireName;
import kz.malim.web.ProblemView;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Several acts in one request, and what came of each. */
public final class BulkRequest {
    static final int MOST = 100;

    private BulkRequest() {}

    /** What can be done in bulk. */
    @Schema(
            name = "BulkAction",
            description =
                    "`create` takes the content of a new article; `save` the whole content and `patch` a merge patch of it; `schedule` the moments. The others need no content.")
    public enum Action implements WireName {
        CREATE,
        SAVE,
        PATCH,
        PUBLISH,
        UNPUBLISH,
        SCHEDULE,
        UNSCHEDULE,
        TRASH,
        RESTORE
    }

    /** Everything one request wants. */
    @Schema(name = "BulkRequest", description = "Several acts, done in this order.")
    record Wanted(
            @Schema(
                    description =
                            "`true`, and everything is done or nothing is; so it is when this is left out. `false`, and each item is done or refused by itself.")
            @Nullable
            Boolean atomic,

            @Schema(minItems = 1, maxItems = MOST) List<Item> items) {
        boolean isAtomic() {
            return atomic == null || atomic;
        }
    }

    /** One act. */
    @Schema(name = "BulkItem", description = "One act: what an operation of its own would be sent.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            Action action,

            @Schema(description = "The article; left out for `create`.") @Nullable
            UUID id,

            @Schema(description = "The version you have read, as `If-Match` would have it; left out for `create`.")
            @Nullable
            Integer version,

            @Schema(
                    implementation = Object.class,
                    type = SchemaType.OBJECT,
                    description = "What the operation of its own takes as its body.")
            @Nullable
            JsonNode content) {}

    /** What came of all of them. */
    @Schema(name = "BulkResult", description = "What came of each item, in the order of the request.")
    record Result(List<Done> items) {}

    /** What came of one act. */
    @Schema(name = "BulkItemResult", description = "What the operation of its own would have answered, in short.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Done(
            @Schema(description = "The HTTP status of this item.", examples = "201")
            int status,

            @Nullable UUID id,

            @Schema(description = "The article's version now: send it next time.") @Nullable
            Integer version,

            @Nullable ArticleState state,

            @Schema(description = "Why it was refused; pointers lead into the item's content.") @Nullable
            ProblemView problem) {

        static Done refused(@Nullable UUID id, ProblemView problem) {
            return new Done(problem.status(), id, null, null, problem);
        }

        /** Not tried, or undone, because of another. */
        static Done givenUp(@Nullable UUID id) {
            return new Done(424, id, null, null, null);
        }
    }
}
