package kz.malim.sync;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import kz.malim.web.ProblemView.Violation;
import org.jspecify.annotations.Nullable;

/**
 * How far a client has followed the changes; the same text on every replica, and opaque to clients.
 *
 * @param epoch of the change log: positions of another one are of other changes
 * @param filter which changes the client follows, as a hash
 * @param snapshot whether the client is still reading what there was when it began, at this position
 * @param thing the last thing that was sent, of a snapshot or of the change at the position; null if all of that change were
 */
record ChangeCursor(
        long epoch,
        int filter,
        boolean snapshot,
        long position,
        @Nullable Thing thing) {
    static final int MAX_LENGTH = 60;

    private static final byte VERSION = 1;
    private static final int SHORT = 1 + 1 + Long.BYTES + Integer.BYTES + Long.BYTES;
    private static final int LONG = SHORT + 1 + 2 * Long.BYTES;

    /** Before any id. */
    private static final UUID NONE = new UUID(0, 0);

    /** A thing by its kind and id. */
    record Thing(ThingKind kind, UUID id) {
        static Thing first(ThingKind kind) {
            return new Thing(kind, NONE);
        }
    }

    /** The cursor that a client sent, whatever it is valid for. */
    static Optional<ChangeCursor> parse(String text) {
        try {
            var bytes = Base64.getUrlDecoder().decode(text);
            var buffer = ByteBuffer.wrap(bytes);
            if ((bytes.length != SHORT && bytes.length != LONG)
                    || buffer.get() != VERSION
                    || !Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(bytes)
                            .equals(text)) {
                return Optional.empty();
            }
            byte form = buffer.get();
            long epoch = buffer.getLong();
            int filter = buffer.getInt();
            long position = buffer.getLong();
            Thing thing = null;
            if (bytes.length == LONG) {
                var kind = ThingKind.ofCode(buffer.get());
                if (kind.isEmpty()) {
                    return Optional.empty();
                }
                thing = new Thing(kind.get(), new UUID(buffer.getLong(), buffer.getLong()));
            }
            boolean valid = position >= 0 && (form == 0 || (form == 1 && thing != null));
            return valid ? Optional.of(new ChangeCursor(epoch, filter, form == 1, position, thing)) : Optional.empty();
        } catch (IllegalArgumentException | BufferUnderflowException notACursor) {
            return Optional.empty();
        }
    }

    static Problem invalid() {
        var detail = "Send `cursor` of a previous page unchanged, with the same filters.";
        return new Problem(ProblemType.INVALID_CURSOR, detail, List.of(Violation.ofParameter("since", detail)));
    }

    ChangeCursor at(@Nullable Thing last) {
        return new ChangeCursor(epoch, filter, snapshot, position, last);
    }

    /** After all changes up to a position. */
    ChangeCursor after(long reached) {
        return new ChangeCursor(epoch, filter, false, reached, null);
    }

    /** Within the change at a position. */
    ChangeCursor within(long reached, Thing last) {
        return new ChangeCursor(epoch, filter, false, reached, last);
    }

    /** The same for a client that follows other changes. */
    ChangeCursor ofFilter(int other) {
        return new ChangeCursor(epoch, other, snapshot, position, thing);
    }

    @Override
    public String toString() {
        var last = thing;
        var buffer = ByteBuffer.allocate(last == null ? SHORT : LONG)
                .put(VERSION)
                .put((byte) (snapshot ? 1 : 0))
                .putLong(epoch)
                .putInt(filter)
                .putLong(position);
        if (last != null) {
            buffer.put(last.kind().code())
                    .putLong(last.id().getMostSignificantBits())
                    .putLong(last.id().getLeastSignificantBits());
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(buffer.array());
    }
}
