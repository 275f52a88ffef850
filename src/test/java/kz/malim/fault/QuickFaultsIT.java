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
    private Stage stage;

    @BeforeAll
    void start() {
        stage = Stage.of(2, Path.of("target/faults/quick-database"));
    }

    @AfterAll
    void end() {
        stage.close();
    }

    @BeforeEach
    void countAnew() {
        score = new Score();
    }

    @AfterEach
    void everyPromiseWasKept() {
        assertEquals(List.of(), score.broken());
    }

    @Test
    void losesNothingWhenTheDatabaseIsKilled() {
        new DatabaseFaults(stage, score).killedMidWrite(1);
    }

    @Test
    void servesWhatIsWarmWhileTheDatabaseIsAway() {
        new DatabaseFaults(stage, score).away(Duration.ofSeconds(6));
    }

    @Test
    void servesWhatIsWarmWhileTheDatabaseIsSilent() {
        new DatabaseFaults(stage, score).swallowed(Duration.ofSeconds(8));
    }

    @Test
    void waitsForADatabaseThatIsNotThereYet() {
        new DatabaseFaults(stage, score).startsWithout(1);
    }

    @Test
    void comesBackFromADatabaseThatOnlyReads() {
        new DatabaseFaults(stage, score).onlyReads(1);
    }

    @Test
    void readsWhileEveryWriteWaits() {
        new DatabaseFaults(stage, score).locked(1);
    }

    @Test
    void doesOnceWhatWasCutOffAfterItsCommit() {
        new DatabaseFaults(stage, score).cutAfterCommit(5);
    }

    @Test
    void hearsOfChangesThoughItsListenerIsCutOrWedged() {
        new ReplicaFaults(stage, score).listenersEnded(2);
        new ReplicaFaults(stage, score).listenersWedged(1);
    }

    @Test
    void takesBackOnEveryReplicaWhatIsTakenBackOnOne() {
        new Revocations(stage, score).keys(5);
        new Revocations(stage, score).articles(5);
    }

    @Test
    void losesNoRequestWhenReplicasAreReplaced() {
        new ReplicaFaults(stage, score).rollingRestart(1_000);
    }
}
