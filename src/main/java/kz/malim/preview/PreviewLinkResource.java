package kz.malim.preview;

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
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import kz.malim.access.Caller;
import kz.malim.access.Role;
import kz.malim.article.Articles;
import kz.malim.management.PageParameters;
import kz.malim.web.CanonicalUuid;
import kz.malim.web.Idempotent;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import kz.malim.web.RequestJson;
import kz.malim.web.Site;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Links that show a draft to somebody without a key. */
@Path(PreviewLinkResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.WRITER)
@Tag(name = "Previews", description = "Unpublished and past content, as readers would see it.")
public class PreviewLinkResource {
    static final String PATH = "/management/articles/{id}/previews";

    private static final Duration DEFAULT_LIFETIME = Duration.ofDays(7);
    private static final Duration MAX_LIFETIME = Duration.ofDays(90);
    private static final String ID = "The article's id.";

    private final PreviewLinks links;
    private final Articles articles;
    private final Caller caller;
    private final RequestJson json;
    private final Site site;
    private final Clock clock;

    PreviewLinkResource(
            PreviewLinks links, Articles articles, Caller caller, RequestJson json, Site site, Clock clock) {
        this.links = links;
        this.articles = articles;
        this.caller = caller;
        this.json = json;
        this.site = site;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listPreviews",
            summary = "List the preview links",
            description =
                    "All links of the article, newest first. Their addresses are not returned again. Follow `page.next` until it is null.")
    @APIResponseSchema(PreviewLink.Page.class)
    public PreviewLink.Page list(
            @Parameter(description = ID) @PathParam("id") String id, @BeanParam PageParameters page) {
        var list = "preview " + id;
        var found = links.of(articles.withId(id), page.lastId(list), page.rows());
        return new PreviewLink.Page(page.items(found), page.info(found, list, PreviewLink::id));
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(operationId = "createPreview", summary = "Create a preview link", description = """
                    An address that shows this article as if it were published now, with related stories and blocks, to anybody \
                    who has the address: no key needed. It always shows the newest save and no other draft, expires at \
                    `expiresAt`, and can be revoked.""")
    @APIResponseSchema(value = PreviewLink.Created.class, responseCode = "201", responseDescription = "Created.")
    public Response create(
            @Parameter(description = ID) @PathParam("id") String id,
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = PreviewLink.Wanted.class)))
                    JsonNode body) {
        var wanted = json.read(body, PreviewLink.Wanted.class);
        var article = articles.withId(id);
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var link = links.create(article, now, expiry(wanted, now), caller.name());
        var token = new PreviewToken(link.id(), link.expiresAt()).signed(links.secret());
        return Response.created(URI.create(PATH.replace("{id}", id) + "/" + link.id()))
                .entity(new PreviewLink.Created(
                        link,
                        PreviewResource.PATH + "/" + token,
                        site.preview(token).orElse(null)))
                .build();
    }

    private static Instant expiry(PreviewLink.Wanted wanted, Instant now) {
        var expiry = wanted.expiresAt() == null
                ? now.plus(DEFAULT_LIFETIME)
                : wanted.expiresAt().toInstant().truncatedTo(ChronoUnit.SECONDS);
        if (!expiry.isAfter(now) || expiry.isAfter(now.plus(MAX_LIFETIME))) {
            throw RequestJson.refused("expiresAt", "In the next 90 days.");
        }
        return expiry;
    }

    @DELETE
    @Path("{link}")
    @Transactional
    @Operation(
            operationId = "revokePreview",
            summary = "Revoke a preview link",
            description = "The link is rejected at once. Revoking it again has no effect.")
    @APIResponse(responseCode = "204", description = "Revoked.")
    public void revoke(
            @Parameter(description = ID) @PathParam("id") String id,
            @Parameter(description = "The link's id.") @PathParam("link") String link) {
        var article = articles.withId(id);
        var known = CanonicalUuid.parse(link)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no preview link with this id."));
        links.revoke(article, known, clock.instant());
    }
}
