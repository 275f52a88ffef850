package kz.malim.pagetext;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import kz.malim.body.BodyBlock;
import kz.malim.body.Divider;
import kz.malim.body.Embed;
import kz.malim.body.Heading;
import kz.malim.body.ListBlock;
import kz.malim.body.Paragraph;
import kz.malim.body.Quote;
import kz.malim.body.Table;
import kz.malim.pageline.Bylines;
import kz.malim.pageline.LineClassifier;
import kz.malim.pageline.Marker;
import kz.malim.text.InlineText;
import org.jspecify.annotations.Nullable;

/** Turns the lines of a story into body blocks, in order; what it does not recognise is a paragraph. */
final class BodyWriter {
    private static final int MAX_QUESTION_LENGTH = 120;
    private static final int MAX_HEADING_LENGTH = 90;
    private static final Pattern TEXT_START = Pattern.compile("[«\"“„(]?[\\p{Lu}\\d]");

    private static final Pattern EMBED = Pattern.compile(
            "(?iu)(?:(?<title>[\\p{L} ]{3,40}):"
                    + " ?)?(?<url>https://(?:[a-z]+\\.)?(?:youtube\\.com|youtu\\.be|instagram\\.com|tiktok\\.com|t\\.me|facebook\\.com|x\\.com|twitter\\.com|vimeo\\.com)/\\S{1,500})");

    private final List<Line> story;
    private final PageDraft draft;
    private final ListReader lists;
    private final QuoteReader quotes;
    private final List<BodyBlock> body = new ArrayList<>();
    private int lastNumber;

    BodyWriter(List<Line> story, PageDraft draft) {
        this.story = LiveTimes.apart(story, draft);
        this.draft = draft;
        this.lists = new ListReader(this.story);
        this.quotes = new QuoteReader(this.story);
    }

    List<BodyBlock> write() {
        int i = 0;
        while (i < story.size()) {
            i = writeBlock(i);
        }
        return List.copyOf(body);
    }

    private int writeBlock(int i) {
        int afterTable = writeTable(i);
        if (afterTable > i) {
            return afterTable;
        }
        int afterList = writeList(i);
        if (afterList > i) {
            return afterList;
        }
        return writeText(i);
    }

    private int writeTable(int from) {
        int columns = story.get(from).cells().size();
        int end = from;
        while (columns > 1 && end < story.size() && story.get(end).cells().size() == columns) {
            end++;
        }
        if (end - from < 2 || Marker.of(story.get(from).text()) != null) {
            return from;
        }
        var rows = story.subList(from, end).stream().map(Line::cells).toList();
        boolean header = hasDigits(rows.get(1)) && !hasDigits(rows.getFirst());
        body.add(new Table(
                id(),
                null,
                header ? columns(rows) : List.of(),
                rows.stream().skip(header ? 1 : 0).map(BodyWriter::cells).toList(),
                null));
        return end;
    }

    private static boolean hasDigits(List<String> cells) {
        return cells.stream().anyMatch(cell -> cell.chars().anyMatch(Character::isDigit));
    }

    private static List<Table.Cell> cells(List<String> row) {
        return row.stream().map(Table.Cell::of).toList();
    }

    private static List<Table.Column> columns(List<List<String>> rows) {
        return rows.getFirst().stream().map(Table.Column::of).toList();
    }

    private int writeList(int i) {
        var line = story.get(i);
        boolean colon = line.endsWith(":");
        if (colon || isShortQuestion(line.text())) {
            var items = lists.read(i + 1, true, colon, 0);
            if (items.texts().isEmpty()) {
                return i;
            }
            add(items, introOf(line), story.get(i + 1));
            return items.next();
        }

        var items = lists.read(i, false, false, afterList() ? lastNumber : 0);
        if (!items.texts().isEmpty()) {
            add(items, null, line);
            return items.next();
        }
        int end = items.next();
        for (int turn = i; turn < end; turn++) {
            writeText(turn);
        }
        return end;
    }

    private boolean afterList() {
        return !body.isEmpty() && body.getLast() instanceof ListBlock;
    }

    private static boolean isShortQuestion(String text) {
        return text.endsWith("?") && text.length() <= MAX_QUESTION_LENGTH && !isDash(text);
    }

