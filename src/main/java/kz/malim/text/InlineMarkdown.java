package kz.malim.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Inline text as Markdown that reads back as the same words with the same marks and line breaks (CommonMark; strikes and
 * table cells as GitHub writes them).
 *
 * <p>A delimiter counts in CommonMark only beside the right neighbours: {@code a**«b»**c} is not strong. Where the
 * neighbour is a letter that stands in the way, that letter is written as a character reference.
 */
public final class InlineMarkdown {
    private static final String ESCAPED = "\\`*_[]<>&~#|";
    private static final Pattern NUMBER_OF_AN_ITEM = Pattern.compile("^([0-9]{1,9})([.)])");
    private static final String HARD_BREAK = "\\\n";
    private static final String BREAK_IN_A_LINE = "<br>";
    private static final Pattern CHARACTER_REFERENCE = Pattern.compile("&(?=#?[A-Za-z0-9]+;)");

    private final StringBuilder out = new StringBuilder();
    private final Deque<Mark> open = new ArrayDeque<>();
    private final boolean inCell;
    private final String lineBreak;
    private boolean closed;

    private InlineMarkdown(boolean inCell, String lineBreak) {
        this.inCell = inCell;
        this.lineBreak = lineBreak;
    }

    /** The lines of a paragraph, a list item or another block. */
    public static String line(InlineText text, UnaryOperator<String> address) {
        return new InlineMarkdown(false, HARD_BREAK)
                .written(text, address)
                .lines()
                .map(InlineMarkdown::asText)
                .collect(Collectors.joining("\n"));
    }

    /** A line that begins nothing but text. */
    private static String asText(String line) {
        if (line.startsWith("-") || line.startsWith("+") || line.startsWith("=")) {
            return "\\" + line;
        }
        return NUMBER_OF_AN_ITEM.matcher(line).replaceFirst("$1\\\\$2");
    }

    /** A heading, which is one line. */
    public static String heading(InlineText text, UnaryOperator<String> address) {
        return asText(new InlineMarkdown(false, BREAK_IN_A_LINE).written(text, address));
    }

    /** A cell of a table, which is one line. */
    public static String cell(InlineText text, UnaryOperator<String> address) {
        return new InlineMarkdown(true, BREAK_IN_A_LINE).written(text, address);
    }

    /** A link's address, as it stands between the parentheses. */
    public static String destination(String href) {
        return CHARACTER_REFERENCE
                .matcher(href.replace("(", "\\(").replace(")", "\\)"))
                .replaceAll("\\\\&");
    }

    private String written(InlineText text, UnaryOperator<String> address) {
        String link = null;
        for (var piece : pieces(text)) {
            if (!Objects.equals(link, piece.href())) {
                reopen(List.of(), ' ');
                endLink(link, address);
                link = piece.href();
                if (link != null) {
                    escapeExclamation();
                    out.append('[');
                    closed = false;
                }
            }
            if (piece.note() != null) {
                reopen(List.of(), ' ');
                append("[^" + piece.note() + "]");
                continue;
            }
            var words = piece.marks().contains(Mark.CODE) ? codeLines(piece.text()) : escaped(piece.text());
            reopen(piece.marks().stream().filter(mark -> mark != Mark.CODE).toList(), words.codePointAt(0));
            append(words);
        }
        reopen(List.of(), ' ');
        endLink(link, address);
        return out.toString().strip();
    }

    private void endLink(@Nullable String link, UnaryOperator<String> address) {
        if (link != null) {
            out.append("](").append(destination(address.apply(link))).append(')');
            closed = false;
        }
    }

    /** Spans with white space at their ends moved out of the marks, and those that look alike joined. */
    private static List<Span> pieces(InlineText text) {
        var pieces = new ArrayList<Span>();
        for (var span : text.spans()) {
            var words = span.text().strip();
            int begin = span.text().indexOf(words);
            join(pieces, new Span(span.text().substring(0, begin), List.of(), span.link()));
            join(pieces, new Span(words, span.marks(), span.link()));
            join(pieces, new Span(span.text().substring(begin + words.length()), List.of(), span.link()));
            Stream.ofNullable(span.note()).forEach(note -> pieces.add(new Span("", List.of(), null, note)));
        }
        return pieces;
    }

