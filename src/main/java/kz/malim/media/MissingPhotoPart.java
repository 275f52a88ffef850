package kz.malim.media;

import java.util.Arrays;
import java.util.Optional;
import kz.malim.text.WireName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a photo may still need before it should be published. */
@Schema(name = "MissingFromPhoto", description = "Metadata that a photo can lack.")
public enum MissingPhotoPart implements WireName {
    CREDIT("coalesce(p.credit_text, p.credit_creator, p.credit_source, p.credit_copyright) is null"),
    ALT("p.alt is null"),
    FILE("p.file_sha256 is null");

    private final String condition;

    MissingPhotoPart(String condition) {
        this.condition = condition;
    }

    /** The SQL condition, spelt as in the partial indexes so that they are used. */
    String condition() {
        return condition;
    }

    boolean isMissingFrom(Photo photo) {
        return switch (this) {
            case CREDIT -> photo.credit() == null || photo.credit().line() == null;
            case ALT -> photo.alt() == null;
            case FILE -> photo.file() == null;
        };
    }

    static Optional<MissingPhotoPart> of(String text) {
        return Arrays.stream(values())
                .filter(part -> part.wireName().equals(text))
                .findFirst();
    }
}
