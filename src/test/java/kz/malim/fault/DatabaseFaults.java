package kz.malim.fault;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** Faults of the database and of the way to it. */
final class DatabaseFaults {
    private static final Pattern SLUG = Pattern.compile("\"slug\":\"([^\"]+)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Stage stage;
    private final Score score;

    DatabaseFaults(Stage stage, Score score) {
        this.stage = stage;
        this.score = score;
    }

    /** F-01. */
    void killedMidWrite(int times) {
        var ledger = new Ledger();
        var longest = Duration.ZERO;
        for (int i = 0; i < times; i++) {
            try (var _ = Writers.of(stage, ledger, 4)) {
                Until.pause(Duration.ofMillis(300));
                stage.killDatabase();
                var recovery = firstWrite(ledger);
                longest = recovery.compareTo(longest) > 0 ? recovery : longest;
            }
        }
        score.refusals(ledger.refusals());
        score.took("10  first write after a killed database is back, at most", longest);
        score.closed("F-01 database killed mid-write", times, Closing.of(ledger, stage));
    }

    /** F-02. */
    void away(Duration length) {
        outage("F-02 database away for " + length, length, stage::stopDatabase, stage::startDatabase);
    }

    /** F-07. */
    void swallowed(Duration length) {
        outage("F-07 black hole for " + length, length, stage.proxy()::swallow, stage.proxy()::heal);
    }

    private void outage(String name, Duration length, Runnable begin, Runnable end) {
        var ledger = new Ledger();
        var warm = warm();
        try (var readers = Readers.of(stage.first()::url, warm, 8)) {
            Until.pause(Duration.ofSeconds(3));
            var normal = readers.notes();
            begin.run();
            long start = System.nanoTime();
            while (System.nanoTime() - start < length.toNanos()) {
                ledger.write(stage.first(), stage.key());
                Until.pause(Duration.ofMillis(200));
            }
            var during = readers.notes();
            score.reads("8  " + name, normal, during);
            score.expect(
                    name + ": replicas stay ready", stage.replicas().stream().allMatch(Replica::isReady));
            score.refusals(ledger.refusals());
            end.run();
            score.took("10  " + name + ": first write", firstWrite(ledger));
            score.took("10  " + name + ": every warm page fresh", Until.asked(PATIENCE, () -> allFresh(warm)));
        }
        score.closed(name, 1, Closing.of(ledger, stage));
    }

    /** F-03. */
    void startsWithout(int times) {
        for (int i = 0; i < times; i++) {
            stage.stopDatabase();
            var cold = stage.add("cold-" + i);
            Until.asked(PATIENCE, cold::isLive);
            Until.pause(Duration.ofSeconds(2));
            score.expect(
                    "F-03: lives, is not ready, and does not end",
                    cold.isLive() && !cold.isReady() && cold.isRunning());
            var told = Client.get(cold.url() + "/api/articles");
            score.expect(
                    "F-03: tells readers to come back, not " + told.status(),
                    told.status() == 503 && !told.header("Retry-After").isEmpty());
            stage.startDatabase();
            score.took("F-03 ready after the database is", Until.asked(PATIENCE, cold::isReady));
            stage.replicas().remove(cold);
            cold.close();
        }
        score.done("F-03 started without a database", times);
    }

    /** F-04. */
    void onlyReads(int times) {
        var ledger = new Ledger();
        for (int i = 0; i < times; i++) {
            stage.sql("alter database malim set default_transaction_read_only = on");
            endSessions();
            Until.asked(PATIENCE, () -> ledger.write(stage.first(), stage.key()).status() != 0);
            score.expect("F-04: reading goes on", allServed(warm()));
            stage.sql(
                    "set default_transaction_read_only = off",
                    "alter database malim reset default_transaction_read_only");
            score.took("F-04 first write after the database takes them again", firstWrite(ledger));
        }
        score.expect("F-04: writes were refused", !ledger.refusals().isEmpty());
        score.refusals(ledger.refusals());
        score.closed("F-04 database only reads", times, Closing.of(ledger, stage));
    }

    /** F-05 and F-06: a lock that every write needs is held, and all connections for writing wait for it. */
    void locked(int times) {
        var ledger = new Ledger();
        for (int i = 0; i < times; i++) {
            try (var readers = Readers.of(stage.first()::url, warm(), 8);
                    var holder = stage.connect()) {
                Until.pause(Duration.ofSeconds(2));
                var normal = readers.notes();
                holder.setAutoCommit(false);
                try (var statement = holder.createStatement()) {
                    statement.execute("lock table api_key in access exclusive mode");
                }
                try (var _ = Writers.of(stage, ledger, 24)) {
                    Until.pause(Duration.ofSeconds(6));
                    score.reads("F-05 every connection for writing waits", normal, readers.notes());
                }
                holder.rollback();
                firstWrite(ledger);
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        }
        score.refusals(ledger.refusals());
        score.expect(
                "F-06: no statement is left waiting",
                stage.number("select count(*) from pg_stat_activity where wait_event_type = 'Lock'") == 0);
        score.closed("F-05 pool exhausted, F-06 lock held", 2 * times, Closing.of(ledger, stage));
    }

    /** F-08. */
    void slow(Duration length) {
        var ledger = new Ledger();
        try (var readers = Readers.of(stage.first()::url, warm(), 8)) {
            Until.pause(Duration.ofSeconds(2));
            var normal = readers.notes();
            stage.proxy().slow(250, 64_000); // each way
            try (var _ = Writers.of(stage, ledger, 1)) {
                Until.pause(length);
            }
            score.reads("F-08 half a second and 64 kB/s to the database", normal, readers.notes());
            stage.proxy().heal();
        }
        score.closed("F-08 slow network", 1, Closing.of(ledger, stage));
    }

    /** F-09. */
    void cutAfterCommit(int times) {
        var ledger = new Ledger();
        int before = stage.proxy().commitsCut();
        for (int i = 0; i < times; i++) {
            stage.proxy().cutAfterCommit(1);
            ledger.write(stage.first(), stage.key());
        }
        stage.proxy().heal();
        int cut = stage.proxy().commitsCut() - before;
        score.expect("F-09: commits were cut off", cut > 0);
        score.refusals(ledger.refusals());
        score.closed("F-09 reset after the commit", cut, Closing.of(ledger, stage));
    }

    private Duration firstWrite(Ledger ledger) {
        return Until.asked(PATIENCE, () -> isWritten(ledger.write(stage.first(), stage.key())));
    }

    static boolean isWritten(Client.Answer answer) {
        return answer.status() == 200 || answer.status() == 201;
    }

    /** Articles that every replica has answered just now. */
    List<String> warm() {
        var paths = SLUG.matcher(Client.text(stage.first().url() + "/api/articles?limit=20&fields=slug"))
                .results()
                .map(found -> "/api/articles/" + found.group(1))
                .toList();
        paths.forEach(path -> stage.replicas().forEach(replica -> Client.get(replica.url() + path)));
        return paths;
    }

    private boolean allFresh(List<String> paths) {
        return paths.stream()
                .map(path -> Client.get(stage.first().url() + path))
                .allMatch(answer ->
                        answer.status() == 200 && !answer.header("Cache-Status").contains("stale"));
    }

    boolean allServed(List<String> paths) {
        return paths.stream().allMatch(path -> Client.status(stage.first().url() + path) == 200);
    }

    private void endSessions() {
        stage.sql("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'malim'");
    }
}
