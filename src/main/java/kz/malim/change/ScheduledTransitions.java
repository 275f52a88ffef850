package kz.malim.change;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import kz.malim.database.DatabaseClock;
import org.jspecify.annotations.Nullable;

/**
 * What time alone will change: schedules that come due. Nobody has to write anything then, so nobody could tell; whoever
 * keeps an answer has to know beforehand. Read anew with every change and after every switch, so that it is complete
 * before the first answer that could be wrong.
 */
@ApplicationScoped
public class ScheduledTransitions {
    /** More are not looked at ahead; after the last of so many nothing is known until they are read again. */
    private static final int MOST = 1_000;

    private final ChangeTimes times;
    private final DatabaseClock clock;
    private volatile List<Switch> upcoming = List.of();
    private volatile boolean all = true;

    ScheduledTransitions(ChangeTimes times, DatabaseClock clock) {
        this.times = times;
        this.clock = clock;
    }

    /** @param tags the names of what changes then */
    private record Switch(Instant at, Set<String> tags) {}

    /**
     * The first moment at which something with one of these names changes by itself; null when none is known.
     *
     * @param since a moment from before the answer was asked for: what had been switched by then is in it
     */
    public @Nullable Instant first(Set<String> tags, Instant since) {
        var known = upcoming;
        for (var next : known) {
            if (next.at().isAfter(since) && !Collections.disjoint(next.tags(), tags)) {
                return next.at();
            }
        }
        return all || known.isEmpty() ? null : known.getLast().at();
    }

    /**
     * When something with one of these names last changed, be it by a change of the log or by time alone; null when it
     * never did. To be asked after the answer was made: it may tell of more than is in it, and of no less.
     */
    public @Nullable Instant last(Set<String> tags) {
        Instant last = null;
        for (var passed : passed()) { // before the others: they are there from when these are not here any more
            if (!Collections.disjoint(passed.tags(), tags)) {
                last = passed.at();
            }
        }
        var written = times.last(tags);
        return last == null || (written != null && written.isAfter(last)) ? written : last;
    }

    /** What is due, and may not be in the change log yet; the earliest first. */
    private List<Switch> passed() {
        var now = clock.instant();
        return upcoming.stream().takeWhile(any -> !any.at().isAfter(now)).toList();
    }

    /** Whether the first of them is past, and there may be others behind the last. */
    boolean isOver(Instant now) {
        return !upcoming.isEmpty() && !upcoming.getFirst().at().isAfter(now);
    }

    void read(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select at, tags from scheduled_transitions(?)")) {
            statement.setInt(1, MOST);
            try (var rows = statement.executeQuery()) {
                var switches = new ArrayList<Switch>();
                while (rows.next()) {
                    switches.add(
                            new Switch(rows.getObject(1, OffsetDateTime.class).toInstant(), Set.of((String[])
                                    rows.getArray(2).getArray())));
                }
                passed().forEach(passed -> times.changed(passed.at(), passed.tags()));
                all = switches.size() < MOST;
                upcoming = List.copyOf(switches);
            }
        }
    }
}
