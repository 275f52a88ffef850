package kz.malim.change;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When something with a tag last changed, for {@code Last-Modified}: looked up in memory, since a response must not cost
 * another statement for it. Thread-safe.
 *
 * <p>It reads the newest {@value #ROWS} changes of the log at start, and then each that is committed. A tag that it does not
 * know changed no later than its floor, and counts as changed then: a response may seem to be newer than it is, and never
 * older.
 */
@ApplicationScoped
class ChangeTimes {
    /** Changes read at start; earlier ones count as old as the oldest that was read. */
    private static final int ROWS = 10_000;

    /** Tags in memory, some 15 MB of them. */
    private static final int MAX_TAGS = 100_000;

    private final int maxTags;
    private final LinkedHashMap<String, Instant> times = new LinkedHashMap<>(); // the longest unchanged first
    private @Nullable Instant floor;

    @Inject
    ChangeTimes() {
        this(MAX_TAGS);
    }

    ChangeTimes(int maxTags) {
        this.maxTags = maxTags;
    }

    /** When something with one of these tags last changed, or when it did at the latest; null if it never did. */
    synchronized @Nullable Instant last(Collection<String> tags) {
        var last = floor;
        for (var tag : tags) {
            last = later(last, times.get(tag));
        }
        return last;
    }

    /** Records a change of the log; in their order. One that no reader could notice has no time that readers may know. */
    void changed(Change change) {
        if (change.forReaders()) {
            changed(change.at(), change.tags());
        }
    }

    /** Records a change. */
    synchronized void changed(Instant at, Collection<String> tags) {
        if (tags.contains(ChangeTag.EVERYTHING)) {
            raiseFloor(at);
        }
        for (var tag : tags) {
            var known = times.get(tag);
            if (known == null || known.isBefore(at)) {
                times.putLast(tag, at);
            }
        }
        if (times.size() > maxTags) {
            evictAllBut(maxTags / 2);
        }
    }

    /** What is not known to have changed later may have changed at this time. */
    synchronized void raiseFloor(@Nullable Instant time) {
        floor = later(floor, time);
    }

    /** Reads the log; again after a gap. */
    void read(Connection connection) throws SQLException {
        var newestFirst = new ArrayList<Change>();
        try (var statement = connection.prepareStatement("""
            select position, at, tags, for_readers from changes_after((select newest - ? from change_positions()), ?) order by position desc
            """)) {
            statement.setInt(1, ROWS + 1);
            statement.setInt(2, ROWS + 1);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    newestFirst.add(new Change(
                            rows.getLong(1),
                            rows.getObject(2, OffsetDateTime.class).toInstant(),
                            Arrays.asList((String[]) rows.getArray(3).getArray()),
                            rows.getBoolean(4)));
                }
            }
        }
        read(newestFirst);
    }

    synchronized void read(List<Change> newestFirst) {
        if (!newestFirst.isEmpty() && newestFirst.getLast().position() > 1) {
            raiseFloor(newestFirst.getLast().at()); // there were others before it
        }
        newestFirst.reversed().forEach(this::changed);
        // no more than eviction leaves, or the floor would be lower than before a restart
        evictAllBut(maxTags / 2);
    }

    private void evictAllBut(int left) {
        var longestUnchangedFirst = times.entrySet().iterator();
        while (times.size() > left) {
            floor = later(floor, longestUnchangedFirst.next().getValue());
            longestUnchangedFirst.remove();
        }
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }
}
