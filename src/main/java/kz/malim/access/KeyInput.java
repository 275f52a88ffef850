package kz.malim.access;

import java.time.OffsetDateTime;
import kz.malim.text.CleanText;
import kz.malim.text.Slug;
import kz.malim.web.RequestJson;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Properties of a new key. */
@Schema(
        name = "NewKey",
        description = "Properties of the new key. They cannot be changed later; create another key instead.")
record KeyInput(
        @Schema(minLength = 1, maxLength = 200, description = "Name of the person or program that uses the key.")
        String name,

        @Schema(enumeration = {"reader", "writer", "editor", "publisher", "admin"})
        String role,

        @Schema(description = "Restricts the key to this section and its descendants. Omit for no restriction.")
        @Nullable
        Slug section,

        @Schema(description = "The key is rejected from this time on. Omit for no expiry.") @Nullable
        OffsetDateTime expiresAt) {
    private static final int MAX_NAME = 200;

    KeyInput {
        var line = CleanText.lineOrNull(name);
        if (line == null || line.length() > MAX_NAME) {
            throw RequestJson.refused("name", "1 to " + MAX_NAME + " characters.");
        }
        name = line;
        if (role == null || !Role.isRole(role)) {
            throw RequestJson.refused("role", "reader, writer, editor, publisher or admin.");
        }
        if (section != null && role.equals(Role.ADMIN)) {
            throw RequestJson.refused("section", "An administrator's key cannot be restricted to a section.");
        }
    }
}
