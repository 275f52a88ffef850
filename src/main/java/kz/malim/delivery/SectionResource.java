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
import kz.malim.published.PublishedTopics;
import kz.malim.published.SectionView;
import kz.malim.text.Slug;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The sections of the site. */
@Path("/api/sections")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
@Tag(name = "Topics", description = "Sections, tags and authors: what pages about them show beside their articles.")
public class SectionResource {
    private final PublishedTopics published;
    private final CachingResponder responses;
    private final TopicRenderer renderer;

    SectionResource(PublishedTopics published, CachingResponder responses, TopicRenderer renderer) {
        this.published = published;
        this.responses = responses;
        this.renderer = renderer;
    }

    @GET
    @Operation(operationId = "listSections", summary = "List the sections", description = """
                    All sections of the site as a tree, in the order to show them, those without articles too: at most \
                    2,000, and 10 levels.""")
    @APIResponseSchema(SectionView.Tree.class)
    public Response list(@BeanParam TopicParameters parameters) {
        var languages = parameters.languages();
        boolean counted = parameters.counted();
        return responses.serve(
                "sections " + parameters.key(),
                () -> renderer.sections(new SectionView.Tree(published.sections(languages, counted)), counted));
    }

    @GET
    @Path("{slug}")
    @Operation(operationId = "getSection", summary = "Read one section", description = """
                    A section with those below it. A former slug redirects.""")
    @APIResponseSchema(SectionView.class)
    public Response section(
            @Parameter(
                            description = "The section's slug.",
                            example = "madeniet",
                            schema =
                                    @Schema(type = SchemaType.STRING, pattern = Slug.PATTERN, maxLength = Slug.LONGEST))
                    @PathParam("slug")
                    String slug,
            @BeanParam TopicParameters parameters) {
        var languages = parameters.languages();
        boolean counted = parameters.counted();
        return responses.serve(
                "section " + slug + " " + parameters.key(),
                () -> renderer.section(published.section(slug, languages, counted), counted));
    }
}