    private static void join(List<Span> pieces, Span next) {
        if (next.text().isEmpty()) {
            return;
        }
        var last = pieces.isEmpty() ? null : pieces.getLast();
        if (last != null
                && last.note() == null
                && last.marks().equals(next.marks())
                && Objects.equals(last.href(), next.href())) {
            pieces.set(pieces.size() - 1, new Span(last.text() + next.text(), next.marks(), next.href()));
        } else {
            pieces.add(next);
        }
    }

    /** Closes the marks that end here and opens those that begin; what both sides share stays open. */
    private void reopen(List<Mark> wanted, int firstOfNext) {
        while (!wanted.containsAll(open)) {
            var mark = open.removeLast();
            out.append(closing(mark));
            closed = isDelimiter(mark);
        }
        var begin = wanted.stream().filter(mark -> !open.contains(mark)).toList();
        if (begin.isEmpty()) {
            return;
        }
        boolean needsGap = isDelimiter(begin.getFirst())
                && (begin.size() > 1 || begin.contains(Mark.EMPHASIS) || !Character.isLetterOrDigit(firstOfNext));
        if (needsGap && !closed && !out.isEmpty()) {
            referToLast();
        }
        for (var mark : begin) {
            out.append(opening(mark));
            open.addLast(mark);
        }
        closed = false;
    }

    private static boolean isDelimiter(Mark mark) {
        return opening(mark).charAt(0) != '<';
    }

    private void referToLast() {
        int last = out.codePointBefore(out.length());
        if (!isGap(last)) {
            out.setLength(out.length() - Character.charCount(last));
            out.append(reference(last));
        }
    }

    private void append(String words) {
        int first = words.codePointAt(0);
        if (closed && !isGap(first)) {
            out.append(reference(first)).append(words, Character.charCount(first), words.length());
        } else {
            out.append(words);
        }
        closed = false;
    }

    /** White space and punctuation, beside which every delimiter counts. Symbols do so only in newer readers. */
    private static boolean isGap(int c) {
        return switch (Character.getType(c)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> c == ' ' || c == '\n' || c == '`' || c == '<' || c == '>' || c == '~';
        };
    }

    private static String reference(int c) {
        return "&#" + c + ";";
    }

    private void escapeExclamation() {
        if (!out.isEmpty() && out.charAt(out.length() - 1) == '!') {
            out.insert(out.length() - 1, '\\'); // or else the link would be a picture
        }
    }

    private static String opening(Mark mark) {
        return switch (mark) {
            case STRONG -> "**";
            case EMPHASIS -> "_";
            case STRIKE -> "~~";
            case SUPERSCRIPT, SUBSCRIPT, CODE -> "<" + InlineHtml.element(mark) + ">";
        };
    }

    private static String closing(Mark mark) {
        return switch (mark) {
            case STRONG, EMPHASIS, STRIKE -> opening(mark);
            case SUPERSCRIPT, SUBSCRIPT, CODE -> "</" + InlineHtml.element(mark) + ">";
        };
    }

    /** A backslash in code is no break. */
    private String codeLines(String words) {
        return words.lines().map(line -> line.isEmpty() ? "" : code(line)).collect(Collectors.joining(lineBreak));
    }

    private String code(String words) {
        int longest = 0;
        for (int i = 0, run = 0; i < words.length(); i++) {
            run = words.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        var fence = "`".repeat(longest + 1);
        var pad = words.startsWith("`") || words.endsWith("`") ? " " : "";
        return fence + pad + (inCell ? words.replace("|", "\\|") : words) + pad + fence;
    }

    private String escaped(String words) {
        var out = new StringBuilder(words.length() + 16);
        for (int i = 0; i < words.length(); i++) {
            if (ESCAPED.indexOf(words.charAt(i)) >= 0) {
                out.append('\\');
            }
            out.append(words.charAt(i));
        }
        return out.toString().replace("\n", lineBreak);
    }
}
