package kz.malim.editing;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import kz.malim.access.Role;
import kz.malim.article.Articles;
import kz.malim.editing.BulkRequest.Item;
import kz.malim.editing.BulkRequest.ItemResult;
import kz.malim.editing.BulkRequest.Result;
import kz.malim.idempotency.IdempotentStep;
import kz.malim.web.Idempotent;
import kz.malim.web.Problem;
import kz.malim.web.ProblemMappers;
import kz.malim.web.ProblemType;
import kz.malim.web.ProblemView.Violation;
import kz.malim.web.RequestJson;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Many operations in one request, in one transaction or each in its own. */
@Path(ArticleEditingResource.PATH + "/bulk")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Editing")
public class BulkResource {
    private static final int MULTI_STATUS = 207;

    private static final String KEY = """
            A unique string for this request, such as a UUID. Retry with the same key if you got no response. Keys are stored for \
            24 hours.""";

    private final BulkOperations operations;
    private final Articles articles;
    private final RequestJson json;
    private final IdempotentStep idempotent;

    BulkResource(BulkOperations operations, Articles articles, RequestJson json, IdempotentStep idempotent) {
        this.operations = operations;
        this.articles = articles;
        this.json = json;
        this.idempotent = idempotent;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.WRITER)
    @Operation(operationId = "bulkWrite", summary = "Run up to 100 operations", description = """
                    Each item is a single operation with its rules and roles. With `atomic` (the default) all run in one \
                    transaction; if one fails, none is applied, and `items` of the problem `bulk-refused` says which. With \
                    `"atomic": false` each item succeeds or fails on its own, in order, and `items` has each result. An \
                    `Idempotency-Key` then applies to each item: a retry repeats only items that failed.""")
    @APIResponse(
            responseCode = "200",
            description = "All items succeeded.",
            content = @Content(schema = @Schema(implementation = Result.class)))
    @APIResponse(
            responseCode = "207",
            description = "With `\"atomic\": false`: the result of each item.",
            content = @Content(schema = @Schema(implementation = Result.class)))
    public Response write(
            @Parameter(description = KEY, schema = @Schema(pattern = Idempotent.PATTERN))
                    @HeaderParam("Idempotency-Key")
                    @Nullable
                    String key,
            @RequestBodySchema(BulkRequest.Body.class) JsonNode body,
            @Context SecurityContext caller) {
        var request = json.read(body, BulkRequest.Body.class);
        check(request);
        return request.isAtomic()
                ? Response.ok(idempotent.execute(
                                key, "bulk", request, Result.class, () -> atomically(request.items(), caller)))
                        .build()
                : Response.status(MULTI_STATUS)
                        .entity(new Result(individually(key, request.items(), caller)))
                        .build();
    }

    private static void check(BulkRequest.Body request) {
        @Nullable List<Item> items = request.items();
        if (items == null || items.isEmpty() || items.size() > BulkRequest.MAX_ITEMS) {
            throw RequestJson.refused("items", "1 to " + BulkRequest.MAX_ITEMS + " items.");
        }
        for (int i = 0; i < items.size(); i++) {
            @Nullable Item item = items.get(i);
            if (item == null || item.action() == null) {
                throw RequestJson.refused("items/" + i + "/action", "The action is required.");
            }
            boolean isNew = item.action() == BulkRequest.Action.CREATE;
            if (isNew == (item.id() != null)) {
                throw RequestJson.refused("items/" + i + "/id", "Required, except for `create`, which takes none.");
            }
            if (isNew && item.version() != null) {
                throw RequestJson.refused("items/" + i + "/version", "`create` takes no version.");
            }
            if (!item.action().takesContent()
                    && item.content() != null
                    && !item.content().isNull()) {
                throw RequestJson.refused(
                        "items/" + i + "/content", "`" + item.action().wireName() + "` takes no content.");
            }
        }
    }

    private Result atomically(List<Item> items, SecurityContext caller) {
        articles.lock(items.stream().map(Item::id).filter(Objects::nonNull).toList());
        var done = new ArrayList<ItemResult>();
        for (var item : items) {
            try {
                done.add(operations.run(item, caller));
            } catch (RuntimeException failure) {
                throw failed(items, done.size(), ProblemMappers.problemOf(failure));
            }
        }
        return new Result(done);
    }

    private static Problem failed(List<Item> items, int at, Problem cause) {
        if (cause.type().status() >= 500) {
            return cause;
        }
        var results = Stream.concat(
                        items.subList(0, at).stream().map(item -> ItemResult.skipped(item.id())),
                        Stream.concat(
                                Stream.of(ItemResult.failed(items.get(at).id(), cause.view())),
                                items.subList(at + 1, items.size()).stream()
                                        .map(item -> ItemResult.skipped(item.id()))))
                .toList();
        return new Problem(
                        ProblemType.BULK_REFUSED,
                        "Item " + at + ": " + cause.getMessage(),
                        List.of(Violation.at("#/items/" + at, String.valueOf(cause.getMessage()))))
                .withMembers(Map.of("items", results));
    }

    private List<ItemResult> individually(@Nullable String key, List<Item> items, SecurityContext caller) {
        var done = new ArrayList<ItemResult>();
        for (var item : items) {
            done.add(single(key, "bulk " + done.size(), item, caller));
        }
        return done;
    }

    private ItemResult single(@Nullable String key, String step, Item item, SecurityContext caller) {
        try {
            return idempotent.execute(key, step, item, ItemResult.class, () -> operations.run(item, caller));
        } catch (RuntimeException failure) {
            return ItemResult.failed(
                    item.id(), ProblemMappers.problemOf(failure).view());
        }
    }
}
