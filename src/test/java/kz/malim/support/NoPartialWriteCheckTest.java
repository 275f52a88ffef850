package kz.malim.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** That {@link NoPartialWriteCheck} would notice whatever a refused request leaves behind. */
@QuarkusTest
class NoPartialWriteCheckTest {
    private final DatabaseSnapshot database = new DatabaseSnapshot();

    @Inject
    Newsroom newsroom;

    @AfterEach
    void forget() {
        database.forget();
    }

    @Test
    void seesNothingWhereNothingWasWritten() {
        database.remember();

        assertEquals(List.of(), database.difference());
    }

    @Test
    void seesWhatHasCome() {
        database.remember();

        newsroom.tag("Көл");

        assertDifferent("tag ");
    }

    @Test
    void seesWhatHasChanged() {
        var story = newsroom.publishes(Newsroom.article());
        database.remember();

        newsroom.renames(story, story.slug() + "-2");

        assertDifferent("article ");
    }

    @Test
    void seesWhatHasGone() {
        var block = newsroom.block("Блок");
        database.remember();

        newsroom.removes(block);

        assertDifferent("front_block ");
    }

    private void assertDifferent(String table) {
        var difference = database.difference();
        assertTrue(difference.stream().anyMatch(line -> line.startsWith(table)), difference::toString);
    }
}
