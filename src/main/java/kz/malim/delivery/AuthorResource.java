package kz.malim.delivery;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import kz.malim.cache.CachingResponder;
import kz.malim.management.PageParameters;
import kz.malim.published.AuthorView;
import kz.malim.published.PublishedTopics;
import kz.malim.text.Slug;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Authors of published articles. */
@Path("/api/authors")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
@org.eclipse.microprofile.openapi.annotations.tags.Tag(name = "Topics")
public class AuthorResource {
    private static final String LIST = "authors";

    private final PublishedTopics published;
    private final CachingResponder responses;
    private final TopicRenderer renderer;

    AuthorResource(PublishedTopics published, CachingResponder responses, TopicRenderer renderer) {
        this.published = published;
        this.responses = responses;
        this.renderer = renderer;
    }

    @GET
    @Operation(operationId = "listAuthors", summary = "List the authors", description = """
                    Authors of published articles, by slug, 20 a page. Follow `page.next` until it is null.""")
    @APIResponseSchema(AuthorView.Page.class)
    public Response list(@BeanParam TopicParameters parameters, @BeanParam PageParameters page) {
        var languages = parameters.languages();
        boolean counted = parameters.counted();
        var after = page.lastSlug(LIST);
        return responses.serve("authors " + parameters.key() + " " + page, () -> {
            var found = published.authors(after, page.rows(), languages, counted);
            var info = page.info(found, LIST, AuthorView::slug);
            return renderer.authors(
                    new AuthorView.Page(page.items(found), info), parameters.next("/api/authors", page, info, null));
        });
    }

    @GET
    @Path("{slug}")
    @Operation(operationId = "getAuthor", summary = "Read one author", description = """
                    An author with job, biography and picture. A former slug redirects.""")
    @APIResponseSchema(AuthorView.class)
    public Response author(
            @Parameter(
                            description = "The author's slug.",
                            example = "aysulu-togzhan",
                            schema =
                                    @Schema(type = SchemaType.STRING, pattern = Slug.PATTERN, maxLength = Slug.LONGEST))
                    @PathParam("slug")
                    String slug,
            @BeanParam TopicParameters parameters) {
        var languages = parameters.languages();
        boolean counted = parameters.counted();
        return responses.serve(
                "author " + slug + " " + parameters.key(),
                () -> renderer.author(published.author(slug, languages, counted)));
    }
}
