package kz.malim.sync;

import java.util.Arrays;
import java.util.Optional;
import kz.malim.text.WireName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What changes are of, in the order in which they are sent: what is referred to comes before what refers to it. */
@Schema(name = "ThingKind", description = "What the change is of.")
enum ThingKind implements WireName {
    SECTION(1),
    TAG(2),
    AUTHOR(3),
    PHOTO(4),
    ARTICLE(5),
    LIVE_ENTRY(6),
    FRONT(7);

    /** In cursors, which outlive a release that adds a kind. */
    private final byte code;

    ThingKind(int code) {
        this.code = (byte) code;
    }

    byte code() {
        return code;
    }

    static Optional<ThingKind> ofCode(byte code) {
        return Arrays.stream(values()).filter(kind -> kind.code == code).findFirst();
    }

    static Optional<ThingKind> named(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.wireName().equals(name))
                .findFirst();
    }
}
