package kz.malim.pagetext;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kz.malim.body.BodyBlock;
import kz.malim.pagetext.Page.Story;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However the parts of a page are mixed, every word of them is in the result, or in a warning that a short line of a menu was dropped. */
class PageReaderKeepsWordsTest {
    private static final List<String> FRAGMENTS = List.of(
            "Ауылда жаңа мектеп салынды",
            "Құрылыс екі жылға созылды, деп хабарлайды Dala.kz.",
            "Малика Оспан",
            "Автор: Серік Қалиев",
            "23.05.2024",
            "Байланысты жаңалықтар",
            "Тағы оқыңыз: Көктем ерте келді",
            "MalimBlocks",
            "Мына елдер қатысады:",
            "• Түркия;",
            "• Литва.",
            "- бірінші жол;",
            "– Қашан басталды?",
            "– Былтыр күзде, – деді директор.",
            "1) өтініш;",
            "2) анықтама:",
            "көшірмесі;",
            "түпнұсқасы.",
            "•",
            "а) шарт",
            "«Біз бұл күнді көптен күттік, енді жұмыс басталды».",
            "Айгүл Сәрсен, мұғалім",
            "Фото: Dala.kz",
            "Көрмеден көрініс. Сурет: музей мұрағаты",
            "Кім қатыса алады?",
            "Город\tЦена",
            "Астана\t200",
            "-41°C түнде",
            "Ертеңгі жоспар",
            "Прогноз обещает снег, передает Степь.",
            "\"We will build,\" the mayor said.",
            "Әлия ӘШІМ",
            "#мектеп #ауыл",
            "Соңғы жаңалықтар",
            "Көпір ашылды 22.05.2024",
            "ол жерде ұзақ тұрып, жаңа жолдың салынғанын көріп, ауылдастарына айтып",
            "барды, сосын үйіне қайтты.",
            "* * *",
            "");

    static Stream<Long> seeds() {
        return IntStream.range(0, 400).mapToObj(Long::valueOf);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void keepsEveryWord(long seed) {
        var random = new Random(seed);
        var lines = new ArrayList<String>();
        for (int i = 0; i < 2 + random.nextInt(30); i++) {
            lines.add(FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
        }
        var text = String.join(random.nextBoolean() ? "\n" : "\r\n\r\n", lines);

        var page = PageReader.read(text, Optional.empty());

        var missing = words(text);
        missing.removeAll(words(String.join(" ", strings(page))));
        missing.removeAll(words("Автор Байланысты жаңалықтар Тағы оқыңыз а")); // labels that say what the rest is
        assertTrue(missing.isEmpty(), () -> "lost " + missing + " of\n" + text + "\nread as " + page);
    }

    private static Set<String> words(String text) {
        var words = new HashSet<String>();
        for (var word : text.split("[^\\p{L}]+")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    private static List<String> strings(Page page) {
        var strings = new ArrayList<String>();
        Stream.of(page.title(), page.lede(), page.byline(), page.source())
                .filter(text -> text != null)
                .forEach(strings::add);
        strings.addAll(page.tags());
        page.body().stream().map(BodyBlock::plain).forEach(strings::add);
        page.photos().forEach(photo -> strings.add(photo.label() + " " + photo.text() + " " + photo.caption()));
        page.warnings().stream()
                .filter(warning -> warning.code().equals("chrome-dropped"))
                .map(warning -> warning.message().substring(warning.message().indexOf(": ")))
                .filter(dropped -> dropped.split(" ").length <= 4) // a menu has lines of three words; ": " is the first
                .forEach(strings::add);
        page.related().forEach(story -> add(story, strings));
        page.blocks().forEach(block -> {
            strings.add(block.title());
            block.items().forEach(story -> add(story, strings));
        });
        return strings;
    }

    private static void add(Story story, List<String> strings) {
        strings.add(story.title());
        if (story.teaser() != null) {
            strings.add(story.teaser());
        }
    }
}
