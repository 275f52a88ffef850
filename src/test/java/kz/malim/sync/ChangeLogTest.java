package kz.malim.sync;

import static kz.malim.support.Newsroom.article;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import kz.malim.database.StatementCounter;
import kz.malim.listing.ArticleListing;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.Test;

/** What a page of changes costs. */
@QuarkusTest
class ChangeLogTest {
    @Inject
    Newsroom newsroom;

    @Inject
    ChangePages pages;

    @Inject
    LatestChange latest;

    @Inject
    ArticleListing listing;

    @Test
    void aPageCostsTheSameStatementsHoweverMuchIsOnItAndNoneWhenNothingChanged() {
        var everything = Following.everything(listing);
        var since = ChangeCursor.parse(Cursors.now(Map.of())).orElseThrow();
        newsroom.publishes(article());
        await().until(() -> !latest.isReachedBy(since)); // this replica has heard of it
        var few = StatementCounter.counted(() -> pages.after(since, everything));
        var later = few.value().cursor();
        for (int i = 0; i < 20; i++) {
            newsroom.publishes(article());
        }
        await().until(() -> !latest.isReachedBy(later));
        var many = StatementCounter.counted(() -> pages.after(later, everything));
        var end = many.value().cursor();
        await().until(() -> latest.isReachedBy(end));

        assertTrue(few.statements() > 0);
        assertEquals(few.statements(), many.statements());
        assertEquals(
                0, StatementCounter.counted(() -> pages.after(end, everything)).statements());
    }
}
