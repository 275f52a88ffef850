package kz.malim.text;

import java.util.Objects;
import java.util.function.UnaryOperator;

/** Inline text as HTML. The text is escaped, and links are only those that {@link Span} holds safe. */
public final class InlineHtml {
    private InlineHtml() {}

    /**
     * @param address rewrites a link for the place the HTML is published in
     * @param note the HTML that mentions the footnote of this id
     */
    public static String of(InlineText text, UnaryOperator<String> address, UnaryOperator<String> note) {
        var out = new StringBuilder();
        String open = null;
        for (var span : text.spans()) {
            if (!Objects.equals(open, span.link())) {
                out.append(open == null ? "" : "</a>");
                open = span.link();
                if (open != null) {
                    out.append("<a href=\"")
                            .append(escaped(address.apply(open)))
                            .append("\">");
                }
            }
            span.marks().forEach(mark -> out.append('<').append(element(mark)).append('>'));
            out.append(escaped(span.text()).replace("\n", "<br>"));
            span.marks()
                    .reversed()
                    .forEach(mark -> out.append("</").append(element(mark)).append('>'));
            if (span.note() != null) {
                out.append(open == null ? "" : "</a>").append(note.apply(span.note()));
                open = null;
            }
        }
        return out.append(open == null ? "" : "</a>").toString();
    }

    static String element(Mark mark) {
        return switch (mark) {
            case STRONG -> "strong";
            case EMPHASIS -> "em";
            case STRIKE -> "s";
            case SUPERSCRIPT -> "sup";
            case SUBSCRIPT -> "sub";
            case CODE -> "code";
        };
    }

    /** Escaped for the text of an element or for a quoted attribute. */
    public static String escaped(String text) {
        var out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }
}
