package kz.malim.htmlbody;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.malim.body.BodyBlock;
import kz.malim.body.Image;
import kz.malim.media.Credit;
import kz.malim.pageline.Credits;
import kz.malim.pageline.PhotoCredit;
import kz.malim.text.CleanText;
import kz.malim.text.InlineText;
import kz.malim.text.Span;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The words under a picture: what it shows, and whose it is. */
record Captions(@Nullable InlineText caption, @Nullable Credit credit) {
    static final Captions NONE = new Captions(null, null);

    /** Elements that sites have for the credit alone. */
    private static final Set<String> CREDITS = Set.of(
            "credit",
            "photo-credit",
            "image-credit",
            "media-credit",
            "wp-media-credit",
            "wp-caption-credit",
            "caption-credit",
            "copyright",
            "image-copyright",
            "photographer");

    /** Of the element with the words. */
    static Captions of(Element element, Flow flow) {
        var credits = new ArrayList<PhotoCredit>();
        for (var part : element.select("[class]")) {
            if (!part.equals(element)
                    && part.classNames().stream().anyMatch(CREDITS::contains)
                    && part.wholeText().length() <= Conversion.MAX_LINE) {
                credits.addAll(named(part.text()));
                flow.conversion.consume(part);
            }
        }
        var lines = new ArrayList<InlineText>();
        for (var text : flow.lines(element).texts()) {
            for (var line : lines(text)) {
                lines.add(withoutCredits(line, credits));
            }
        }
        lines.removeIf(InlineText::isBlank);
        flow.conversion.consume(element);
        return new Captions(lines.isEmpty() ? null : Inline.lines(lines), credit(credits));
    }

    /** The whole of an element is a credit, with or without a label. */
    private static List<PhotoCredit> named(String text) {
        var line = CleanText.line(text);
        var found = Credits.in(line);
        return !found.credits().isEmpty() || line.isEmpty()
                ? found.credits()
                : List.of(new PhotoCredit("", line.replaceFirst("^(?:©|\\([cC]\\))\\s*", "")));
    }

    private static InlineText withoutCredits(InlineText line, List<PhotoCredit> credits) {
        var plain = CleanText.line(line.plain());
        var found = Credits.in(plain);
        int length = Stream.concat(credits.stream(), found.credits().stream())
                .mapToInt(credit -> credit.label().length() + credit.text().length() + 4)
                .sum();
        if (found.credits().isEmpty() || length > Conversion.MAX_LINE) {
            return line;
        }
        credits.addAll(found.credits());
        var rest = found.rest();
        return plain.startsWith(rest) ? start(line, rest.length()) : InlineText.of(rest);
    }

    private static InlineText start(InlineText line, int length) {
        var spans = new ArrayList<Span>();
        int left = length;
        for (var span : line.spans()) {
            int end = Math.min(left, span.text().length());
            if (end > 0) {
                spans.add(new Span(span.text().substring(0, end), span.marks(), span.href(), span.note()));
            }
            left -= end;
        }
        return new InlineText(spans);
    }

    private static List<InlineText> lines(InlineText text) {
        var lines = new ArrayList<InlineText>();
        var line = new ArrayList<Span>();
        for (var span : text.spans()) {
            var parts = span.text().split("\n", -1);
            for (int i = 0; i < parts.length; i++) {
                if (i > 0) {
                    lines.add(new InlineText(List.copyOf(line)));
                    line.clear();
                }
                line.add(new Span(parts[i], span.marks(), span.href(), i == parts.length - 1 ? span.note() : null));
            }
        }
        lines.add(new InlineText(List.copyOf(line)));
        return lines;
    }

    private static @Nullable Credit credit(List<PhotoCredit> credits) {
        if (credits.isEmpty()) {
            return null;
        }
        var first = credits.getFirst();
        var others = credits.stream()
                .skip(1)
                .map(credit ->
                        credit.label().equals(first.label()) ? credit.text() : credit.label() + ": " + credit.text());
        var text = Stream.concat(Stream.of(first.text()), others)
                .filter(part -> !part.isBlank())
                .distinct()
                .collect(Collectors.joining("; "));
        return Credit.of(first.label(), text);
    }

    /** The image with this caption. What is plain text is the picture's own; links and marks are the block's. */
    Image of(Image image, Conversion conversion) {
        var plain = caption == null ? null : CleanText.lineOrNull(caption.plain());
        boolean own = conversion.files.describe(image.photo(), plain, credit);
        boolean formatted = caption != null
                && caption.spans().stream()
                        .anyMatch(span -> span.href() != null
                                || span.note() != null
                                || !span.marks().isEmpty());
        if (own && formatted && caption != null) {
            conversion.losses.moved(-WordCount.in(caption.plain())); // the picture has it as well
        }
        return new Image(
                image.id(),
                image.photo(),
                own && !formatted ? null : caption,
                image.alt(),
                null,
                image.href(),
                image.size());
    }

    /** Whether the text is the credit of the picture just before it: editors write it as a paragraph. */
    static boolean isCreditOfLast(InlineText text, List<BodyBlock> blocks, Conversion conversion) {
        if (blocks.isEmpty()
                || !(blocks.getLast() instanceof Image image)
                || conversion.files.hasCredit(image.photo())) {
            return false;
        }
        var found = Credits.in(CleanText.line(text.plain()));
        if (found.credits().isEmpty() || !found.rest().isEmpty()) {
            return false;
        }
        conversion.files.describe(image.photo(), null, credit(found.credits()));
        return true;
    }
}
