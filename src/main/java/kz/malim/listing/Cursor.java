package kz.malim.listing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kz.malim.web.OpaqueCursor;

/**
 * A position between two articles of a list: the sort values of the one it follows or precedes. It has no page number, so
 * articles that are published meanwhile shift nothing. Clients see it as an {@link OpaqueCursor}.
 *
 * @param sortValues one for each key of the sort order: an {@link OffsetDateTime}, a title or a score
 */
public record Cursor(Direction direction, List<Object> sortValues, UUID id) {
    private static final int VERSION = 2;

    public enum Direction {
        AFTER,
        BEFORE
    }

    String text(Sort sort, String canonicalForm) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeBoolean(direction == Direction.AFTER);
            out.writeLong(id.getMostSignificantBits());
            out.writeLong(id.getLeastSignificantBits());
            for (int i = 0; i < sortValues.size(); i++) {
                if (sort.keys().get(i).key() == SortKey.TITLE) {
                    var title = ((String) sortValues.get(i)).getBytes(StandardCharsets.UTF_8);
                    out.writeShort(title.length);
                    out.write(title);
                } else if (sort.keys().get(i).key() == SortKey.RELEVANCE) {
                    out.writeDouble((Double) sortValues.get(i));
                } else {
                    var time = ((OffsetDateTime) sortValues.get(i)).toInstant();
                    out.writeLong(time.getEpochSecond());
                    out.writeInt(time.getNano());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return OpaqueCursor.of(bytes.toByteArray(), canonicalForm);
    }

    static Cursor parse(String text, Sort sort, String canonicalForm) {
        try (var in = new DataInputStream(new ByteArrayInputStream(OpaqueCursor.position(text, canonicalForm)))) {
            if (in.readByte() != VERSION) {
                throw OpaqueCursor.invalid();
            }
            var direction = in.readBoolean() ? Direction.AFTER : Direction.BEFORE;
            var id = new UUID(in.readLong(), in.readLong());
            var values = new ArrayList<Object>();
            for (var by : sort.keys()) {
                values.add(value(by.key(), in));
            }
            return new Cursor(direction, values, id);
        } catch (IOException | DateTimeException malformed) {
            throw OpaqueCursor.invalid();
        }
    }

    private static Object value(SortKey key, DataInputStream in) throws IOException {
        return switch (key) {
            case TITLE -> title(in);
            case RELEVANCE -> in.readDouble();
            case PUBLISHED_AT, UPDATED_AT -> time(in);
        };
    }

    private static String title(DataInputStream in) throws IOException {
        var title = new String(in.readNBytes(in.readUnsignedShort()), StandardCharsets.UTF_8);
        if (title.indexOf('\0') >= 0) {
            throw OpaqueCursor.invalid(); // PostgreSQL rejects it, and no title has it
        }
        return title;
    }

    private static OffsetDateTime time(DataInputStream in) throws IOException {
        var time = Instant.ofEpochSecond(in.readLong(), in.readInt()).atOffset(ZoneOffset.UTC);
        if (time.getYear() < 1 || time.getYear() > 9999) {
            throw OpaqueCursor.invalid();
        }
        return time;
    }
}
