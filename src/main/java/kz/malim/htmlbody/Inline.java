package kz.malim.htmlbody;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import kz.malim.text.InlineText;
import kz.malim.text.Mark;
import kz.malim.text.Span;
import org.jspecify.annotations.Nullable;

/** The text of a paragraph while it is read: white space as browsers collapse it, marks, links. Not thread-safe. */
final class Inline {
    /** Below the limits of a text, so that a paragraph of a book is two. */
    private static final int MAX_LENGTH = 19_000;

    private static final int MAX_RUNS = 900;

    private final List<InlineText> finished = new ArrayList<>();
    private final List<Run> runs = new ArrayList<>();
    private final Map<Mark, Integer> marks = new EnumMap<>(Mark.class);
    private @Nullable String href;
    private int length;
    private char last = '\n';

    private static final class Run {
        private final StringBuilder text = new StringBuilder();
        private final List<Mark> marks;
        private final @Nullable String href;
        private @Nullable String note;

        private Run(List<Mark> marks, @Nullable String href) {
            this.marks = marks;
            this.href = href;
        }

        private boolean looksLike(List<Mark> otherMarks, @Nullable String otherHref) {
            return note == null
                    && marks.equals(otherMarks)
                    && (href == null ? otherHref == null : href.equals(otherHref));
        }
    }

    /** A text inside another, with its marks and its link. */
    Inline inside() {
        var inside = new Inline();
        inside.marks.putAll(marks);
        inside.href = href;
        return inside;
    }

    void begin(Mark mark) {
        marks.merge(mark, 1, Integer::sum);
    }

    void end(Mark mark) {
        marks.computeIfPresent(mark, (key, depth) -> depth == 1 ? null : depth - 1);
    }

    @Nullable
    String href() {
        return href;
    }

    /** What follows leads there. */
    void link(@Nullable String target) {
        href = target;
    }

    void append(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != ' ' && c != '\n' && c != '\t' && c != '\r' && c != '\f') {
                add(c);
            } else if (last != ' ' && last != '\n') {
                if (length >= MAX_LENGTH || runs.size() >= MAX_RUNS) {
                    finish();
                } else {
                    add(' ');
                }
            }
        }
    }

    private void add(char c) {
        if (length >= MAX_LENGTH + 500 && !Character.isLowSurrogate(c)) {
            finish(); // hardly a word
        }
        run().text.append(c);
        length++;
        last = c;
    }

    private Run run() {
        var now = List.copyOf(marks.keySet());
        if (runs.isEmpty() || !runs.getLast().looksLike(now, href)) {
            runs.add(new Run(now, href));
        }
        return runs.getLast();
    }

    /** A line ends; two ends in a row end the paragraph. */
    void breakLine() {
        if (last == '\n') {
            finish();
            return;
        }
        run().text.append('\n');
        length++;
        last = '\n';
    }

    /** A footnote is mentioned here. */
    void mention(String note) {
        if (runs.isEmpty() || runs.getLast().note != null) {
            runs.add(new Run(List.of(), null));
        }
        runs.getLast().note = note;
    }

    /** The paragraph ends. */
    void finish() {
        var spans = new ArrayList<Span>();
        boolean atEnd = true;
        for (var run : runs.reversed()) {
            int end = run.text.length();
            while (atEnd && end > 0 && (run.text.charAt(end - 1) == ' ' || run.text.charAt(end - 1) == '\n')) {
                end--;
            }
            atEnd &= end == 0;
            if (end > 0 || run.note != null) {
                spans.addFirst(new Span(run.text.substring(0, end), run.marks, run.href, run.note));
            }
        }
        var text = new InlineText(spans);
        if (!text.isBlank()) {
            finished.add(text);
        }
        runs.clear();
        length = 0;
        last = '\n';
    }

    /** The paragraphs so far. */
    List<InlineText> take() {
        finish();
        var taken = List.copyOf(finished);
        finished.clear();
        return taken;
    }

    /** Several texts as one, a line each. */
    static InlineText lines(List<InlineText> texts) {
        if (texts.size() == 1) {
            return texts.getFirst();
        }
        var spans = new ArrayList<Span>();
        for (var text : texts) {
            for (int i = 0; i < text.spans().size(); i++) {
                var span = text.spans().get(i);
                if (i > 0 || spans.isEmpty()) {
                    spans.add(span);
                } else if (isPlain(spans.getLast()) && isPlain(span)) {
                    spans.add(Span.plain(spans.removeLast().text() + "\n" + span.text()));
                } else {
                    spans.add(Span.plain("\n"));
                    spans.add(span);
                }
            }
        }
        return new InlineText(spans);
    }

    private static boolean isPlain(Span span) {
        return span.marks().isEmpty() && span.href() == null && span.note() == null;
    }
}
