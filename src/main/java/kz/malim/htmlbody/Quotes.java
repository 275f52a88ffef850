package kz.malim.htmlbody;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import kz.malim.body.BodyBlock;
import kz.malim.body.ListBlock;
import kz.malim.body.Paragraph;
import kz.malim.body.PullQuote;
import kz.malim.body.Quote;
import kz.malim.text.InlineText;
import kz.malim.text.WebAddress;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** Quotations and who said them. */
final class Quotes {
    private static final int MAX_DASHED = 120;
    private static final Pattern DASH = Pattern.compile("^[—–―-]\\s*(?=\\S)");

    private Quotes() {}

    static void read(Element element, Flow flow) {
        flow.flush();
        if (!Posts.read(element, flow)) {
            read(element, null, isPulled(element), flow);
        }
    }

    static boolean isPulled(Element element) {
        return element.hasClass("wp-block-pullquote")
                || element.hasClass("pullquote")
                || element.hasClass("pull-quote")
                || element.hasClass("pullQuote");
    }

    /** @param caption where its figure names who said it */
    static void read(Element element, @Nullable Element caption, boolean pulled, Flow flow) {
        var speaker = caption == null ? speaker(element) : caption;
        var attribution = "";
        Optional<String> url = Optional.empty();
        if (speaker != null) {
            flow.conversion.consume(speaker);
            attribution = plain(flow.lines(speaker).texts());
            url = Optional.ofNullable(speaker.selectFirst("a[href]"))
                    .flatMap(link -> flow.conversion.links.address(link.attr("href")));
        }
        if (url.isEmpty() && element.hasAttr("cite")) {
            url = flow.conversion.links.address(element.attr("cite"));
        }
        var content = flow.inside(Flow.Mode.CONTAINED).children(element).end().blocks();
        var words = new ArrayList<BodyBlock>();
        var others = new ArrayList<BodyBlock>();
        for (var block : content) {
            words(block, words, others, flow.conversion);
        }
        if (attribution.isEmpty()) {
            attribution = dashed(words);
        } else {
            attribution = DASH.matcher(attribution).replaceFirst("");
        }
        if (attribution.length() > Conversion.MAX_LINE || (words.isEmpty() && !attribution.isEmpty())) {
            words.add(new Paragraph(flow.conversion.nextId(), InlineText.of(attribution)));
            attribution = "";
        }
        if (!words.isEmpty()) {
            flow.block(quote(words, attribution.isEmpty() ? null : attribution, url, pulled, flow.conversion));
        }
        others.forEach(flow::block);
    }

    private static BodyBlock quote(
            List<BodyBlock> words,
            @Nullable String attribution,
            Optional<String> url,
            boolean pulled,
            Conversion conversion) {
        var only = words.size() == 1 && words.getFirst() instanceof Paragraph paragraph ? paragraph : null;
        if (pulled) {
            words.forEach(block -> conversion.forget(block.id()));
            var lines = words.stream()
                    .flatMap(block -> Dissolved.lines(block).stream())
                    .toList();
            return new PullQuote(conversion.nextId(), Inline.lines(lines), attribution);
        }
        var origin = url.map(address -> new Quote.Origin(
                        WebAddress.parse(address).map(WebAddress::host).orElse(address), address))
                .orElse(null);
        if (only != null) {
            return new Quote(only.id(), only.text(), null, attribution, false, origin);
        }
        return new Quote(conversion.nextId(), null, words, attribution, false, origin);
    }

    /** A quotation holds paragraphs and lists. */
    private static void words(BodyBlock block, List<BodyBlock> words, List<BodyBlock> others, Conversion conversion) {
        if (block instanceof Paragraph || block instanceof ListBlock) {
            words.add(block);
            return;
        }
        var lines = Dissolved.lines(block);
        if (lines.isEmpty()) {
            others.add(block);
            return;
        }
        conversion.forget(block.id());
        lines.forEach(line -> words.add(new Paragraph(conversion.nextId(), line)));
    }

    /** The part of a quotation that says whose it is. */
    private static @Nullable Element speaker(Element quote) {
        for (var child = quote.lastElementChild(); child != null; child = child.previousElementSibling()) {
            if (isSpeaker(child)) {
                return child;
            }
            boolean last = child.nextElementSibling() == null;
            if (last
                    && child.normalName().equals("p")
                    && child.childrenSize() == 1
                    && isSpeaker(child.child(0))
                    && !hasOwnText(child)) {
                return child;
            }
        }
        return null;
    }

    private static boolean isSpeaker(Element element) {
        return element.normalName().equals("cite")
                || element.normalName().equals("footer")
                || element.normalName().equals("figcaption");
    }

    private static boolean hasOwnText(Element element) {
        return element.childNodes().stream()
                .anyMatch(node -> node instanceof TextNode text
                        && !text.isBlank()
                        && text.text().codePoints().anyMatch(Character::isLetterOrDigit));
    }

    /** The last paragraph names the speaker after a dash, unless the lines of a conversation begin with dashes. */
    private static String dashed(List<BodyBlock> words) {
        if (words.size() < 2 || !(words.getLast() instanceof Paragraph last)) {
            return "";
        }
        var line = last.text().plain();
        boolean conversation = words.stream()
                .limit(words.size() - 1L)
                .anyMatch(block -> DASH.matcher(block.plain()).find());
        if (conversation || line.length() > MAX_DASHED || !DASH.matcher(line).find()) {
            return "";
        }
        words.removeLast();
        return DASH.matcher(line).replaceFirst("");
    }

    private static String plain(List<InlineText> lines) {
        return lines.isEmpty() ? "" : Inline.lines(lines).plain().strip();
    }
}
