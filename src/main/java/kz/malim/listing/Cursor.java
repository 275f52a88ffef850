package kz.malim.listing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import kz.malim.web.ProblemView.Violation;

/**
 * A place between two articles of a list: what the one it follows or precedes is sorted by. It names no page number, so
 * articles that are published meanwhile shift nothing.
 *
 * <p>It travels as opaque text with a checksum over the place and over the filters and the order it was made with. The
 * checksum is no secret and need not be one: a forged cursor is a place in a list its owner may read anyway.
 *
 * @param values by key of the order, an {@link OffsetDateTime}, a title or a score
 */
public record Cursor(Direction direction, List<Object> values, UUID id) {
    private static final int VERSION = 2;
    private static final int CHECKSUM = 6;

    public enum Direction {
        AFTER,
        BEFORE
    }

    String text(Sort sort, String fingerprint) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeBoolean(direction == Direction.AFTER);
            out.writeLong(id.getMostSignificantBits());
            out.writeLong(id.getLeastSignificantBits());
            for (int i = 0; i < values.size(); i++) {
                if (sort.keys().get(i).key() == SortKey.TITLE) {
                    var title = ((String) values.get(i)).getBytes(StandardCharsets.UTF_8);
                    out.writeShort(title.length);
                    out.write(title);
                } else if (sort.keys().get(i).key() == SortKey.RELEVANCE) {
                    out.writeDouble((Double) values.get(i));
                } else {
                    var moment = ((OffsetDateTime) values.get(i)).toInstant();
                    out.writeLong(moment.getEpochSecond());
                    out.writeInt(moment.getNano());
                }
            }
            out.write(checksum(bytes.toByteArray(), fingerprint));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    static Cursor read(String text, Sort sort, String fingerprint) {
        var bytes = decode(text);
        var place = Arrays.copyOf(bytes, Math.max(0, bytes.length - CHECKSUM));
        if (!MessageDigest.isEqual(
                checksum(place, fingerprint), Arrays.copyOfRange(bytes, place.length, bytes.length))) {
            throw unfit();
        }
        try (var in = new DataInputStream(new ByteArrayInputStream(place))) {
            if (in.readByte() != VERSION) {
                throw unfit();
            }
            var direction = in.readBoolean() ? Direction.AFTER : Direction.BEFORE;
            var id = new UUID(in.readLong(), in.readLong());
            var values = new ArrayList<Object>();
            for (var by : sort.keys()) {
                values.add(value(by.key(), in));
            }
            return new Cursor(direction, values, id);
        } catch (IOException | DateTimeException notOurs) {
            throw unfit();
        }
    }

    private static Object value(SortKey key, DataInputStream in) throws IOException {
        return switch (key) {
            case TITLE -> title(in);
            case RELEVANCE -> in.readDouble();
            case PUBLISHED_AT, UPDATED_AT -> moment(in);
        };
    }

    private static String title(DataInputStream in) throws IOException {
        var title = new String(in.readNBytes(in.readUnsignedShort()), StandardCharsets.UTF_8);
        if (title.indexOf('\0') >= 0) {
            throw unfit(); // PostgreSQL would refuse it, and no title has it
        }
        return title;
    }

    private static OffsetDateTime moment(DataInputStream in) throws IOException {
        var moment = Instant.ofEpochSecond(in.readLong(), in.readInt()).atOffset(ZoneOffset.UTC);
        if (moment.getYear() < 1 || moment.getYear() > 9999) {
            throw unfit();
        }
        return moment;
    }

    private static byte[] decode(String text) {
        try {
            var bytes = Base64.getUrlDecoder().decode(text);
            if (Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException notBase64) {
            // told below
        }
        throw unfit(); // also another spelling of the same bytes
    }

    private static byte[] checksum(byte[] place, String fingerprint) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(place);
            return Arrays.copyOf(digest.digest(fingerprint.getBytes(StandardCharsets.UTF_8)), CHECKSUM);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Problem unfit() {
        var detail = ProblemType.INVALID_CURSOR.remedy();
        return new Problem(ProblemType.INVALID_CURSOR, detail, List.of(Violation.ofParameter("cursor", detail)));
    }
}
