package kz.malim.access;

import java.time.OffsetDateTime;
import kz.malim.text.CleanText;
import kz.malim.text.Slug;
import kz.malim.web.RequestJson;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a key shall be. */
@Schema(name = "NewKey", description = "What a key shall be. None of it can be changed later; make another one.")
record KeyInput(
        @Schema(minLength = 1, maxLength = 200, description = "Whose it is: a person or a program.")
        String name,

        @Schema(enumeration = {"reader", "writer", "editor", "publisher", "admin"})
        String role,

        @Schema(description = "Slug of the only section it shall open, with those below it. Left out: all.") @Nullable
        Slug section,

        @Schema(description = "From when on it shall open nothing. Left out: until it is revoked.") @Nullable
        OffsetDateTime expiresAt) {
    private static final int LONGEST_NAME = 200;

    KeyInput {
        var line = CleanText.lineOrNull(name);
        if (line == null || line.length() > LONGEST_NAME) {
            throw RequestJson.refused("name", "1 to " + LONGEST_NAME + " characters.");
        }
        name = line;
        if (role == null || !Role.isRole(role)) {
            throw RequestJson.refused("role", "reader, writer, editor, publisher or admin.");
        }
        if (section != null && role.equals(Role.ADMIN)) {
            throw RequestJson.refused("section", "An administrator's key opens the whole newsroom.");
        }
    }
}
