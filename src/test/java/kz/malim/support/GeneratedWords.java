package kz.malim.support;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kz.malim.text.Language;
import kz.malim.text.Slug;

/** Titles, sentences and bodies that look like news and say nothing. No word here needs escaping anywhere. */
final class GeneratedWords {
    private static final List<String> FIRST = List.of(
            "Айгерім", "Нұрлан", "Сәуле", "Ержан", "Әсел", "Дәурен", "Гүлнар", "Тимур", "Мария", "Қанат", "Жанар",
            "Өмірбек");
    private static final List<String> LAST = List.of(
            "Садықова", "Әбенов", "Іскаков", "Үсенова", "Петрова", "Қасым", "Жұмабай", "Оспанова", "Нұрпейіс", "Ғабит");
    private static final List<String> AGENCIES =
            List.of("Malim", "Aqzhaisan Press", "Kazinform", "Тілші", "Ainakol Photo");
    private static final List<String> TOPICS = List.of(
            "Мәдениет",
            "Қоғам",
            "Экономика",
            "Спорт",
            "Білім",
            "Ғылым",
            "Саясат",
            "Әлем",
            "Денсаулық",
            "Тарих",
            "Үй",
            "Көлік",
            "Ауыл",
            "Қала",
            "Құқық",
            "Ықылас",
            "Табиғат",
            "Театр",
            "Кино",
            "Музыка");

    private static final Vocabulary KAZAKH = new Vocabulary(
            List.of(
                    "Ақжайсанда",
                    "Әкімдік",
                    "Елордада",
                    "Қала тұрғындары",
                    "Ғалымдар",
                    "Үкімет",
                    "Оқушылар",
                    "Өнерпаздар",
                    "Іскерлер",
                    "Ұстаздар"),
            List.of("жаңа", "алғашқы", "үлкен", "халықаралық", "жыл сайынғы", "түнгі", "көктемгі", "ұмытылмас"),
            List.of(
                    "кітапхананы",
                    "көрмені",
                    "мектепті",
                    "жобаны",
                    "жарысты",
                    "өндірісті",
                    "ауруханаға көмекті",
                    "құрылысты"),
            List.of("ашты", "бастады", "таныстырды", "аяқтады", "қолдады", "кейінге қалдырды", "жариялады"));
    private static final Vocabulary RUSSIAN = new Vocabulary(
            List.of("В Акжайсане", "Жители города", "Учёные", "Правительство", "Школьники", "Ёлочные мастера", "Врачи"),
            List.of("впервые", "снова", "завтра", "к осени", "без лишних слов", "в срок", "досрочно"),
            List.of("откроют", "построят", "покажут", "обсудят", "проверят", "отложат", "поддержат"),
            List.of(
                    "ночную библиотеку",
                    "новый мост",
                    "старый театр",
                    "выставку",
                    "городской бюджет",
                    "трамвайную линию"));
    private static final Vocabulary ENGLISH = new Vocabulary(
            List.of("Akzhaisan", "The city council", "Researchers", "School pupils", "Farmers", "The ministry"),
            List.of("quietly", "finally", "again", "next year", "proudly", "slowly"),
            List.of("opens", "rebuilds", "funds", "closes", "celebrates", "postpones"),
            List.of("a night library", "the old market", "a tram line", "its first observatory", "the lake trail"));

    private final Random random;
    private final Map<Vocabulary, List<String>> blocks;

    GeneratedWords(Random random) {
        this.random = random;
        this.blocks = Stream.of(KAZAKH, RUSSIAN, ENGLISH)
                .collect(Collectors.toMap(
                        its -> its,
                        its -> IntStream.range(0, 200)
                                .mapToObj(i -> block(its, i))
                                .toList()));
    }

    String topic(int number) {
        return TOPICS.get(number % TOPICS.size());
    }

    String person() {
        return any(FIRST) + " " + any(LAST);
    }

    String agency() {
        return any(AGENCIES);
    }

    String title(Language lang) {
        return sentence(vocabulary(lang), "") + " " + (1 + random.nextInt(5_000));
    }

    String sentence(Language lang) {
        return sentence(vocabulary(lang), ".");
    }

    String slug(Language lang) {
        return Slug.of(any(vocabulary(lang).first()) + " "
                        + any(vocabulary(lang).last()))
                .orElseThrow()
                .value();
    }

    /** Six to fifteen blocks, about four kilobytes. */
    String body(Language lang) {
        var ready = requireNonNull(blocks.get(vocabulary(lang)));
        return IntStream.rangeClosed(1, 6 + random.nextInt(10))
                .mapToObj(i -> "{\"id\":\"b" + i + "\"," + any(ready))
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** One block. */
    String shortBody(Language lang) {
        return "[{\"id\":\"b1\"," + any(requireNonNull(blocks.get(vocabulary(lang)))) + "]";
    }

    /** One block without the start that holds its id. */
    private String block(Vocabulary its, int number) {
        return switch (number % 10) {
            case 0 -> "\"type\":\"heading\",\"level\":2,\"text\":" + text(its, 1) + "}";
            case 1 -> "\"type\":\"quote\",\"text\":" + text(its, 2) + ",\"attribution\":\"" + person() + "\"}";
            case 2 ->
                "\"type\":\"list\",\"style\":\"bullet\",\"intro\":" + text(its, 1) + ",\"items\":[" + text(its, 1) + ","
                        + text(its, 1) + "," + text(its, 1) + "]}";
            default -> "\"type\":\"paragraph\",\"text\":" + text(its, 3 + random.nextInt(4)) + "}";
        };
    }

    private String text(Vocabulary its, int sentences) {
        return IntStream.range(0, sentences)
                .mapToObj(i -> sentence(its, "."))
                .collect(Collectors.joining(" ", "[{\"text\":\"", "\"}]"));
    }

    private String sentence(Vocabulary its, String end) {
        return any(its.first()) + " " + any(its.second()) + " " + any(its.third()) + " " + any(its.last()) + end;
    }

    private static Vocabulary vocabulary(Language lang) {
        return switch (lang) {
            case KAZAKH, KAZAKH_LATIN, KAZAKH_ARABIC -> KAZAKH;
            case RUSSIAN -> RUSSIAN;
            case ENGLISH -> ENGLISH;
        };
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** Words by their place in the sentence. */
    private record Vocabulary(List<String> first, List<String> second, List<String> third, List<String> last) {}
}
