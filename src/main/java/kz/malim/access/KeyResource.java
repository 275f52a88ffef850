package kz.malim.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.malim.management.CommonFields;
import kz.malim.management.PageParameters;
import kz.malim.web.CanonicalUuid;
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

/** The API keys of the newsroom. */
@Path(KeyResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.ADMIN)
@Tag(name = "Keys", description = "API keys, their roles and sections.")
public class KeyResource {
    static final String PATH = "/management/keys";
    private static final String LIST = "key";

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
            summary = "List API keys",
            description = "All keys, including revoked ones, newest first. Follow `page.next` until it is null.")
    @APIResponseSchema(Page.class)
    public Page list(@BeanParam PageParameters page) {
        var rows = keys.list(page.lastId(LIST), page.rows());
        return new Page(page.items(rows), page.info(rows, LIST, KeyView::id));
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(operationId = "createKey", summary = "Create an API key", description = """
                    Creates a key with a role, optionally restricted to a section and with an expiry time. The response has the \
                    `secret`: it is returned only this once, and a retry of the request gets a response without it.""")
    @APIResponseSchema(
            value = Created.class,
            responseCode = "201",
            responseDescription = "Created. Store the `secret` safely.")
    public Response create(
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = KeyInput.class)))
                    JsonNode body) {
        var input = json.read(body, KeyInput.class);
        var now = clock.instant();
        var expiresAt = CommonFields.instant(input.expiresAt(), "expiresAt");
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            throw RequestJson.refused("expiresAt", "Must be after " + now + ".");
        }
        var secret = ApiKey.newSecret();
        var key = new ApiKey(input.name(), input.role(), secret, now)
                .createdBy(caller.name())
                .expiringAt(expiresAt)
                .restrictedTo(section(input));
        keys.persistAndFlush(key);
        return Response.created(URI.create(PATH + "/" + key.id()))
                .entity(new Created(keys.view(key.id()), secret))
                .build();
    }

    private @Nullable UUID section(KeyInput input) {
        return input.section() == null
                ? null
                : keys.section(input.section())
                        .orElseThrow(() -> RequestJson.refused("section", "There is no such section."));
    }

    @GET
    @Path("{id}")
    @Transactional
    @Operation(
            operationId = "getKey",
            summary = "Get an API key",
            description = "Returns a key without its secret, which is not stored.")
    @APIResponseSchema(KeyView.class)
    public KeyView read(@Parameter(description = "The key's id.") @PathParam("id") String id) {
        return keys.view(CanonicalUuid.parse(id).orElseThrow(ApiKeys::missing));
    }

    @DELETE
    @Path("{id}")
    @Transactional
    @Operation(operationId = "revokeKey", summary = "Revoke an API key", description = """
                    The key is rejected from the response on, on every replica: keys are checked with every request. Revoking one \
                    twice has no effect. An administrator's key cannot be revoked (409) unless another administrator's key is \
                    valid for as long: neither the last one, nor the only one that does not expire. Create the next one \
                    first.""")
    @APIResponse(responseCode = "204", description = "Revoked.")
    public void revoke(@Parameter(description = "The key's id.") @PathParam("id") String id) {
        var keyId = CanonicalUuid.parse(id).orElseThrow(ApiKeys::missing);
        keys.lockAdministrators(); // two administrators may revoke each other at once
        var key = keys.withId(keyId);
        Instant now = clock.instant();
        if (key.isAdministratorAt(now) && !keys.hasOtherAdministrator(key, now)) {
            throw new Problem(ProblemType.CONFLICT, whyNotRevocable(key));
        }
        key.revoke(now);
    }

    private static String whyNotRevocable(ApiKey key) {
        var until = key.expiresAt();
        return until == null
                ? "It is the only administrator's key that does not expire. Create another one without expiresAt first."
                : "No other administrator's key is valid until " + until + ", as this one is. Create one first.";
    }

    /** One page of keys. */
    @Schema(name = "KeyPage", description = "A page of API keys, newest first.")
    public record Page(List<KeyView> items, PageInfo page) {}

    /** A new key. */
    @Schema(name = "CreatedKey", description = "The new key, with its secret, which is never returned again.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Created(
            KeyView key,

            @Schema(
                    description =
                            "Send it as `Authorization: Bearer …`. Only in the first response; absent from retries.",
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
