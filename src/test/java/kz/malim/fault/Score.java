package kz.malim.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Counts results and collects broken promises. */
final class Score {
    private final List<String> broken = new ArrayList<>();
    private int faults;
    private Invariants total = Invariants.nothing();
    private long refused;
    private long refusedWell;
    private double longestRefusal;

    /** Records a kind of fault, injected so many times, with the invariants after it. */
    void checked(String fault, int times, Invariants invariants) {
        faults += times;
        total = total.plus(invariants);
        expect(fault + " invariants: " + invariants, invariants.holds());
        print("%s ×%d: %s".formatted(fault, times, invariants));
    }

    /** Records a kind of fault without writers. */
    void done(String fault, int times) {
        faults += times;
        print(fault + " ×" + times);
    }

    /** Checks the responses to writes while the database was unavailable. */
    void refusals(List<Client.Response> responses) {
        for (var response : responses) {
            refused++;
            boolean well =
                    response.status() == 503 && !response.header("Retry-After").isEmpty();
            refusedWell += well ? 1 : 0;
            longestRefusal = Math.max(longestRefusal, response.seconds());
            expect(
                    "a write is refused with 503 and Retry-After, not with " + response.status() + " "
                            + response.body(),
                    well);
        }
    }

    void reads(String when, Readers.Notes normal, Readers.Notes then) {
        expect(when + ": readers are served, " + then, then.failed() == 0 && then.requests() > 0);
        print("%s: %d warm reads, %.2f %% served, %d marked stale, p99 %.1f ms (%.1f ms before), longest %.0f ms"
                .formatted(
                        when,
                        then.requests(),
                        then.served(),
                        then.stale(),
                        then.p99Millis(),
                        normal.p99Millis(),
                        then.maxMillis()));
    }

    void took(String what, Duration length) {
        print("%s: %.2f s".formatted(what, length.toMillis() / 1000.0));
    }

    void expect(String promise, boolean held) {
        if (!held) {
            broken.add(promise);
        }
    }

    void print(String line) {
        System.out.println("    " + line);
    }

    /** Promises that were broken. */
    List<String> broken() {
        return broken;
    }

    String card() {
        return """
                 1  faults %d; written %d, in doubt %d; lost %d, duplicated %d, torn %d, replicas or log differing %d
                 9  writes refused while the database was unavailable: %d, of these 503 with Retry-After %d, the slowest in %.2f s
                """.formatted(
                        faults,
                        total.written(),
                        total.inDoubt(),
                        total.lost(),
                        total.duplicated(),
                        total.torn(),
                        total.differing(),
                        refused,
                        refusedWell,
                        longestRefusal);
    }
}
