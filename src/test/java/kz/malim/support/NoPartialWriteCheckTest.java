package kz.malim.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** That {@link NoPartialWriteCheck} detects every change that a rejected request leaves behind. */
@QuarkusTest
class NoPartialWriteCheckTest {
    private final DatabaseSnapshot database = new DatabaseSnapshot();

    @Inject
    Newsroom newsroom;

    @AfterEach
    void release() {
        database.release();
    }

    @Test
    void reportsNothingWhenNothingWasWritten() {
        database.take();

        assertEquals(List.of(), database.difference());
    }

    @Test
    void detectsAnInsert() {
        database.take();

        newsroom.tag("Көл");

        assertDifferent("tag ");
    }

    @Test
    void detectsAnUpdate() {
        var story = newsroom.publishes(Newsroom.article());
        database.take();

        newsroom.renames(story, story.slug() + "-2");

        assertDifferent("article ");
    }

    @Test
    void detectsADelete() {
        var block = newsroom.block("Блок");
        database.take();

        newsroom.removes(block);

        assertDifferent("front_block ");
    }

    private void assertDifferent(String table) {
        var difference = database.difference();
        assertTrue(difference.stream().anyMatch(line -> line.startsWith(table)), difference::toString);
    }
}
