package kz.malim.author;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import kz.malim.access.Role;
import kz.malim.management.IfMatch;
import kz.malim.web.Problem;
import kz.malim.web.RequestJson;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Erases a person, as the law asks of a newsroom (GDPR, article 17). */
@Path(AuthorEditingResource.PATH + "/{id}/erasure")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.ADMIN)
@Tag(name = "Newsroom")
public class ErasureResource {
    private static final Logger LOG = Logger.getLogger(ErasureResource.class);

    private final Authors authors;
    private final AuthorErasure erasure;
    private final RequestJson json;

    ErasureResource(Authors authors, AuthorErasure erasure, RequestJson json) {
        this.authors = authors;
        this.erasure = erasure;
        this.json = json;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @TransactionConfiguration(timeout = AuthorErasure.MAX_SECONDS)
    @Operation(operationId = "eraseAuthor", summary = "Erase a person", description = """
        Removes the author from all articles, drafts and history included, with every address, and replaces the name by \
        a pseudonym where it tells who edited. Readers' copies go at once: every replica drops what it has cached, and \
        the articles come with a new `updatedAt`; search follows shortly after. Texts that name the person are \
        journalism: they are counted in the receipt and not changed, but for bylines if you ask for that. This cannot \
        be undone; try `dryRun=true` first. Copies elsewhere are not reached: backups, logs, a CDN.\
        """)
    @APIResponseSchema(ErasureView.class)
    public ErasureView erase(
            @Parameter(description = AuthorEditingResource.ID) @PathParam("id") String id,
            @BeanParam IfMatch ifMatch,
            @Parameter(
                            description = "`true` returns the receipt that an erasure would have, and changes nothing.",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @QueryParam("dryRun")
                    @Nullable
                    String dryRun,
            @RequestBodySchema(ErasureInput.class) JsonNode body) {
        var input = json.read(body, ErasureInput.class);
        boolean changesNothing = isDryRun(dryRun);
        var author = authors.locked(id);
        ifMatch.require(author.version(), author::view);
        var receipt = erasure.erase(author, input, changesNothing);
        if (changesNothing) {
            QuarkusTransaction.setRollbackOnly();
        } else {
            LOG.infof(
                    "MALIM-4007 Author erased: receipt=%s author=%s by=%s",
                    receipt.id(), receipt.author(), receipt.by());
        }
        return receipt;
    }

    private static boolean isDryRun(@Nullable String value) {
        if (value != null && !value.equals("true") && !value.equals("false")) {
            throw Problem.invalidParameter("dryRun", "Either true or false.");
        }
        return "true".equals(value);
    }
}
