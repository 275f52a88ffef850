package kz.malim.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import kz.malim.web.HttpDate;
import org.junit.jupiter.api.Test;

class LastModifiedTest {
    private static final long SECOND = 784_111_777;
    private static final Clock LATER = Clock.fixed(Instant.ofEpochSecond(SECOND + 100), ZoneOffset.UTC);

    private final LastModified modified = new LastModified(Instant.ofEpochSecond(SECOND, 999_999_000));

    @Test
    void isTheSecondOfTheChangeUntilEveryChangeOfThatTimeIsKnown() {
        modified.settle(SECOND + 1);

        assertEquals(HttpDate.of(SECOND), modified.header().toString());
    }

    @Test
    void isALaterSecondFromThenOn() {
        modified.settle(SECOND + 2);
        modified.settle(0);

        assertEquals(HttpDate.of(SECOND + 2), modified.header().toString());
    }

    @Test
    void sendsTheChangeToAClientThatRequestedBeforeItWasVisible() {
        assertFalse(modified.isUnmodifiedSince(HttpDate.of(SECOND), LATER));
        assertFalse(modified.isUnmodifiedSince(HttpDate.of(SECOND + 1), LATER));
        assertTrue(modified.isUnmodifiedSince(HttpDate.of(SECOND + 2), LATER));
        assertTrue(modified.isUnmodifiedSince(HttpDate.of(SECOND + 100), LATER));
        assertFalse(modified.isUnmodifiedSince(HttpDate.of(SECOND + 101), LATER));
    }

    @Test
    void aSecondChangeInTheSameSecondIsSentToAClientThatHasTheFirst() {
        var second = new LastModified(Instant.ofEpochSecond(SECOND, 999_999_500));
        modified.settle(SECOND + 1);

        assertFalse(second.isUnmodifiedSince(modified.header().toString(), LATER));
    }
}
