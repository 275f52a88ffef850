package kz.malim.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Counts, as they come; nothing here is judged. */
final class Score {
    private final List<String> broken = new ArrayList<>();
    private int faults;
    private Closing closing = Closing.nothing();
    private long refused;
    private long refusedWell;
    private double longestRefusal;

    /** Ends one kind of fault, done so many times. */
    void closed(String fault, int times, Closing itsClosing) {
        faults += times;
        closing = closing.plus(itsClosing);
        expect(fault + " closes: " + itsClosing, itsClosing.holds());
        say("%s ×%d: %s".formatted(fault, times, itsClosing));
    }

    /** Faults that nobody wrote under. */
    void done(String fault, int times) {
        faults += times;
        say(fault + " ×" + times);
    }

    /** What writers were told while the database was away. */
    void refusals(List<Client.Answer> answers) {
        for (var answer : answers) {
            refused++;
            boolean well =
                    answer.status() == 503 && !answer.header("Retry-After").isEmpty();
            refusedWell += well ? 1 : 0;
            longestRefusal = Math.max(longestRefusal, answer.seconds());
            expect(
                    "a write is refused with 503 and Retry-After, not with " + answer.status() + " " + answer.body(),
                    well);
        }
    }

    void reads(String when, Readers.Notes normal, Readers.Notes then) {
        expect(when + ": readers are served, " + then, then.failed() == 0 && then.asked() > 0);
        say("%s: %d warm reads, %.2f %% served, %d marked stale, p99 %.1f ms (%.1f ms before), longest %.0f ms"
                .formatted(
                        when,
                        then.asked(),
                        then.served(),
                        then.stale(),
                        then.p99Millis(),
                        normal.p99Millis(),
                        then.maxMillis()));
    }

    void took(String what, Duration length) {
        say("%s: %.2f s".formatted(what, length.toMillis() / 1000.0));
    }

    void expect(String promise, boolean kept) {
        if (!kept) {
            broken.add(promise);
        }
    }

    void say(String line) {
        System.out.println("    " + line);
    }

    /** Promises that were not kept. */
    List<String> broken() {
        return broken;
    }

    String card() {
        return """
                 1  faults %d; written %d, in doubt %d; lost %d, doubled %d, torn %d, replicas or log differing %d
                 9  writes refused while the database was away: %d, of these 503 with Retry-After %d, the slowest in %.2f s
                """.formatted(
                        faults,
                        closing.written(),
                        closing.inDoubt(),
                        closing.lost(),
                        closing.doubled(),
                        closing.torn(),
                        closing.differing(),
                        refused,
                        refusedWell,
                        longestRefusal);
    }
}
