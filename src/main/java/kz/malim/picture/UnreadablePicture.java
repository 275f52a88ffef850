package kz.malim.picture;

import java.io.IOException;

/** Thrown for a file that is not a supported picture, or is corrupt; the message is shown to the client. */
public class UnreadablePicture extends IOException {
    private static final long serialVersionUID = 1L;

    UnreadablePicture(String message) {
        super(message);
    }

    UnreadablePicture(String message, Throwable cause) {
        super(message, cause);
    }
}
