package kz.malim.fault;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** Faults of the database and of the network to it. */
final class DatabaseFaults {
    private static final Pattern SLUG = Pattern.compile("\"slug\":\"([^\"]+)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Deployment deployment;
    private final Score score;

    DatabaseFaults(Deployment deployment, Score score) {
        this.deployment = deployment;
        this.score = score;
    }

    /** F-01. */
    void killedMidWrite(int times) {
        var ledger = new Ledger();
        var longest = Duration.ZERO;
        for (int i = 0; i < times; i++) {
            try (var _ = Writers.of(deployment, ledger, 4)) {
                Await.pause(Duration.ofMillis(300));
                deployment.killDatabase();
                var recovery = firstWrite(ledger);
                longest = recovery.compareTo(longest) > 0 ? recovery : longest;
            }
        }
        score.refusals(ledger.refusals());
        score.took("10  first write after a killed database is back, at most", longest);
        score.checked("F-01 database killed mid-write", times, Invariants.of(ledger, deployment));
    }

    /** F-02. */
    void unavailable(Duration length) {
        outage("F-02 database down for " + length, length, deployment::stopDatabase, deployment::startDatabase);
    }

    /** F-07. */
    void blackholed(Duration length) {
        outage("F-07 black hole for " + length, length, deployment.proxy()::blackhole, deployment.proxy()::heal);
    }

    private void outage(String name, Duration length, Runnable stop, Runnable restart) {
        var ledger = new Ledger();
        var warm = warm();
        try (var readers = Readers.of(deployment.first()::url, warm, 8)) {
            Await.pause(Duration.ofSeconds(3));
            var normal = readers.notes();
            stop.run();
            long start = System.nanoTime();
            while (System.nanoTime() - start < length.toNanos()) {
                ledger.write(deployment.first(), deployment.key());
                Await.pause(Duration.ofMillis(200));
            }
            var during = readers.notes();
            score.reads("8  " + name, normal, during);
            score.expect(
                    name + ": replicas stay ready",
                    deployment.replicas().stream().allMatch(Replica::isReady));
            score.refusals(ledger.refusals());
            restart.run();
            score.took("10  " + name + ": first write", firstWrite(ledger));
            score.took("10  " + name + ": every warm page fresh", Await.until(PATIENCE, () -> allFresh(warm)));
        }
        score.checked(name, 1, Invariants.of(ledger, deployment));
    }

    /** F-03. */
    void startsWithout(int times) {
        for (int i = 0; i < times; i++) {
            deployment.stopDatabase();
            var cold = deployment.add("cold-" + i);
            Await.until(PATIENCE, cold::isLive);
            Await.pause(Duration.ofSeconds(2));
            score.expect(
                    "F-03: lives, is not ready, and does not end",
                    cold.isLive() && !cold.isReady() && cold.isRunning());
            var response = Client.get(cold.url() + "/api/articles");
            score.expect(
                    "F-03: reports 503 with Retry-After, not " + response.status(),
                    response.status() == 503 && !response.header("Retry-After").isEmpty());
            deployment.startDatabase();
            score.took("F-03 ready after the database is", Await.until(PATIENCE, cold::isReady));
            deployment.replicas().remove(cold);
            cold.close();
        }
        score.done("F-03 started without a database", times);
    }

    /** F-04. */
    void onlyReads(int times) {
        var ledger = new Ledger();
        for (int i = 0; i < times; i++) {
            deployment.sql("alter database malim set default_transaction_read_only = on");
            endSessions();
            Await.until(
                    PATIENCE,
                    () -> ledger.write(deployment.first(), deployment.key()).status() != 0);
            score.expect("F-04: reading goes on", allServed(warm()));
            deployment.sql(
                    "set default_transaction_read_only = off",
                    "alter database malim reset default_transaction_read_only");
            score.took("F-04 first write after the database takes them again", firstWrite(ledger));
        }
        score.expect("F-04: writes were refused", !ledger.refusals().isEmpty());
        score.refusals(ledger.refusals());
        score.checked("F-04 database only reads", times, Invariants.of(ledger, deployment));
    }

    /** F-05 and F-06: a lock that every write needs is held, and all connections for writing wait for it. */
    void locked(int times) {
        var ledger = new Ledger();
        for (int i = 0; i < times; i++) {
            try (var readers = Readers.of(deployment.first()::url, warm(), 8);
                    var holder = deployment.connect()) {
                Await.pause(Duration.ofSeconds(2));
                var normal = readers.notes();
                holder.setAutoCommit(false);
                try (var statement = holder.createStatement()) {
                    statement.execute("lock table api_key in access exclusive mode");
                }
                try (var _ = Writers.of(deployment, ledger, 24)) {
                    Await.pause(Duration.ofSeconds(6));
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
                deployment.number("select count(*) from pg_stat_activity where wait_event_type = 'Lock'") == 0);
        score.checked("F-05 pool exhausted, F-06 lock held", 2 * times, Invariants.of(ledger, deployment));
    }

    /** F-08. */
    void slow(Duration length) {
        var ledger = new Ledger();
        try (var readers = Readers.of(deployment.first()::url, warm(), 8)) {
            Await.pause(Duration.ofSeconds(2));
            var normal = readers.notes();
            deployment.proxy().slow(250, 64_000); // each way
            try (var _ = Writers.of(deployment, ledger, 1)) {
                Await.pause(length);
            }
            score.reads("F-08 half a second and 64 kB/s to the database", normal, readers.notes());
            deployment.proxy().heal();
        }
        score.checked("F-08 slow network", 1, Invariants.of(ledger, deployment));
    }

    /** F-09. */
    void cutAfterCommit(int times) {
        var ledger = new Ledger();
        int before = deployment.proxy().commitsCut();
        for (int i = 0; i < times; i++) {
            deployment.proxy().cutAfterCommit(1);
            ledger.write(deployment.first(), deployment.key());
        }
        deployment.proxy().heal();
        int cut = deployment.proxy().commitsCut() - before;
        score.expect("F-09: commits were cut off", cut > 0);
        score.refusals(ledger.refusals());
        score.checked("F-09 reset after the commit", cut, Invariants.of(ledger, deployment));
    }

    private Duration firstWrite(Ledger ledger) {
        return Await.until(PATIENCE, () -> isWritten(ledger.write(deployment.first(), deployment.key())));
    }

    static boolean isWritten(Client.Response response) {
        return response.status() == 200 || response.status() == 201;
    }

    /** Articles that every replica has in its cache. */
    List<String> warm() {
        var paths = SLUG.matcher(Client.text(deployment.first().url() + "/api/articles?limit=20&fields=slug"))
                .results()
                .map(match -> "/api/articles/" + match.group(1))
                .toList();
        paths.forEach(path -> deployment.replicas().forEach(replica -> Client.get(replica.url() + path)));
        return paths;
    }

    private boolean allFresh(List<String> paths) {
        return paths.stream()
                .map(path -> Client.get(deployment.first().url() + path))
                .allMatch(response -> response.status() == 200
                        && !response.header("Cache-Status").contains("stale"));
    }

    boolean allServed(List<String> paths) {
        return paths.stream().allMatch(path -> Client.status(deployment.first().url() + path) == 200);
    }

    private void endSessions() {
        deployment.sql("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'malim'");
    }
}
