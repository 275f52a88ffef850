package kz.malim.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import kz.malim.sync.ChangeCursor.Thing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeCursorTest {
    private static final ChangeCursor DELTA = new ChangeCursor(-7, 42, false, 1L << 40, null);

    static Stream<ChangeCursor> cursors() {
        return Stream.of(
                DELTA,
                DELTA.within(3, new Thing(ThingKind.FRONT, UUID.randomUUID())),
                new ChangeCursor(Long.MAX_VALUE, -1, true, 0, Thing.first(ThingKind.SECTION)),
                DELTA.ofFilter(7));
    }

    @ParameterizedTest
    @MethodSource("cursors")
    void isReadAsItWasWritten(ChangeCursor cursor) {
        assertEquals(Optional.of(cursor), ChangeCursor.parse(cursor.toString()));
        assertTrue(cursor.toString().length() <= ChangeCursor.MAX_LENGTH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "AQ", "!", "AgAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "AQEAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void anythingElseIsNone(String text) {
        assertEquals(Optional.empty(), ChangeCursor.parse(text));
    }

    @Test
    void anotherSpellingOfTheSameBytesIsNone() {
        assertEquals(Optional.empty(), ChangeCursor.parse(DELTA + "=="));
        assertEquals(Optional.empty(), ChangeCursor.parse(DELTA.toString() + "A"));
    }

    @Test
    void theCodesOfKindsAreOnes() {
        assertEquals(
                ThingKind.values().length,
                Stream.of(ThingKind.values()).map(ThingKind::code).distinct().count());
    }
}
