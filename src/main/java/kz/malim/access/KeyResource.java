package kz.malim.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.malim.web.CanonicalUuid;
import kz.malim.web.CommonFields;
import kz.malim.web.IdPagination;
import kz.malim.web.Idempotent;
import kz.malim.web.OneTimeResponse;
import kz.malim.web.PageInfo;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import kz.malim.web.RequestJson;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The keys of the newsroom. */
@Path(KeyResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.ADMIN)
@Tag(name = "Keys", description = "Who may do what: keys, their roles and their sections.")
public class KeyResource {
    static final String PATH = "/management/keys";

    private final ApiKeys keys;
    private final Caller caller;
    private final RequestJson json;
    private final Clock clock;

    KeyResource(ApiKeys keys, Caller caller, RequestJson json, Clock clock) {
        this.keys = keys;
        this.caller = caller;
        this.json = json;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listKeys",
            summary = "List the keys",
            description =
                    "Every key that was ever given out, newest first, revoked ones too; 50 a page. Follow `page.next` until it is null.")
    @APIResponseSchema(Page.class)
    public Page list(
            @Parameter(description = "`page.next` of the page before.", schema = @Schema(maxLength = 36))
                    @QueryParam("cursor")
                    @Nullable
                    String cursor) {
        var found = keys.list(IdPagination.idCursor(cursor), IdPagination.SIZE + 1);
        return new Page(
                IdPagination.shown(found),
                IdPagination.listing(found, key -> key.id().toString()));
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(operationId = "createKey", summary = "Give out a key", description = """
                    Makes a key with a role, and if you want for one section and until a moment. The answer has the `secret`: this \
                    is the only time it is shown, and a repetition of the request answers without it.""")
    @APIResponseSchema(
            value = Created.class,
            responseCode = "201",
            responseDescription = "Made; keep the `secret` somewhere safe.")
    public Response create(
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = KeyInput.class)))
                    JsonNode body) {
        var wanted = json.read(body, KeyInput.class);
        var now = clock.instant();
        var expiresAt = CommonFields.moment(wanted.expiresAt(), "expiresAt");
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            throw RequestJson.refused("expiresAt", "It has to be after " + now + ".");
        }
        var secret = ApiKey.newSecret();
        var key = new ApiKey(wanted.name(), wanted.role(), secret, now)
                .givenBy(caller.name())
                .expiringAt(expiresAt)
                .boundTo(section(wanted));
        keys.persistAndFlush(key);
        return Response.created(URI.create(PATH + "/" + key.id()))
                .entity(new Created(keys.view(key.id()), secret))
                .build();
    }

    private @Nullable UUID section(KeyInput wanted) {
        return wanted.section() == null
                ? null
                : keys.section(wanted.section())
                        .orElseThrow(() -> RequestJson.refused("section", "There is no such section."));
    }

    @GET
    @Path("{id}")
    @Transactional
    @Operation(
            operationId = "getKey",
            summary = "Read a key",
            description = "Everything that is known of a key; its secret is not known to anybody but its holder.")
    @APIResponseSchema(KeyView.class)
    public KeyView read(@Parameter(description = "The key's id.") @PathParam("id") String id) {
        return keys.view(CanonicalUuid.parse(id).orElseThrow(ApiKeys::missing));
    }

    @DELETE
    @Path("{id}")
    @Transactional
    @Operation(operationId = "revokeKey", summary = "Revoke a key", description = """
                    It opens nothing from the answer on, on every replica: keys are looked up anew with each request. Revoking one \
                    twice does nothing. An administrator's key is kept (409) unless another administrator's key is valid \
                    for as long: the last one cannot be revoked, nor the only one that does not expire. Create the next \
                    one first.""")
    @APIResponse(responseCode = "204", description = "It opens nothing any more.")
    public void revoke(@Parameter(description = "The key's id.") @PathParam("id") String id) {
        var wanted = CanonicalUuid.parse(id).orElseThrow(ApiKeys::missing);
        keys.lockAdministrators(); // two of them may revoke each other at once
        var key = keys.withId(wanted);
        Instant now = clock.instant();
        if (key.isAdministratorAt(now) && !keys.hasAdministratorBesides(key, now)) {
            throw new Problem(ProblemType.CONFLICT, whyKept(key));
        }
        key.revoke(now);
    }

    private static String whyKept(ApiKey key) {
        var until = key.expiresAt();
        return until == null
                ? "It is the only administrator's key that does not expire. Create another one without expiresAt first."
                : "No other administrator's key is valid until " + until
                        + ", as this one is. Create one that is first.";
    }

    /** One page of keys. */
    @Schema(name = "KeyPage", description = "One page of the keys, newest first.")
    public record Page(List<KeyView> items, PageInfo page) {}

    /** A key that has just been made. */
    @Schema(
            name = "CreatedKey",
            description = "A key that has just been made, with the secret that is never shown again.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Created(
            KeyView key,

            @Schema(
                    description =
                            "Send it as `Authorization: Bearer …`. Only in the first answer; a repeated request gets none.",
                    examples = "malim_…")
            @Nullable
            String secret)
            implements OneTimeResponse {
        @Override
        public Object replayed() {
            return new Created(key, null);
        }
    }
}
