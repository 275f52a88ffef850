package kz.malim.sync;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import kz.malim.listing.ArticleListing;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import kz.malim.web.RequestValidationFilter;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The stream in the contract, and the requests that {@link ChangeStreams} does not open one for. */
@Path(StreamResource.PATH)
@PermitAll
@RunOnVirtualThread
@Tag(name = "Changes")
public class StreamResource {
    static final String PATH = Following.PATH + "/stream";
    static final String EVENT_STREAM = "text/event-stream";

    /** Of a request that was refused for want of room. */
    static final String REFUSED = StreamResource.class.getName();

    private final ArticleListing listing;
    private final CurrentVertxRequest exchange;

    StreamResource(ArticleListing listing, CurrentVertxRequest exchange) {
        this.listing = listing;
        this.exchange = exchange;
    }

    @GET
    @Operation(operationId = "streamChanges", summary = "Follow the changes as a stream", description = """
                    The changes of `/api/changes` as server-sent events, for `EventSource`: each is an event `change` whose id is a \
                    cursor. Other events: `ready` when a stream begins with what changes from now on, `ping` every 15 seconds or so (a client that has heard \
                    nothing for 60 seconds should reconnect), `resync` when the changes before are not known any more, with the \
                    address of a snapshot, and `goaway` before the server ends the stream. A client that returns with \
                    `Last-Event-ID`, as browsers do by themselves, misses nothing.""")
    @APIResponse(
            responseCode = "200",
            description = "The stream, which the server ends after 10 to 20 minutes.",
            content =
                    @Content(
                            mediaType = EVENT_STREAM,
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            description =
                                                    "Server-sent events; the data of each is one line of JSON, of `change` a Change.")))
    @Produces(EVENT_STREAM)
    public Response stream(
            @BeanParam StreamParameters parameters,
            @Parameter(
                            description =
                                    "Id of the last event that was received; one that is not known any more begins with `resync`.",
                            schema = @Schema(maxLength = RequestValidationFilter.MAX_HEADERS))
                    @HeaderParam("Last-Event-ID")
                    @Nullable
                    String lastEventId) {
        StreamFilter.of(parameters, listing); // says what is invalid
        if (exchange.getCurrent().get(REFUSED) != null) {
            throw new Problem(ProblemType.BUSY, ProblemType.BUSY.remedy());
        }
        return Response.ok().type(EVENT_STREAM).build(); // to HEAD
    }
}
