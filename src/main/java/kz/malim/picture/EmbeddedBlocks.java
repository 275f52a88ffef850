package kz.malim.picture;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a file carries beside its pixels, as it is in the file; the readers of headers fill it. Not thread-safe. */
final class EmbeddedBlocks {
    /** EXIF without the prefix that it has in a JPEG. */
    byte @Nullable [] exif;

    byte @Nullable [] iim;

    /** MD5 that the program which wrote both took of the IIM; another one now means that IIM alone was edited later. */
    byte @Nullable [] iimDigest;

    byte @Nullable [] xmp;

    /** Of the pixels, where the decoder does not apply it by itself. */
    byte @Nullable [] iccProfile;

    /** The text chunks of a PNG. */
    final List<Text> texts = new ArrayList<>();

    boolean animated;

    /** A manifest of C2PA: noticed, not verified. */
    boolean contentCredentials;

    /**
     * A text under the keyword of its format.
     *
     * @param charset null where the format leaves it to the writer
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    record Text(String keyword, byte[] bytes, @Nullable Charset charset) {}

    private static final int MAX_TEXTS = 100;
    private static final int MAX_TEXT_LENGTH = 1 << 16;

    /** Compressed texts are small in a file, so that each has a bound of its own. */
    void add(Text text) {
        if (texts.size() < MAX_TEXTS && text.bytes.length <= MAX_TEXT_LENGTH) {
            texts.add(text);
        }
    }
}
