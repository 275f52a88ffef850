package kz.malim.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.malim.access.Role;
import kz.malim.management.PageParameters;
import kz.malim.web.CanonicalUuid;
import kz.malim.web.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The audit log, for administrators. */
@Path("/management/audit")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.ADMIN)
@Tag(name = "Audit", description = "Who changed what, when and from where.")
public class AuditResource {
    private static final String ENTRIES = """
            select position, at, actor, actor_name, address, act, subject, subject_id, article_id,
                   cast(before as text), cast(after as text)
              from audit where position < :before
            """;

    private static final int MAX_ACTOR = 300;

    private final EntityManager database;
    private final ObjectMapper json;

    AuditResource(EntityManager database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    @GET
    @Transactional
    @Operation(operationId = "listAudit", summary = "List audit log entries", description = """
                    Every write, newest first: who, when, from where, and the values before and after. Entries cannot be \
                    changed or removed, but for retention and the erasure of a person. Filter by `article` and `actor`; follow \
                    `page.next` until it is null.""")
    @APIResponseSchema(AuditView.Page.class)
    public AuditView.Page list(
            @Parameter(description = "Only writes to the article with this id.", schema = @Schema(format = "uuid"))
                    @QueryParam("article")
                    @Nullable
                    String article,
            @Parameter(
                            description = "Only writes by this actor, as in the field `actor`.",
                            example = "system",
                            schema = @Schema(maxLength = MAX_ACTOR))
                    @QueryParam("actor")
                    @Nullable
                    String actor,
            @BeanParam PageParameters page) {
        if (actor != null && actor.length() > MAX_ACTOR) {
            throw Problem.invalidParameter("actor", "At most " + MAX_ACTOR + " characters.");
        }
        var list = "audit " + article + " " + actor;
        var before = page.lastNumber(list);
        var filter =
                (article == null ? "" : " and article_id = :article") + (actor == null ? "" : " and actor = :actor");
        var query = database.createNativeQuery(
                        ENTRIES + filter + " order by position desc limit :limit", Object[].class)
                .setParameter("before", before == null ? Long.MAX_VALUE : before)
                .setParameter("limit", page.rows());
        if (article != null) {
            query.setParameter("article", id(article));
        }
        if (actor != null) {
            query.setParameter("actor", actor);
        }
        List<?> rows = query.getResultList();
        var entries = rows.stream().map(row -> entry((Object[]) row)).toList();
        return new AuditView.Page(page.items(entries), page.info(entries, list, AuditView::position));
    }

    private static UUID id(String article) {
        return CanonicalUuid.parse(article)
                .orElseThrow(() -> Problem.invalidParameter("article", "The id of an article."));
    }

    private AuditView entry(Object... row) {
        return new AuditView(
                ((Number) row[0]).longValue(),
                (Instant) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                (String) row[5],
                (String) row[6],
                (String) row[7],
                (UUID) row[8],
                document((String) row[9]),
                document((String) row[10]));
    }

    private @Nullable Map<String, Object> document(@Nullable String text) {
        try {
            return text == null ? null : json.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
