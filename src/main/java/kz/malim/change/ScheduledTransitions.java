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
 * What time alone will change: schedules that come due. No write announces them, so a cache has to know them beforehand.
 * Read again with every change and after every transition, so that it is complete before the first response that could be
 * stale.
 */
@ApplicationScoped
public class ScheduledTransitions {
    /** More are not read ahead; after the last of so many nothing is known until they are read again. */
    private static final int MAX_ROWS = 1_000;

    private final ChangeTimes times;
    private final DatabaseClock clock;
    private volatile List<Transition> upcoming = List.of();
    private volatile boolean complete = true;

    ScheduledTransitions(ChangeTimes times, DatabaseClock clock) {
        this.times = times;
        this.clock = clock;
    }

    /** @param tags what changes then */
    private record Transition(Instant at, Set<String> tags) {}

    /**
     * The next time at which something with one of these tags changes by itself; null when none is known.
     *
     * @param since a time before the response was rendered: earlier transitions are in it
     */
    public @Nullable Instant nextTransition(Set<String> tags, Instant since) {
        var known = upcoming;
        for (var next : known) {
            if (next.at().isAfter(since) && !Collections.disjoint(next.tags(), tags)) {
                return next.at();
            }
        }
        return complete || known.isEmpty() ? null : known.getLast().at();
    }

    /**
     * When something with one of these tags last changed, by a change of the log or by time alone; null when it never did.
     * To be called after the response was rendered: it may include changes that the response does not, never the reverse.
     */
    public @Nullable Instant lastChange(Set<String> tags) {
        Instant last = null;
        for (var passed : passed()) { // before the log's: what is no longer here is there by then
            if (!Collections.disjoint(passed.tags(), tags)) {
                last = passed.at();
            }
        }
        var written = times.last(tags);
        return last == null || (written != null && written.isAfter(last)) ? written : last;
    }

    /** What is due, and may not be in the change log yet; the earliest first. */
    private List<Transition> passed() {
        var now = clock.instant();
        return upcoming.stream().takeWhile(next -> !next.at().isAfter(now)).toList();
    }

    /** Whether the first of them has passed, and there may be others after the last. */
    boolean isOutdated(Instant now) {
        return !upcoming.isEmpty() && !upcoming.getFirst().at().isAfter(now);
    }

    void read(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select at, tags from scheduled_transitions(?)")) {
            statement.setInt(1, MAX_ROWS);
            try (var rows = statement.executeQuery()) {
                var transitions = new ArrayList<Transition>();
                while (rows.next()) {
                    transitions.add(new Transition(
                            rows.getObject(1, OffsetDateTime.class).toInstant(),
                            Set.of((String[]) rows.getArray(2).getArray())));
                }
                passed().forEach(passed -> times.changed(passed.at(), passed.tags()));
                complete = transitions.size() < MAX_ROWS;
                upcoming = List.copyOf(transitions);
            }
        }
    }
}
