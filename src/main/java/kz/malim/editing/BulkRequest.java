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

/** Several operations in one request, and the result of each. */
public final class BulkRequest {
    static final int MAX_ITEMS = 100;
    private static final int FAILED_DEPENDENCY = 424;

    private BulkRequest() {}

    /** The operation of an item. */
    @Schema(
            name = "BulkAction",
            description =
                    "`create` takes the content of a new article, `save` the whole content, `patch` a merge patch of it, `schedule` the times. The others take no content.")
    public enum Action implements WireName {
        CREATE,
        SAVE,
        PATCH,
        PUBLISH,
        UNPUBLISH,
        SCHEDULE,
        UNSCHEDULE,
        TRASH,
        RESTORE;

        boolean takesContent() {
            return switch (this) {
                case CREATE, SAVE, PATCH, SCHEDULE -> true;
                case PUBLISH, UNPUBLISH, UNSCHEDULE, TRASH, RESTORE -> false;
            };
        }
    }

    /** The body of a bulk request. */
    @Schema(name = "BulkRequest", description = "Up to 100 operations, run in this order.")
    record Body(
            @Schema(
                    description =
                            "`true` (default): all items in one transaction, or none. `false`: each item on its own.")
            @Nullable
            Boolean atomic,

            @Schema(minItems = 1, maxItems = MAX_ITEMS) List<Item> items) {
        boolean isAtomic() {
            return atomic == null || atomic;
        }
    }

    /** One operation. */
    @Schema(name = "BulkItem", description = "One operation, with what its own endpoint takes.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            Action action,

            @Schema(description = "The article's id.") @Nullable
            UUID id,

            @Schema(description = "The version you have read, as in `If-Match`.") @Nullable
            Integer version,

            @Schema(
                    implementation = Object.class,
                    type = SchemaType.OBJECT,
                    description =
                            "The request body of the single operation, for `create`, `save`, `patch` and `schedule` only.")
            @Nullable
            JsonNode content) {}

    /** The results of all items. */
    @Schema(name = "BulkResult", description = "The result of each item, in the order of the request.")
    record Result(List<ItemResult> items) {}

    /** The result of one item. */
    @Schema(name = "BulkItemResult", description = "The result of one item.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ItemResult(
            @Schema(description = "The HTTP status of this item.", examples = "201")
            int status,

            @Nullable UUID id,

            @Schema(description = "The article's new version, to send with the next write.") @Nullable
            Integer version,

            @Nullable ArticleState state,

            @Schema(description = "Why the item failed; pointers refer to its content.") @Nullable
            ProblemView problem) {

        static ItemResult failed(@Nullable UUID id, ProblemView problem) {
            return new ItemResult(problem.status(), id, null, null, problem);
        }

        /** Not run, or rolled back, because another item failed. */
        static ItemResult skipped(@Nullable UUID id) {
            return new ItemResult(FAILED_DEPENDENCY, id, null, null, null);
        }
    }
}
