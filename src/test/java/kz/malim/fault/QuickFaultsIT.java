package kz.malim.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A few of each fault that takes seconds; the whole set is {@link Scorecard}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuickFaultsIT {
    private Score score = new Score();
    private Deployment deployment;

    @BeforeAll
    void start() {
        deployment = Deployment.of(2, Path.of("target/faults/quick-database"));
    }

    @AfterAll
    void end() {
        deployment.close();
    }

    @BeforeEach
    void resetScore() {
        score = new Score();
    }

    @AfterEach
    void everyPromiseHolds() {
        assertEquals(List.of(), score.broken());
    }

    @Test
    void losesNothingWhenTheDatabaseIsKilled() {
        new DatabaseFaults(deployment, score).killedMidWrite(1);
    }

    @Test
    void servesCachedResponsesWhileTheDatabaseIsUnavailable() {
        new DatabaseFaults(deployment, score).unavailable(Duration.ofSeconds(6));
    }

    @Test
    void servesCachedResponsesWhileTheDatabaseDoesNotRespond() {
        new DatabaseFaults(deployment, score).blackholed(Duration.ofSeconds(8));
    }

    @Test
    void waitsForADatabaseThatHasNotStarted() {
        new DatabaseFaults(deployment, score).startsWithout(1);
    }

    @Test
    void recoversFromAReadOnlyDatabase() {
        new DatabaseFaults(deployment, score).onlyReads(1);
    }

    @Test
    void readsWhileEveryWriteWaits() {
        new DatabaseFaults(deployment, score).locked(1);
    }

    @Test
    void repeatsNoWriteCutOffAfterItsCommit() {
        new DatabaseFaults(deployment, score).cutAfterCommit(5);
    }

    @Test
    void receivesChangesThoughItsListenerIsCutOrBlocked() {
        new ReplicaFaults(deployment, score).listenersEnded(2);
        new ReplicaFaults(deployment, score).listenersBlocked(1);
    }

    @Test
    void revokesOnEveryReplicaWhatIsRevokedOnOne() {
        new Revocations(deployment, score).keys(5);
        new Revocations(deployment, score).articles(5);
    }

    @Test
    void losesNoRequestWhenReplicasAreReplaced() {
        new ReplicaFaults(deployment, score).rollingRestart(1_000);
    }
}
