package kz.malim.pagetext;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kz.malim.pagetext.RelatedReader.Item;

/**
 * Reads a named block of teasers. Where one item ends and the next begins is told by titles already met on the page; for
 * other stories by empty lines, and where there are none by the look of a line: a title has no full stop.
 */
final class BlockReader {
    /** Names that blocks of other stories bear on news pages. */
    private static final Set<String> NAMES = Arrays.stream("""
            Соңғы жаңалықтар|Танымал|Танымал жаңалықтар|Танымал мақалалар|Ең көп оқылған|Ең көп оқылғандар|Көп оқылғандар|Көп оқылған|Басты жаңалықтар|Маңызды жаңалықтар
            Редакция таңдауы|Редактор таңдауы|Таңдаулы|Таңдаулы жаңалықтар|Топ жаңалықтар|Басқа жаңалықтар|Өзге жаңалықтар|Жаңа материалдар|Күн тақырыбы|Бүгінгі жаңалықтар
            Sońǵy jańalyqtar|Soŋǵy jaŋalyqtar|Tanymal|Basty jańalyqtar
            Последние новости|Популярное|Популярные новости|Самое читаемое|Самые читаемые|Главное|Главные новости|Выбор редакции|Лента новостей|Топ новости|Другие новости
            Важное|Сейчас читают|Читают сейчас|Новости партнёров|Новости партнеров|Свежие новости|Главное за день|Новости дня
            Latest news|Latest|Latest stories|Popular|Popular news|Most popular|Most read|Top stories|Top news|Editor's choice|Editors' picks|Editor’s choice|Editor's picks|Trending
            Trending now|Featured|Featured stories|Other news|In other news|Must read|Headlines|Breaking news""".split("[|\n]"))
            .map(LineClassifier::fold)
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toUnmodifiableSet());

    /** One word with a capital inside: MalimBlocks. */
    private static final Pattern COINED = Pattern.compile("(?u)\\p{Lu}\\p{Ll}++(?:\\p{Lu}\\p{Ll}++)++");

    private static final Pattern PERIOD = Pattern.compile(
            " (?:за (?:день|неделю|месяц|сутки)|апта ишинде|аптада|бугин|today|this week|of the (?:day|week))$");

    private final List<Line> lines;
    private final Set<String> knownTitles;
    private final PageDraft draft;
    private final List<Item> items = new ArrayList<>();
    private boolean knowsTitles;
    private boolean gapsPartItems;
    private boolean datesComeFirst;

    BlockReader(List<Line> lines, Set<String> knownTitles, PageDraft draft) {
        this.lines = lines;
        this.knownTitles = knownTitles;
        this.draft = draft;
    }

    static boolean isHeading(List<Line> lines, int i, Set<String> knownTitles) {
        var text = lines.get(i).text();
        if (i + 1 >= lines.size()
                || text.length() > 60
                || LineClassifier.words(text) > 4
                || LineClassifier.endsSentence(text)
                || text.endsWith(";")) {
            return false;
        }
        var folded = LineClassifier.fold(text);
        var next = LineClassifier.fold(lines.get(i + 1).text());
        if (knownTitles.contains(next)) {
            return !knownTitles.contains(folded)
                    && RelatedReader.dateAlone(text) == null
                    && LineClassifier.hasLetters(text);
        }
        boolean coined = !knownTitles.isEmpty() && isCoined(text);
        boolean named = coined
                || NAMES.contains(folded)
                || NAMES.contains(PERIOD.matcher(folded).replaceFirst(""))
                || folded.matches("\\p{L}+ ?(?:blocks?|блок(?:тар|тары|и)?)");
        boolean keyPoints = knownTitles.isEmpty()
                && (text.endsWith(":") || Marker.of(lines.get(i + 1).text()) != null);
        return named
                && !keyPoints
                && !LineClassifier.isSentence(lines.get(i + 1).text())
                && Marker.of(text) == null;
    }

    static boolean isCoined(String text) {
        return text.length() <= 40 && COINED.matcher(text).matches();
    }

    List<Item> items() {
        return items;
    }

    /** Reads items from a line on; answers the line after the block. */
    int read(int from) {
        int end = from;
        while (end < lines.size() && belongs(end)) {
            end++;
        }
        lookAhead(from, end);
        int i = from;
        while (i < end && takes(i)) {
            i++;
        }
        warnOfMissingTeasers();
        return i;
    }

    private boolean belongs(int i) {
        var text = Marker.withoutGlyph(lines.get(i).text());
        return RelatedHeading.of(text) == null
                && !isHeading(lines, i, knownTitles)
                && TagLines.in(text).isEmpty()
                && (Credits.in(text).found().isEmpty() || knownTitles.contains(LineClassifier.fold(text)));
    }

    private void lookAhead(int from, int end) {
        int known = 0;
        int texts = 0;
        int groups = 0;
        int longGroups = 0;
        for (int i = from; i < end; i++) {
            texts += LineClassifier.hasLetters(lines.get(i).text())
                            && !PageChrome.isNoise(lines.get(i).text())
                    ? 1
                    : 0;
            known += knownTitles.contains(LineClassifier.fold(lines.get(i).text())) ? 1 : 0;
            boolean begins = i == from || lines.get(i).afterGap();
            groups += begins ? 1 : 0;
            longGroups += !begins && lines.get(i - 1).afterGap() ? 1 : 0;
        }
        knowsTitles = known > 0 && known * 2 >= texts;
        gapsPartItems = groups >= 2 && longGroups * 2 >= groups;
        datesComeFirst = from < end && RelatedReader.dateAlone(lines.get(from).text()) != null;
    }

    private boolean takes(int i) {
        var line = lines.get(i);
        var text = Marker.withoutGlyph(line.text());
        var date = RelatedReader.dateAlone(text);
        if (date != null) {
            if (!items.isEmpty() && !datesComeFirst && items.getLast().date == null) {
                items.getLast().date = date;
            }
            return true;
        }
        if (PageChrome.isNoise(text) || PageChrome.isNumber(text) || PageDates.isVague(text)) {
            draft.dropped(line, text);
            return true;
        }
        if (isTitle(i, text)) {
            var dateBefore = datesComeFirst && i > 0
                    ? RelatedReader.dateAlone(lines.get(i - 1).text())
                    : null;
            items.add(new Item(line, text, dateBefore));
            return true;
        }
        if (items.isEmpty() || items.getLast().teaser != null) {
            return false;
        }
        items.getLast().teaser = text;
        return true;
    }

    private boolean isTitle(int i, String text) {
        if (knownTitles.contains(LineClassifier.fold(text))) {
            return true;
        }
        if (gapsPartItems && !knowsTitles) {
            return items.isEmpty() || (lines.get(i).afterGap() && !LineClassifier.isSentence(text));
        }
        if (LineClassifier.isSentence(text)) {
            return false;
        }
        if (!knowsTitles || items.isEmpty() || items.getLast().teaser != null) {
            return true;
        }
        // under a title that was met before, an unknown line is its teaser, unless it has a teaser of its own
        return i + 1 < lines.size()
                && !knownTitles.contains(LineClassifier.fold(lines.get(i + 1).text()))
                && LineClassifier.isSentence(lines.get(i + 1).text());
    }

    private void warnOfMissingTeasers() {
        if (items.stream().allMatch(item -> item.teaser == null)) {
            return;
        }
        for (var item : items) {
            if (item.teaser == null) {
                draft.warn(
                        "teaser-missing",
                        item.line,
                        "This story has no teaser, its neighbours do: " + PageDraft.shortened(item.title));
            }
        }
    }
}
