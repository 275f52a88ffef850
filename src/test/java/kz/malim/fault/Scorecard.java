package kz.malim.fault;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Injects every fault and prints the results. Arguments: how often, how many seconds an outage lasts, and which, if not all:
 * {@code 3 60 F-07 19}.
 */
public final class Scorecard {
    private final int times;
    private final Duration length;
    private final Score score = new Score();

    private Scorecard(int times, Duration length) {
        this.times = times;
        this.length = length;
    }

    /** Exits with 1 when a promise was broken. */
    public static void main(String[] args) {
        int times = args.length > 0 ? Integer.parseInt(args[0]) : 10;
        var length = Duration.ofSeconds(args.length > 1 ? Long.parseLong(args[1]) : 600);
        boolean held = new Scorecard(times, length).print(List.of(args).subList(Math.min(2, args.length), args.length));
        System.exit(held ? 0 : 1);
    }

    private boolean print(List<String> chosen) {
        try (var deployment = Deployment.of(2, Path.of("target/faults/database"))) {
            rows(deployment).forEach((name, row) -> {
                if (chosen.isEmpty() || chosen.contains(name)) {
                    row.run();
                }
            });
            long memory = deployment.replicas().stream()
                    .mapToLong(Replica::memory)
                    .max()
                    .orElse(0);
            score.print("20 largest replica at the end: %d MiB with -Xmx256m".formatted(memory >> 20));
        }
        System.out.println("\nScorecard\n" + score.card());
        score.broken().forEach(promise -> System.out.println("BROKEN: " + promise));
        return score.broken().isEmpty();
    }

    private Map<String, Runnable> rows(Deployment deployment) {
        int few = Math.min(times, 3);
        var database = new DatabaseFaults(deployment, score);
        var replicas = new ReplicaFaults(deployment, score);
        var rows = new LinkedHashMap<String, Runnable>();
        rows.put("F-01", () -> database.killedMidWrite(times));
        rows.put("F-02", () -> database.unavailable(length));
        rows.put("F-03", () -> database.startsWithout(few));
        rows.put("F-04", () -> database.onlyReads(few));
        rows.put("F-05", () -> database.locked(few));
        rows.put("F-07", () -> database.blackholed(atMost(60)));
        rows.put("F-08", () -> database.slow(atMost(20)));
        rows.put("F-09", () -> database.cutAfterCommit(times));
        rows.put("F-11", () -> replicas.listenersEnded(times));
        rows.put("F-12", () -> replicas.listenersBlocked(times));
        rows.put("F-16", () -> replicas.frozen(few, atMost(30)));
        rows.put("F-22", () -> new PhotoFaults(deployment, score).killedMidUpload(3 * times));
        rows.put("F-24", () -> new DiskFaults(score).full(deployment));
        rows.put("F-25", () -> replicas.killed(few));
        rows.put("F-23", () -> replicas.rollingRestart(10_000L * times));
        rows.put("revoked", () -> new Revocations(deployment, score).keys(times));
        rows.put("withdrawn", () -> new Revocations(deployment, score).articles(times));
        rows.put("19", () -> new SlowClients(deployment, score).stay(260, 500, Duration.ofSeconds(30)));
        return rows;
    }

    private Duration atMost(long seconds) {
        return Duration.ofSeconds(Math.min(seconds, length.toSeconds()));
    }
}
