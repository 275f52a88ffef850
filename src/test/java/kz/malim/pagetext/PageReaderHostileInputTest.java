package kz.malim.pagetext;

import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A megabyte of anything is read in a time that grows with its length and no faster; the limit is generous. */
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
                megabyte("surrogates", "🔹 \uD83D\n"));
    }

    private static Arguments megabyte(String name, String part) {
        return Arguments.of(name, part.repeat(200_000 / part.length()));
    }

    private static String different(String part) {
        return IntStream.range(0, 5_000)
                .mapToObj(i -> part.replace("%d", String.valueOf(i)))
                .collect(Collectors.joining());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void readsAMegabyte(String name, String page) {
        var read = assertTimeoutPreemptively(ofSeconds(60), () -> PageReader.read(page, Optional.empty()));

        assertNotNull(read, name);
    }

    @ParameterizedTest(name = "{0} under a heading of other stories")
    @MethodSource("pages")
    void readsAQuarterOfItAsOtherStories(String name, String page) {
        var whole =
                "Тақырып\nМәтін болды.\nЧитайте также\nСнег\n" + page.substring(0, Math.min(page.length(), 250_000));

        var read = assertTimeoutPreemptively(ofSeconds(60), () -> PageReader.read(whole, Optional.empty()));

        assertNotNull(read, name);
    }
}
