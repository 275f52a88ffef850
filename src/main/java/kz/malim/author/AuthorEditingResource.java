package kz.malim.author;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.Function;
import kz.malim.access.Role;
import kz.malim.management.FreeSlugs;
import kz.malim.management.IfMatch;
import kz.malim.management.MergePatch;
import kz.malim.management.PageParameters;
import kz.malim.management.VersionedResponse;
import kz.malim.media.Photos;
import kz.malim.text.Slug;
import kz.malim.web.Idempotent;
import kz.malim.web.RequestJson;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The management API of authors. */
@Path(AuthorEditingResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(
        name = "Newsroom",
        description = "What articles refer to and where they are placed: authors, sections, tags, front blocks.")
public class AuthorEditingResource {
    static final String PATH = "/management/authors";
    static final String ID = "The author's id.";

    private final Authors authors;
    private final FreeSlugs slugs;
    private final Photos photos;
    private final RequestJson requests;
    private final ObjectMapper json;

    AuthorEditingResource(Authors authors, FreeSlugs slugs, Photos photos, RequestJson requests, ObjectMapper json) {
        this.authors = authors;
        this.slugs = slugs;
        this.photos = photos;
        this.requests = requests;
        this.json = json;
    }

    @GET
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(
            operationId = "listEditedAuthors",
            summary = "List all authors",
            description =
                    "All authors, including those of no published article; newest first. Follow `page.next` until it is null.")
    @APIResponseSchema(AuthorEditView.Page.class)
    public AuthorEditView.Page list(@BeanParam PageParameters page) {
        return authors.page(page, Author::view, AuthorEditView.Page::new);
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.EDITOR)
    @Transactional
    @Operation(
            operationId = "createAuthor",
            summary = "Create an author",
            description = "The author is public once a published article names them.")
    @APIResponseSchema(value = AuthorEditView.class, responseCode = "201", responseDescription = "Created.")
    public Response create(@RequestBodySchema(AuthorInput.class) JsonNode body) {
        var input = requests.read(body, AuthorInput.class);
        photos.requireKnown(input.photo(), "photo");
        var author = Author.of(slug(input, FreeSlugs.NEW), input);
        authors.persistAndFlush(author);
        return VersionedResponse.created(PATH + "/" + author.id(), author.view());
    }

    private Slug slug(AuthorInput input, UUID id) {
        return slugs.choose(authors.kind(), input.slug(), input.name(), candidates -> authors.taken(candidates, id));
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(
            operationId = "getEditedAuthor",
            summary = "Read an author to edit",
            description = "The author with its `ETag` for writes.")
    @APIResponseSchema(AuthorEditView.class)
    public Response read(@Parameter(description = ID) @PathParam("id") String id) {
        return VersionedResponse.ok(authors.withId(id).view());
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.EDITOR)
    @Transactional
    @Operation(operationId = "replaceAuthor", summary = "Replace an author", description = """
                    The new name appears on all articles immediately, and in search shortly after. The old slug redirects.""")
    @APIResponseSchema(AuthorEditView.class)
    public Response replace(
            @Parameter(description = ID) @PathParam("id") String id,
            @BeanParam IfMatch ifMatch,
            @RequestBodySchema(AuthorInput.class) JsonNode body) {
        return update(id, ifMatch, author -> body);
    }

    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed(Role.EDITOR)
    @Transactional
    @Operation(operationId = "patchAuthor", summary = "Patch an author", description = """
                    A JSON Merge Patch (RFC 7396): named fields are replaced, `null` removes, lists are replaced whole.""")
    @APIResponseSchema(AuthorEditView.class)
    public Response patch(
            @Parameter(description = ID) @PathParam("id") String id,
            @BeanParam IfMatch ifMatch,
            @RequestBodySchema(AuthorInput.class) JsonNode body) {
        return update(id, ifMatch, author -> MergePatch.apply(body, author.view(), json));
    }

    private Response update(String id, IfMatch ifMatch, Function<Author, JsonNode> fields) {
        var author = authors.locked(id);
        ifMatch.require(author.version(), author::view);
        var input = requests.read(fields.apply(author), AuthorInput.class);
        photos.requireKnown(input.photo(), "photo");
        author.update(slug(input, author.id()), input);
        authors.flush();
        return VersionedResponse.ok(author.view());
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Role.EDITOR)
    @Transactional
    @Operation(
            operationId = "removeAuthor",
            summary = "Delete an author",
            description = "Only possible if no revision of any article refers to the author; otherwise 409.")
    @APIResponse(responseCode = "204", description = "Deleted.")
    public void remove(@Parameter(description = ID) @PathParam("id") String id, @BeanParam IfMatch ifMatch) {
        var author = authors.locked(id);
        ifMatch.require(author.version(), author::view);
        authors.remove(author);
    }
}
