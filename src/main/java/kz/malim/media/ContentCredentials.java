package kz.malim.media;

import kz.malim.text.WireName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is known of the provenance that a file carries. More values will be here once manifests are verified. */
@Schema(name = "ContentCredentials", description = ContentCredentials.DESCRIPTION)
public enum ContentCredentials implements WireName {
    PRESENT;

    public static final String DESCRIPTION =
            "`present` if the original carries a manifest of C2PA (Content Credentials), which is not verified. Renditions are newly encoded and carry none.";

    static @Nullable ContentCredentials of(boolean present) {
        return present ? PRESENT : null;
    }
}