    private static boolean isDash(String text) {
        var marker = Marker.of(text);
        return marker != null && marker.isDash();
    }

    private static String introOf(Line line) {
        return Marker.withoutGlyph(line.text());
    }

    private void add(ListReader.Items items, @Nullable String intro, Line first) {
        var start = items.start();
        var introMarker = intro == null ? null : Marker.of(intro);
        boolean nested = introMarker != null;
        boolean continues = intro == null && start != null && start > 1 && start == lastNumber + 1 && afterList();
        if (nested || continues) {
            draft.warn("list-nested", first, "Nested list; its parts were kept as separate lists");
        }
        if (items.guessed()) {
            draft.warn("list-guessed", first, "Lines without bullets after a colon; read as a list");
        }
        if (start != null) {
            lastNumber = start + items.texts().size() - 1;
        } else if (introMarker != null && introMarker.number() != null) {
            lastNumber = introMarker.number();
        }
        body.add(new ListBlock(
                id(),
                items.style(),
                intro == null ? null : InlineText.of(intro),
                items.texts().stream()
                        .map(text -> ListBlock.Item.of(InlineText.of(text)))
                        .toList(),
                start == null || start == 1 ? null : start));
    }

    private int writeText(int i) {
        var line = story.get(i);
        var text = line.text();
        if (!LineClassifier.hasLetters(text)
                && text.length() >= 3
                && text.chars().noneMatch(Character::isDigit)
                && isRule(text)) {
            body.add(new Divider(id(), false));
            return i + 1;
        }
        var embed = EMBED.matcher(text);
        if (embed.matches()) {
            body.add(new Embed(id(), embed.group("url"), embed.group("title")));
            return i + 1;
        }
        var quoted = quotes.read(i);
        if (quoted != null) {
            body.add(Quote.of(id(), InlineText.of(text), quoted.speaker(), quoted.speakerInText()));
            return quoted.next();
        }
        if (isMarkdownHeading(text)) {
            int level = Math.clamp(text.indexOf(' '), 2, 4);
            body.add(new Heading(id(), level, InlineText.of(text.substring(text.indexOf(' ') + 1))));
        } else if (isHeading(i)) {
            body.add(new Heading(id(), 2, InlineText.of(text)));
        } else {
            quotes.readNames(text);
            body.add(new Paragraph(id(), InlineText.of(text)));
        }
        return i + 1;
    }

    private static boolean isRule(String text) {
        return text.chars().allMatch(c -> "*-–—_=~•. ".indexOf(c) >= 0);
    }

    private static boolean isMarkdownHeading(String text) {
        int space = text.indexOf(' ');
        return space > 0 && space <= 4 && text.chars().limit(space).allMatch(c -> c == '#');
    }

    /** A short line without final punctuation, between the end of one text and the start of another. */
    private boolean isHeading(int i) {
        var text = story.get(i).text();
        var marker = Marker.of(text);
        boolean isShort = text.length() <= MAX_HEADING_LENGTH && LineClassifier.words(text) <= 12;
        boolean noPunctuation =
                !LineClassifier.endsSentence(text) && ",;:-–—".indexOf(text.charAt(text.length() - 1)) < 0;
        boolean starts =
                !LineClassifier.startsLower(text) && (marker == null || marker.numbered()) && !text.startsWith("#");
        if (!isShort
                || !noPunctuation
                || !starts
                || !LineClassifier.hasLetters(text)
                || Bylines.labelled(text) != null
                || i + 1 >= story.size()) {
            return false;
        }
        boolean textEnded = i == 0
                || LineClassifier.endsSentence(story.get(i - 1).text())
                || !(body.getLast() instanceof Paragraph);
        var next = story.get(i + 1).text();
        boolean textStarts = (LineClassifier.endsSentence(next) || next.endsWith(":"))
                && LineClassifier.words(next) >= 3
                && TEXT_START.matcher(next).lookingAt();
        boolean listStarts = marker == null && Marker.of(next) != null;
        return textEnded && ((textStarts && Marker.of(next) == null) || listStarts);
    }

    private String id() {
        return "b" + (body.size() + 1);
    }
}
