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

/** One entry of the audit log. */
@Schema(
        name = "AuditEntry",
        description = "One row that was written: who, when, from where, and the values before and after.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuditView(
        @Schema(description = "Increases with every write.") long position,

        Instant at,

        @Schema(
                description =
                        "`key:<id>` for an API key, `person:<subject>` for a user of the identity provider, or `system` for scheduled work.",
                examples = "key:01a20d10-5b0e-7c1a-9a63-0f2f3f0c8a11")
        String actor,

        @Schema(description = "Name of the actor at that time.")
        String actorName,

        @Schema(description = "IP address of the client; absent for `system`.") @Nullable
        String from,

        @Schema(enumeration = {"create", "change", "remove"})
        String act,

        @Schema(
                description = "Type of what was written, such as `article`, `revision`, `takedown`, `front-block`.",
                examples = "revision")
        String subject,

        @Schema(description = "Id of what was written.") String subjectId,

        @Schema(description = "Id of the article it belongs to, if any.") @Nullable
        UUID articleId,

        @Schema(
                type = SchemaType.OBJECT,
                description =
                        "Values before the write; of a change, only the columns that changed; absent on creation. Bodies are omitted: read the revision.")
        @Nullable
        Map<String, Object> before,

        @Schema(type = SchemaType.OBJECT, description = "Values after the write; absent on removal.") @Nullable
        Map<String, Object> after) {

    /** One page of the audit log. */
    @Schema(name = "AuditPage", description = "A page of the audit log, newest first.")
    public record Page(List<AuditView> items, PageInfo page) {}
}
