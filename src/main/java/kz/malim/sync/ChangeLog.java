package kz.malim.sync;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kz.malim.published.ReadingPool;
import kz.malim.published.SqlQuery;
import kz.malim.sync.ChangeCursor.Thing;
import kz.malim.sync.ChangePages.CursorExpired;
import kz.malim.sync.Named.Step;
import org.jspecify.annotations.Nullable;

/** What the change log names after a cursor, and whether it reaches back that far. */
@ApplicationScoped
class ChangeLog {
    /** More rows are not looked at for a page, whatever the filter leaves of them. */
    static final int MAX_ROWS = 2_000;

    /** Of a row after which every copy has to be read anew. */
    private static final String EVERYTHING = "everything";

    private final ReadingPool database;

    ChangeLog(ReadingPool database) {
        this.database = database;
    }

    /**
     * The rows that the log has.
     *
     * @param oldest null when there are none
     */
    record State(long epoch, @Nullable Long oldest, long newest) {
        /** Whether the log has everything after the cursor, in the same history. */
        boolean continues(ChangeCursor cursor) {
            return cursor.epoch() == epoch
                    && cursor.position() <= newest
                    && (oldest == null || cursor.position() >= oldest - 1);
        }
    }

    private record Row(
            long position,
            @Nullable String kind,
            @Nullable UUID id,
            @Nullable OffsetDateTime at,
            @Nullable String slug) {}

    /** The server is part of the history too: after a restore the epoch stays the same until a replica has noticed. */
    State state() {
        return database.execute(
                        new SqlQuery(
                                "select e.id || ' ' || e.server, p.oldest, p.newest from change_epoch_at(0, null) e, change_positions() p"),
                        row -> new State(
                                UUID.nameUUIDFromBytes(row.getString(1).getBytes(StandardCharsets.UTF_8))
                                        .getMostSignificantBits(),
                                row.getObject(2, Long.class),
                                row.getLong(3)))
                .getFirst();
    }

    /** To be called before {@link #state}, so that a row that is deleted in between is noticed. */
    Step after(ChangeCursor cursor, String[] kinds, int limit) {
        var last = cursor.thing();
        var query = new SqlQuery("select position, kind, id, at, slug from things_changed_after(?", cursor.position());
        if (last == null) {
            query.and(", null, null");
        } else {
            query.and(", ?, ?", last.kind().wireName(), last.id());
        }
        query.and(", ?, ?, ?)", kinds, MAX_ROWS, limit);
        var things = new ArrayList<Named>();
        ChangeCursor end = null;
        for (var row : rows(query)) {
            if (EVERYTHING.equals(row.kind())) {
                throw new CursorExpired();
            }
            if (row.kind() == null || row.id() == null) {
                end = cursor.after(Math.max(row.position(), cursor.position()));
            } else {
                var thing = new Thing(ThingKind.named(row.kind()).orElseThrow(), row.id());
                Instant at = row.at() == null ? null : row.at().toInstant();
                things.add(new Named(thing, at, row.slug(), cursor.within(row.position(), thing)));
            }
        }
        return end == null
                ? new Step(things, things.getLast().cursor(), true)
                : new Step(things, end, end.position() - cursor.position() >= MAX_ROWS);
    }

    private List<Row> rows(SqlQuery query) {
        return database.execute(
                query,
                row -> new Row(
                        row.getLong(1),
                        row.getString(2),
                        row.getObject(3, UUID.class),
                        row.getObject(4, OffsetDateTime.class),
                        row.getString(5)));
    }
}
