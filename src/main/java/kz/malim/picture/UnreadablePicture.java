package kz.malim.picture;

import java.io.IOException;

/** A file that is no picture, or none that is read here; the message says why, for whoever sent it. */
public class UnreadablePicture extends IOException {
    private static final long serialVersionUID = 1L;

    UnreadablePicture(String why) {
        super(why);
    }

    UnreadablePicture(String why, Throwable cause) {
        super(why, cause);
    }
}
