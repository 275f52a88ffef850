package kz.malim.text;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The text of one paragraph, heading or list item: spans in reading order. It neither begins nor ends with a line break. */
public record InlineText(@JsonValue List<Span> spans) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public InlineText {
        spans = spans.stream().anyMatch(Span::hasUnsafeLink)
                ? List.copyOf(spans) // as received: validation reports the link by its place
                : withTrimmedBreaks(spans).stream()
                        .filter(span -> !span.text().isEmpty() || span.note() != null)
                        .toList();
    }

    public static InlineText of(String plain) {
        return new InlineText(List.of(Span.plain(plain)));
    }

    /** The text in one line, without marks and links. */
    public String plain() {
        return withBreaks().replace('\n', ' ');
    }

    /** The text without marks and links, with its line breaks. */
    public String withBreaks() {
        return joined(spans);
    }

    public boolean isBlank() {
        return CleanText.isBlank(plain());
    }

    /** The text, or null when nothing of it can be seen; one with an unsafe link stays, so that validation can reject it. */
    public static @Nullable InlineText orNull(@Nullable InlineText text) {
        return text == null || (text.isBlank() && text.spans.stream().noneMatch(Span::hasUnsafeLink)) ? null : text;
    }

    /** The ids of the footnotes that it mentions. */
    public Stream<String> notes() {
        return spans.stream().map(Span::note).flatMap(Stream::ofNullable);
    }

    private static String joined(List<Span> spans) {
        return spans.stream().map(Span::text).collect(Collectors.joining());
    }

    /** Breaks have no spaces around them, in other spans neither, and at the ends of the text there are none. */
    private static List<Span> withTrimmedBreaks(List<Span> spans) {
        if (spans.stream().noneMatch(span -> span.text().indexOf('\n') >= 0)) {
            return spans;
        }
        var superfluous = superfluous(joined(spans));
        var trimmed = new ArrayList<Span>();
        int at = 0;
        for (var span : spans) {
            var kept = new StringBuilder();
            for (int i = 0; i < span.text().length(); i++, at++) {
                if (!superfluous.get(at)) {
                    kept.append(span.text().charAt(i));
                }
            }
            trimmed.add(new Span(kept.toString(), span.marks(), span.href(), span.note()));
        }
        return trimmed;
    }

    /** Where white space with a break in it has characters that are not needed. */
    private static BitSet superfluous(String text) {
        var superfluous = new BitSet();
        int begin = 0;
        while (begin < text.length()) {
            int end = begin;
            boolean breaks = false;
            while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\n')) {
                breaks |= text.charAt(end) == '\n';
                end++;
            }
            for (int i = begin; breaks && i < end; i++) {
                superfluous.set(i, begin == 0 || end == text.length() || text.charAt(i) == ' ');
            }
            begin = end + 1;
        }
        return superfluous;
    }
}
