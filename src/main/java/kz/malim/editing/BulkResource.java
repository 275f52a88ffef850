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
import kz.malim.article.ContentReader;
import kz.malim.editing.BulkRequest.Done;
import kz.malim.editing.BulkRequest.Item;
import kz.malim.editing.BulkRequest.Result;
import kz.malim.idempotency.IdempotentStep;
import kz.malim.web.Problem;
import kz.malim.web.ProblemMappers;
import kz.malim.web.ProblemType;
import kz.malim.web.ProblemView.Violation;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Many acts in one request, all together or each by itself. */
@Path(ArticleEditingResource.PATH + "/bulk")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Editing")
public class BulkResource {
    private static final int MULTI_STATUS = 207;

    private static final String KEY = """
            A string you make up for this one request, such as a UUID. Send the request again with the same key when you do not \
            know whether it was heard. Keys are remembered for 24 hours.""";

    private final BulkOperations acts;
    private final Articles articles;
    private final ContentReader reader;
    private final IdempotentStep once;

    BulkResource(BulkOperations acts, Articles articles, ContentReader reader, IdempotentStep once) {
        this.acts = acts;
        this.articles = articles;
        this.reader = reader;
        this.once = once;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.WRITER)
    @Operation(operationId = "bulkWrite", summary = "Do up to 100 things at once", description = """
                    Each item is what an operation of its own would be, with the same rules and the same roles. With `atomic` \
                    (the default) all are done in one transaction or none is: then the problem `bulk-refused` tells in `items` \
                    which one cannot be done. With `"atomic": false` each is done or refused by itself, in order, and `items` \
                    tells of each. An `Idempotency-Key` then counts for each item: sent again, what was done is not done twice, \
                    and what was refused is tried again.""")
    @APIResponse(
            responseCode = "200",
            description = "Everything is done.",
            content = @Content(schema = @Schema(implementation = Result.class)))
    @APIResponse(
            responseCode = "207",
            description = "With `\"atomic\": false`: what came of each.",
            content = @Content(schema = @Schema(implementation = Result.class)))
    public Response write(
            @Parameter(description = KEY, schema = @Schema(minLength = 1, maxLength = 257))
                    @HeaderParam("Idempotency-Key")
                    @Nullable
                    String key,
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = BulkRequest.Wanted.class)))
                    JsonNode body,
            @Context SecurityContext caller) {
        var wanted = reader.as(ContentReader.object(body), BulkRequest.Wanted.class);
        check(wanted);
        return wanted.isAtomic()
                ? Response.ok(once.execute(key, "bulk", wanted, Result.class, () -> together(wanted.items(), caller)))
                        .build()
                : Response.status(MULTI_STATUS)
                        .entity(new Result(oneByOne(key, wanted.items(), caller)))
                        .build();
    }

    private static void check(BulkRequest.Wanted wanted) {
        @Nullable List<Item> items = wanted.items();
        if (items == null || items.isEmpty() || items.size() > BulkRequest.MOST) {
            throw ContentReader.refused(List.of(Violation.at("#/items", "1 to " + BulkRequest.MOST + " items.")));
        }
        for (int i = 0; i < items.size(); i++) {
            @Nullable Item item = items.get(i);
            if (item == null || item.action() == null) {
                throw ContentReader.refused(
                        List.of(Violation.at("#/items/" + i + "/action", "Say what is to be done.")));
            }
            if ((item.action() == BulkRequest.Action.CREATE) == (item.id() != null)) {
                throw ContentReader.refused(List.of(Violation.at(
                        "#/items/" + i + "/id", "Every act but create names an article, and create names none.")));
            }
        }
    }

    private Result together(List<Item> items, SecurityContext caller) {
        articles.lock(items.stream().map(Item::id).filter(Objects::nonNull).toList());
        var done = new ArrayList<Done>();
        for (var item : items) {
            try {
                done.add(acts.act(item, caller));
            } catch (RuntimeException failure) {
                throw refused(items, done.size(), ProblemMappers.problemOf(failure));
            }
        }
        return new Result(done);
    }

    private static Problem refused(List<Item> items, int at, Problem why) {
        if (why.type().status() >= 500) {
            return why;
        }
        var told = Stream.concat(
                        items.subList(0, at).stream().map(item -> Done.givenUp(item.id())),
                        Stream.concat(
                                Stream.of(Done.refused(items.get(at).id(), why.view())),
                                items.subList(at + 1, items.size()).stream().map(item -> Done.givenUp(item.id()))))
                .toList();
        return new Problem(
                        ProblemType.BULK_REFUSED,
                        "Item " + at + ": " + why.getMessage(),
                        List.of(Violation.at("#/items/" + at, String.valueOf(why.getMessage()))))
                .withMembers(Map.of("items", told));
    }

    private List<Done> oneByOne(@Nullable String key, List<Item> items, SecurityContext caller) {
        var done = new ArrayList<Done>();
        for (var item : items) {
            done.add(alone(key, "bulk " + done.size(), item, caller));
        }
        return done;
    }

    private Done alone(@Nullable String key, String part, Item item, SecurityContext caller) {
        try {
            return once.execute(key, part, item, Done.class, () -> acts.act(item, caller));
        } catch (RuntimeException failure) {
            return Done.refused(item.id(), ProblemMappers.problemOf(failure).view());
        }
    }
}
