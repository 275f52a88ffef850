package kz.malim.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.malim.web.PageInfo;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One write, as it is remembered. */
@Schema(
        name = "AuditEntry",
        description = "One row that was written: who, when, from where, and what it was before and after.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuditView(
        @Schema(description = "Rises with every write.") long position,

        Instant at,

        @Schema(
                description =
                        "`key:<id>` of a key, `person:<name>` of somebody the identity provider sent, or `system` for Malim's own clock.",
                examples = "key:01a20d10-5b0e-7c1a-9a63-0f2f3f0c8a11")
        String actor,

        @Schema(description = "What the actor was called then.")
        String actorName,

        @Schema(description = "The address the request came from; absent for `system`.") @Nullable
        String from,

        @Schema(enumeration = {"create", "change", "remove"})
        String act,

        @Schema(
                description =
                        "What kind of thing was written, such as `article`, `revision`, `takedown`, `front-block`.",
                examples = "revision")
        String subject,

        @Schema(description = "Its id.") String subjectId,

        @Schema(description = "The article it belongs to, if it belongs to one.") @Nullable
        UUID articleId,

        @Schema(
                type = SchemaType.OBJECT,
                description =
                        "How it was; of a change, the columns that changed; absent when it was not there. Bodies are not repeated here: read the revision.")
        @Nullable
        Map<String, Object> before,

        @Schema(type = SchemaType.OBJECT, description = "How it was from then on; absent when it was removed.")
        @Nullable
        Map<String, Object> after) {

    /** One page of the audit log. */
    @Schema(name = "AuditPage", description = "One page of the audit log, newest first.")
    public record Page(List<AuditView> items, PageInfo page) {}
}
