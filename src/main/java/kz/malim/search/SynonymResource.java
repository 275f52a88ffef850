package kz.malim.search;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import kz.malim.access.Role;
import kz.malim.management.IfMatch;
import kz.malim.management.VersionedResponse;
import kz.malim.web.RequestJson;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The newsroom's own synonyms. */
@Path("/management/synonyms")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Search")
public class SynonymResource {
    private final NewsroomSynonyms synonyms;
    private final RequestJson json;

    SynonymResource(NewsroomSynonyms synonyms, RequestJson json) {
        this.synonyms = synonyms;
        this.json = json;
    }

    @GET
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(
            operationId = "getSynonyms",
            summary = "Get the newsroom's own synonyms",
            description = "All of them, and their `ETag` for a change.")
    @APIResponseSchema(SynonymsView.class)
    public Response read() {
        return response(synonyms.read());
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.EDITOR)
    @Transactional
    @Operation(operationId = "replaceSynonyms", summary = "Replace the newsroom's own synonyms", description = """
                    A search for one text of a rule finds the others too, in every inflected form, after the text itself. In effect at \
                    once: articles are not indexed again. Countries, cities and organizations that have another name in Kazakh, \
                    Russian or English come with Malim.""")
    @APIResponseSchema(SynonymsView.class)
    public Response replace(@BeanParam IfMatch ifMatch, @RequestBodySchema(SynonymInput.class) JsonNode body) {
        var input = json.read(body, SynonymInput.class);
        var current = synonyms.locked();
        ifMatch.require(current.version(), () -> current);
        synonyms.replace(input.rules());
        return response(synonyms.read());
    }

    private static Response response(SynonymsView view) {
        return VersionedResponse.ok(view.version(), view);
    }
}
