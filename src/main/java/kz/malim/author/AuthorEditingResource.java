package kz.malim.author;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import kz.malim.access.Role;
import kz.malim.web.IdPagination;
import kz.malim.web.Idempotent;
import kz.malim.web.IfMatch;
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

/** The authors of the newsroom, for those who keep them. */
@Path(AuthorEditingResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Newsroom", description = "What articles refer to and where they stand: authors, sections, tags, fronts.")
public class AuthorEditingResource {
    static final String PATH = "/management/authors";
    static final String ID = "The author's id.";
    static final String IF_MATCH = "The `ETag` of the author as you have read it.";

    private final Authors authors;
    private final RequestJson json;

    AuthorEditingResource(Authors authors, RequestJson json) {
        this.authors = authors;
        this.json = json;
    }

    @GET
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(
            operationId = "listEditedAuthors",
            summary = "List the authors for editors",
            description =
                    "Every author, also those no published article names; newest first, 50 a page. Follow `page.next` until it is null.")
    @APIResponseSchema(AuthorEditView.Page.class)
    public AuthorEditView.Page list(
            @Parameter(description = "`page.next` of the page before.", schema = @Schema(maxLength = 36))
                    @QueryParam("cursor")
                    @Nullable
                    String cursor) {
        var found = authors.before(IdPagination.idCursor(cursor), IdPagination.SIZE + 1).stream()
                .map(AuthorEditView::of)
                .toList();
        return new AuthorEditView.Page(
                IdPagination.shown(found),
                IdPagination.listing(found, author -> author.id().toString()));
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.EDITOR)
    @Transactional
    @Operation(
            operationId = "createAuthor",
            summary = "Add an author",
            description = "Readers see an author from the first published article on that names them.")
    @APIResponseSchema(value = AuthorEditView.class, responseCode = "201", responseDescription = "Added.")
    public Response create(
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = AuthorInput.class)))
                    JsonNode body) {
        var author = Author.of(json.read(body, AuthorInput.class));
        authors.persistAndFlush(author);
        return answer(Response.created(URI.create(PATH + "/" + author.id())), author);
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(
            operationId = "getEditedAuthor",
            summary = "Read an author to edit",
            description = "The author as stored. Keep the `ETag`.")
    @APIResponseSchema(AuthorEditView.class)
    public Response read(@Parameter(description = ID) @PathParam("id") String id) {
        return answer(Response.ok(), authors.withId(id));
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.EDITOR)
    @Transactional
    @Operation(operationId = "replaceAuthor", summary = "Change an author", description = """
                    Readers see the new name on every article at once, and find them by it a moment later. An old slug keeps \
                    leading here.""")
    @APIResponseSchema(AuthorEditView.class)
    public Response replace(
            @Parameter(description = ID) @PathParam("id") String id,
            @Parameter(description = IF_MATCH, example = "\"3\"", schema = @Schema(maxLength = 200))
                    @HeaderParam("If-Match")
                    @Nullable
                    String ifMatch,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = AuthorInput.class)))
                    JsonNode body) {
        var wanted = json.read(body, AuthorInput.class);
        var author = authors.locked(id);
        IfMatch.require(ifMatch, author.version(), () -> AuthorEditView.of(author));
        author.becomes(wanted);
        authors.flush();
        return answer(Response.ok(), author);
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Role.EDITOR)
    @Transactional
    @Operation(
            operationId = "removeAuthor",
            summary = "Remove an author",
            description = "Only one that no revision of any article has ever named; others are a 409.")
    @APIResponse(responseCode = "204", description = "Removed.")
    public void remove(
            @Parameter(description = ID) @PathParam("id") String id,
            @Parameter(description = IF_MATCH, example = "\"3\"", schema = @Schema(maxLength = 200))
                    @HeaderParam("If-Match")
                    @Nullable
                    String ifMatch) {
        var author = authors.locked(id);
        IfMatch.require(ifMatch, author.version(), () -> AuthorEditView.of(author));
        authors.delete(author);
        authors.flush();
    }

    private static Response answer(Response.ResponseBuilder response, Author author) {
        return response.tag(new EntityTag(String.valueOf(author.version())))
                .entity(AuthorEditView.of(author))
                .build();
    }
}
