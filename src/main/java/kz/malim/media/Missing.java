package kz.malim.media;

import java.util.Arrays;
import java.util.Optional;
import kz.malim.text.WireName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a photo can lack. */
@Schema(name = "MissingFromPhoto", description = "What a photo can lack.")
public enum Missing implements WireName {
    CREDIT("coalesce(p.credit_text, p.credit_creator, p.credit_source, p.credit_copyright) is null"),
    ALT("p.alt is null"),
    FILE("p.file_sha256 is null");

    private final String condition;

    Missing(String condition) {
        this.condition = condition;
    }

    /** As indexes have it. */
    String condition() {
        return condition;
    }

    boolean from(Photo photo) {
        return switch (this) {
            case CREDIT -> photo.credit() == null || photo.credit().line() == null;
            case ALT -> photo.alt() == null;
            case FILE -> photo.file() == null;
        };
    }

    static Optional<Missing> of(String text) {
        return Arrays.stream(values())
                .filter(one -> one.wireName().equals(text))
                .findFirst();
    }
}
