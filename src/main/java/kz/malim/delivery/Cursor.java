package kz.malim.delivery;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import kz.malim.web.ProblemView.Violation;

/**
 * A place between two articles of a list: the key of the one it follows or precedes. It names no page number, so
 * articles that are published meanwhile shift nothing.
 *
 * <p>It travels as opaque text with a checksum over the place and the filters it was made with. The checksum is no
 * secret and need not be one: a forged cursor is a place in a list its owner may read anyway.
 */
record Cursor(Direction direction, Instant publishedAt, UUID id) {
    private static final byte VERSION = 1;
    private static final int PLACE = 1 + 1 + 8 + 4 + 16;
    private static final int CHECKSUM = 6;

    enum Direction {
        AFTER,
        BEFORE
    }

    String text(String filters) {
        var place = ByteBuffer.allocate(PLACE)
                .put(VERSION)
                .put((byte) (direction == Direction.AFTER ? 1 : 0))
                .putLong(publishedAt.getEpochSecond())
                .putInt(publishedAt.getNano())
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        var whole = ByteBuffer.allocate(PLACE + CHECKSUM).put(place).put(checksum(place, filters));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole.array());
    }

    static Cursor read(String text, String filters) {
        var bytes = decode(text);
        if (bytes.length != PLACE + CHECKSUM) {
            throw unfit();
        }
        var place = Arrays.copyOf(bytes, PLACE);
        if (!MessageDigest.isEqual(checksum(place, filters), Arrays.copyOfRange(bytes, PLACE, bytes.length))) {
            throw unfit();
        }
        var in = ByteBuffer.wrap(place);
        if (in.get() != VERSION) {
            throw unfit();
        }
        var direction = in.get() == 1 ? Direction.AFTER : Direction.BEFORE;
        return new Cursor(
                direction, Instant.ofEpochSecond(in.getLong(), in.getInt()), new UUID(in.getLong(), in.getLong()));
    }

    private static byte[] decode(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            throw unfit();
        }
    }

    private static byte[] checksum(byte[] place, String filters) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(place);
            return Arrays.copyOf(digest.digest(filters.getBytes(StandardCharsets.UTF_8)), CHECKSUM);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Problem unfit() {
        var detail = ProblemType.INVALID_CURSOR.remedy();
        return new Problem(ProblemType.INVALID_CURSOR, detail, List.of(Violation.ofParameter("cursor", detail)));
    }
}
