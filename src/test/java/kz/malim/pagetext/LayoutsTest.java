package kz.malim.pagetext;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import kz.malim.body.BodyBlock;
import kz.malim.body.Heading;
import kz.malim.body.ListBlock;
import kz.malim.body.Quote;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Layouts of sites that no rule was made for, with sentences of our own. Each file under {@code layouts/} tells what must be
 * found, then has the page; a field that it does not name must be empty.
 */
class LayoutsTest {
    private static final Path LAYOUTS = Path.of("src/test/resources/layouts");

    static Stream<Path> layouts() throws IOException {
        try (var files = Files.list(LAYOUTS)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void readsTheFields(Path layout) throws IOException {
        assertEquals(List.of(), mistakes(layout));
    }

    /** What was read otherwise than the file says, a line each. */
    static List<String> mistakes(Path layout) throws IOException {
        var parts = Files.readString(layout).split("=====\n", 2);
        var wanted = new LinkedHashMap<String, String>();
        parts[0].lines().map(line -> line.split(": *", 2)).forEach(field -> wanted.put(field[0], field[1].strip()));
        var page = PageReader.read(parts[1], Optional.empty());
        var read = read(page);
        var mistakes = new ArrayList<String>();
        for (var field : read.entrySet()) {
            var right = wanted.getOrDefault(field.getKey(), "");
            if (!right.equals(field.getValue())) {
                mistakes.add(field.getKey() + ": " + field.getValue() + " instead of " + right);
            }
        }
        var body = String.join("\n", page.body().stream().map(BodyBlock::plain).toList());
        list(wanted, "absent").stream().filter(body::contains).forEach(words -> mistakes.add("in the body: " + words));
        list(wanted, "present").stream()
                .filter(words -> !body.contains(words))
                .forEach(words -> mistakes.add("not in the body: " + words));
        var codes = page.warnings().stream().map(ImportWarning::code).toList();
        for (var code : List.of("date-missing", "date-unknown", "title-guessed", "language-guessed")) {
            if (codes.contains(code) != list(wanted, "warnings").contains(code)) {
                mistakes.add("warning " + code + ": " + codes.contains(code));
            }
        }
        return mistakes;
    }

    private static List<String> list(Map<String, String> wanted, String field) {
        return Arrays.stream(wanted.getOrDefault(field, "").split(" *\\| *"))
                .filter(words -> !words.isEmpty())
                .toList();
    }

    private static Map<String, String> read(Page page) {
        var read = new LinkedHashMap<String, String>();
        read.put("title", page.title());
        read.put("lede", Objects.toString(page.lede(), ""));
        read.put("byline", Objects.toString(page.byline(), ""));
        read.put("date", page.date() == null ? "" : page.date().day().toString());
        read.put(
                "time",
                page.date() == null || page.date().time() == null
                        ? ""
                        : page.date().time().toLocalTime().toString());
        read.put("source", Objects.toString(page.source(), ""));
        read.put("lang", page.language().tag());
        read.put("photos", joined(page.photos().stream().map(photo -> photo.text())));
        read.put(
                "speakers",
                joined(page.body().stream()
                        .filter(Quote.class::isInstance)
                        .map(block -> Objects.toString(((Quote) block).attribution(), "-"))));
        read.put(
                "headings",
                joined(page.body().stream().filter(Heading.class::isInstance).map(BodyBlock::plain)));
        int items = page.body().stream()
                .mapToInt(
                        block -> block instanceof ListBlock list ? list.items().size() : 0)
                .sum();
        read.put("lists", items == 0 ? "" : String.valueOf(items));
        return read;
    }

    private static String joined(Stream<String> words) {
        return String.join(" | ", words.toList());
    }
}
