package kz.malim.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDateTest {
    /** The time of all examples of RFC 9110, 5.6.7. */
    private static final long EXAMPLE = 784_111_777;

    @Test
    void writesImfFixdate() {
        assertEquals("Sun, 06 Nov 1994 08:49:37 GMT", HttpDate.of(EXAMPLE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sun, 06 Nov 1994 08:49:37 GMT",
                "Sunday, 06-Nov-94 08:49:37 GMT",
                "Sun Nov  6 08:49:37 1994",
            })
    void readsEveryFormat(String text) {
        assertEquals(EXAMPLE, HttpDate.epochSecond(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Sun",
                "Sun, 06 Nov 1994 08:49:37",
                "Sun, 06 Nov 1994 08:49:37 UTC",
                "Sun, 06 Nov 1994 08:49:37 +0000",
                "Sun, 6 Nov 1994 08:49:37 GMT",
                "Sun, 06 Nov 1994 08:49:37 GMT ",
                "Mon, 06 Nov 1994 08:49:37 GMT",
                "Sun, 06 Now 1994 08:49:37 GMT",
                "Sun, 31 Nov 1994 08:49:37 GMT",
                "Sun, 06 Nov 1994 24:00:00 GMT",
                "Sun, 06-Nov-94 08:49:37 GMT",
                "Sun Nov   08:49:37 1994",
                "1994-11-06T08:49:37Z",
                "784111777",
            })
    void refusesEverythingElse(String text) {
        assertEquals(HttpDate.INVALID, HttpDate.epochSecond(text));
    }

    @Test
    void resolvesTwoDigitYears() {
        assertEquals(
                HttpDate.epochSecond("Sat, 01 Jan 2000 00:00:00 GMT"),
                HttpDate.epochSecond("Saturday, 01-Jan-00 00:00:00 GMT"));
        assertEquals(
                HttpDate.epochSecond("Fri, 31 Dec 1999 00:00:00 GMT"),
                HttpDate.epochSecond("Friday, 31-Dec-99 00:00:00 GMT"));
    }
}
