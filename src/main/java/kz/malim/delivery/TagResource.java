package kz.malim.delivery;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.EnumSet;
import kz.malim.cache.CachingResponder;
import kz.malim.listing.CommaSeparatedList;
import kz.malim.management.PageParameters;
import kz.malim.published.PublishedTopics;
import kz.malim.published.TagView;
import kz.malim.text.Slug;
import kz.malim.topic.Tag;
import kz.malim.web.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Tags of published articles. */
@Path("/api/tags")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
@org.eclipse.microprofile.openapi.annotations.tags.Tag(name = "Topics")
public class TagResource {
    private static final String KIND = "(subject|person|organisation|place|event)";
    private static final String KINDS = "^" + KIND + "(," + KIND + "){0,4}$";

    private final PublishedTopics published;
    private final CachingResponder responses;
    private final TopicRenderer renderer;

    TagResource(PublishedTopics published, CachingResponder responses, TopicRenderer renderer) {
        this.published = published;
        this.responses = responses;
        this.renderer = renderer;
    }

    @GET
    @Operation(operationId = "listTags", summary = "List the tags", description = """
                    Tags of published articles, by slug, 20 a page. Follow `page.next` until it is null.""")
    @APIResponseSchema(TagView.Page.class)
    public Response list(
            @Parameter(
                            description =
                                    "Only tags of this kind: `subject`, `person`, `organisation`, `place` or `event`; of any of several separated by commas.",
                            example = "person,organisation",
                            schema = @Schema(type = SchemaType.STRING, pattern = KINDS))
                    @QueryParam("kind")
                    @Nullable
                    String kind,
            @BeanParam TopicParameters parameters,
            @BeanParam PageParameters page) {
        var kinds = kinds(kind);
        var languages = parameters.languages();
        boolean counted = parameters.counted();
        var list = "tags " + kinds;
        var after = page.lastSlug(list);
        return responses.serve(list + " " + parameters.key() + " " + page, () -> {
            var found = published.tags(kinds, after, page.rows(), languages, counted);
            var info = page.info(found, list, TagView::slug);
            return renderer.tags(
                    new TagView.Page(page.items(found), info), parameters.next("/api/tags", page, info, kind));
        });
    }

    @GET
    @Path("{slug}")
    @Operation(operationId = "getTag", summary = "Read one tag", description = """
                    A tag with its description, picture and links. A former slug redirects, and so does that of a tag that was merged into it.""")
    @APIResponseSchema(TagView.class)
    public Response tag(
            @Parameter(
                            description = "The tag's slug.",
                            example = "kitaphana",
                            schema =
                                    @Schema(type = SchemaType.STRING, pattern = Slug.PATTERN, maxLength = Slug.LONGEST))
                    @PathParam("slug")
                    String slug,
            @BeanParam TopicParameters parameters) {
        var languages = parameters.languages();
        boolean counted = parameters.counted();
        return responses.serve(
                "tag " + slug + " " + parameters.key(), () -> renderer.tag(published.tag(slug, languages, counted)));
    }

    private static EnumSet<Tag.Kind> kinds(@Nullable String parameter) {
        var kinds = EnumSet.noneOf(Tag.Kind.class);
        if (parameter != null) {
            CommaSeparatedList.of("kind", parameter, Tag.Kind.values().length).forEach(term -> kinds.add(kind(term)));
        }
        return kinds;
    }

    private static Tag.Kind kind(String term) {
        return Arrays.stream(Tag.Kind.values())
                .filter(kind -> kind.wireName().equals(term))
                .findFirst()
                .orElseThrow(() ->
                        Problem.invalidParameter("kind", "Kinds are subject, person, organisation, place and event."));
    }
}
