package kz.malim.sync;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import kz.malim.cache.CachingResponder;
import kz.malim.cache.RenderedResponse;
import kz.malim.listing.ArticleListing;
import kz.malim.sync.ChangePages.CursorExpired;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import kz.malim.web.RequestValidationFilter;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What is published, and what changed since, for those who keep a copy. */
@Path(Following.PATH)
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
@Tag(name = "Changes", description = "Everything that is published and what changes, for those who keep a copy.")
public class ChangeResource {
    /** The address of a page after a cursor is the same for all clients, and what it returns is true for a while. */
    private static final String DELTA_AGE = "public, max-age=5";

    private static final String SNAPSHOT_AGE = "public, max-age=60";

    private final ArticleListing listing;
    private final ChangePages pages;
    private final SharedPages shared;
    private final CachingResponder responses;

    ChangeResource(ArticleListing listing, ChangePages pages, SharedPages shared, CachingResponder responses) {
        this.listing = listing;
        this.pages = pages;
        this.shared = shared;
        this.responses = responses;
    }

    @GET
    @Operation(operationId = "listChanges", summary = "Follow the changes", description = """
                    For copies of what is published: a snapshot of everything, and from its last `cursor` on what changes. \
                    Send `cursor` as `since` of the next request; request it at once while `more` is true. Each change is the \
                    present state of a thing. Under a filter, what leaves it is deleted too, and so are things that never were in \
                    it: ignore ids you do not know. Related stories that are chosen automatically are in no change.""")
    @APIResponseSchema(
            value = ChangesView.class,
            responseDescription = "A page of changes; without items when there are none yet.")
    public Response changes(
            @BeanParam ChangeParameters parameters,
            @Parameter(
                            description =
                                    "`wait=25` waits up to so many seconds, 30 at most, for a change when there is none yet (RFC 7240).",
                            example = "wait=25",
                            schema = @Schema(maxLength = RequestValidationFilter.MAX_HEADERS))
                    @HeaderParam("Prefer")
                    @Nullable
                    String prefer) {
        var following = Following.of(parameters, listing);
        var cursor = parameters.since() == null ? null : following.cursor(parameters.since());
        var address = Following.snapshot(parameters);
        try {
            var page = shared.get(
                    address + " " + cursor,
                    () -> (cursor == null ? pages.snapshot(following) : pages.after(cursor, following)).json());
            return respond(
                    page, cursor == null || cursor.snapshot() ? SNAPSHOT_AGE : DELTA_AGE, LongPolling.applied(prefer));
        } catch (CursorExpired expired) {
            throw new Problem(ProblemType.CURSOR_EXPIRED, ProblemType.CURSOR_EXPIRED.remedy())
                    .withMembers(Map.of("resync", address));
        }
    }

    private Response respond(byte[] page, String cacheControl, Map<String, String> more) {
        var headers = new LinkedHashMap<>(more);
        headers.put(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        return responses.serveUncached(
                new RenderedResponse(page, MediaType.APPLICATION_JSON, null, Set.of(), null, headers), cacheControl);
    }
}
