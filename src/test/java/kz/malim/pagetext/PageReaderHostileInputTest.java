package kz.malim.pagetext;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Anything is read in a time that grows with its length and no faster. */
class PageReaderHostileInputTest {

    static Stream<Arguments> pages() {
        return Stream.of(
                megabyte("one line of letters", "а"),
                megabyte("one line of words", "сөз "),
                megabyte("one line of sentences", "Ол келді, – деді ол. "),
                megabyte("one line of quotation marks", "«\"“ "),
                megabyte("one line of colons", "Фото: "),
                megabyte("one line of digits", "1.2:3-4 "),
                megabyte("one line of attributions", "деп хабарлайды "),
                megabyte("one line of capital words", "Аа Бб, "),
                megabyte("one line of hashes", "#а "),
                megabyte("empty lines", "\n"),
                megabyte("glyphs", "•\n"),
                megabyte("glyphs in one line", "• "),
                megabyte("dashes", "– а\n"),
                megabyte("dialogue", "– Кім?\n"),
                megabyte("introductions", "мынау:\n"),
                megabyte("nested lists", "1) а:\nб;\n"),
                megabyte("numbers", "1. а\n"),
                megabyte("semicolons", "а;\n"),
                megabyte("commas", "а,\n"),
                megabyte("bare items", "мына:\nалма\nөрік\n"),
                megabyte("dates", "23.05.2024\n"),
                megabyte("related headings", "Читайте также\n"),
                megabyte("related stories", "Читайте также: Снег\n"),
                megabyte("blocks", "MalimBlocks\nСнег\nСнег идёт.\n"),
                megabyte("credits", "Фото:\n"),
                megabyte("tables", "а\tб\n"),
                megabyte("wrapped lines", "сөз сөз сөз сөз сөз сөз сөз сөз сөз сөз сөз сөз сөз сөз сөз сөз сөз сөз\n"),
                megabyte("titles", "Снег идёт\n"),
                Arguments.of("different titles", different("Снег %d\n")),
                Arguments.of("different titles with dates", different("Снег %d\n23.05.2024\n")),
                Arguments.of("different titles with teasers", different("Снег %d\nСнег идёт %d.\n")),
                Arguments.of("different blocks", different("MalimBlocks\nСнег %d\n")),
                Arguments.of("different tags", different("#снег%d\n")),
                megabyte("surrogates", "🔹 \uD83D\n"),
                megabyte("live entries", "20:30 Снег\n\n"),
                megabyte("captions", "Снег\nФото: А\n"),
                megabyte("split counters", "12\nпросмотров\n"),
                megabyte("tickers", "USD\n"),
                megabyte("people", "аким Серик Ахметов "),
                megabyte("one line of hyphens", "- "),
                megabyte("one line of initials", "А. "),
                megabyte("one line of Arabic letters", "قالا "),
                megabyte("quotes", "«а», – деді ол.\n"),
                megabyte("introduced quotes", "Ол айтты:\n«Сөз сөз сөз сөз сөз сөз»\n"),
                megabyte("addresses", "Ссылка:\n"),
                megabyte("labels of authors", "Автор:\n"),
                megabyte("labels of tags", "Тегтер:\nа\n"));
    }

    private static final int LENGTH = 8_000;

    /** Four times the text takes four times as long; sixteen times would be the square of it. */
    private static final int MOST_GROWTH = 9;

    private static Arguments megabyte(String name, String part) {
        return Arguments.of(name, (IntFunction<String>) length -> part.repeat(length / part.length()));
    }

    private static IntFunction<String> different(String part) {
        return length -> IntStream.range(0, length / part.length())
                .mapToObj(i -> part.replace("%d", String.valueOf(i)))
                .collect(Collectors.joining());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void readsInATimeThatGrowsWithTheLength(String name, IntFunction<String> page) {
        assertLinear(name, page);
    }

    @ParameterizedTest(name = "{0} under a heading of other stories")
    @MethodSource("pages")
    void readsOtherStoriesInATimeThatGrowsWithTheLength(String name, IntFunction<String> page) {
        assertLinear(name, length -> "Тақырып\nМәтін болды.\nЧитайте также\nСнег\n" + page.apply(length));
    }

    /** The fastest of several readings: what the machine does besides must not count. */
    private static void assertLinear(String name, IntFunction<String> page) {
        var small = page.apply(LENGTH);
        var large = page.apply(4 * LENGTH);
        long growth = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 6 && growth >= MOST_GROWTH; attempt++) {
            growth = Math.min(growth, fastest(large) / Math.max(fastest(small), MILLISECONDS.toNanos(1)));
        }
        assertTrue(growth < MOST_GROWTH, name + " took " + growth + " times as long when four times as long");
    }

    private static long fastest(String page) {
        long fastest = Long.MAX_VALUE;
        for (int run = 0; run < 2; run++) {
            long start = System.nanoTime();
            assertNotNull(PageReader.read(page, Optional.empty()));
            fastest = Math.min(fastest, System.nanoTime() - start);
        }
        return fastest;
    }
}
