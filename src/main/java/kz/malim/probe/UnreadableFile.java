package kz.malim.probe;

import java.io.IOException;

/** A file that is broken, or not of an accepted type; the message is for the client. */
public final class UnreadableFile extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean typeUnknown;

    private UnreadableFile(String message, boolean typeUnknown) {
        super(message);
        this.typeUnknown = typeUnknown;
    }

    /** Of an accepted type by its first bytes, and not what they promise after them. */
    static UnreadableFile broken(String what) {
        return new UnreadableFile(what, false);
    }

    /** Of no accepted type. */
    static UnreadableFile unsupported(String what) {
        return new UnreadableFile(what + " Send one of " + FileType.NAMES + ". The file name does not matter.", true);
    }

    public boolean isTypeUnknown() {
        return typeUnknown;
    }
}
