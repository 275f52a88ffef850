package kz.malim.fault;

import java.nio.file.Path;
import java.time.Duration;

/** Does every fault, and prints what came of it. Arguments: how often, and seconds that outages last. */
public final class Scorecard {
    private Scorecard() {}

    /** Ends with 1 when a promise was not kept. */
    public static void main(String[] args) {
        int times = args.length > 0 ? Integer.parseInt(args[0]) : 10;
        var length = Duration.ofSeconds(args.length > 1 ? Long.parseLong(args[1]) : 600);
        var score = new Score();
        try (var stage = Stage.of(2, Path.of("target/faults/database"))) {
            var database = new DatabaseFaults(stage, score);
            database.killedMidWrite(times);
            database.away(length);
            database.startsWithout(Math.min(times, 3));
            database.onlyReads(Math.min(times, 3));
            database.locked(Math.min(times, 3));
            database.swallowed(Duration.ofSeconds(Math.min(60, length.toSeconds())));
            database.slow(Duration.ofSeconds(20));
            database.cutAfterCommit(times);
            var replicas = new ReplicaFaults(stage, score);
            replicas.listenersEnded(times);
            replicas.listenersWedged(times);
            replicas.frozen(Math.min(times, 3), Duration.ofSeconds(Math.min(30, length.toSeconds())));
            replicas.killed(Math.min(times, 3));
            new PhotoFaults(stage, score).killedMidUpload(3 * times);
            replicas.rollingRestart(10_000L * times);
            var revocations = new Revocations(stage, score);
            revocations.keys(times);
            revocations.articles(times);
            new SlowClients(stage, score).stay(260, 500, Duration.ofSeconds(30));
            long memory =
                    stage.replicas().stream().mapToLong(Replica::memory).max().orElse(0);
            score.say("20 largest replica at the end: %d MiB with -Xmx256m".formatted(memory >> 20));
        }
        System.out.println("\nScorecard\n" + score.card());
        score.broken().forEach(promise -> System.out.println("NOT KEPT: " + promise));
        System.exit(score.broken().isEmpty() ? 0 : 1);
    }
}
