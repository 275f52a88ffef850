package kz.malim.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import kz.malim.web.ProblemView.Violation;

/**
 * The one form of all cursors: base64url of a position and a checksum over the position and over the list that it is in, so
 * that a cursor is valid for its own list only, with the same filters and order.
 *
 * <p>The checksum is no secret and need not be one: a forged cursor is a position in a list its owner may read anyway.
 */
public final class OpaqueCursor {
    /** Of the longest: a position in a list by title. */
    public static final int MAX_LENGTH = 2_800;

    /** For the contract. */
    public static final String PATTERN = "^[A-Za-z0-9_-]+$";

    private static final int CHECKSUM = 6;

    private OpaqueCursor() {}

    /** @param list the list with its filters and its order, in a form that is equal for equal lists */
    public static String of(byte[] position, String list) {
        var bytes = Arrays.copyOf(position, position.length + CHECKSUM);
        System.arraycopy(checksum(position, list), 0, bytes, position.length, CHECKSUM);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The position of a cursor of this list. */
    public static byte[] position(String cursor, String list) {
        var bytes = decode(cursor);
        var position = Arrays.copyOf(bytes, Math.max(0, bytes.length - CHECKSUM));
        if (!MessageDigest.isEqual(
                checksum(position, list), Arrays.copyOfRange(bytes, position.length, bytes.length))) {
            throw invalid();
        }
        return position;
    }

    public static Problem invalid() {
        var detail = ProblemType.INVALID_CURSOR.remedy();
        return new Problem(ProblemType.INVALID_CURSOR, detail, List.of(Violation.ofParameter("cursor", detail)));
    }

    private static byte[] decode(String text) {
        try {
            var bytes = Base64.getUrlDecoder().decode(text);
            if (Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException notBase64) {
            // thrown below
        }
        throw invalid(); // also for another encoding of the same bytes
    }

    private static byte[] checksum(byte[] position, String list) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(position);
            return Arrays.copyOf(digest.digest(list.getBytes(StandardCharsets.UTF_8)), CHECKSUM);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
