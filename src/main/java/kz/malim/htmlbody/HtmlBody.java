package kz.malim.htmlbody;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kz.malim.body.BodyBlock;
import kz.malim.body.BodyVisitor;
import kz.malim.body.Footnote;
import kz.malim.body.Paragraph;
import kz.malim.text.InlineText;
import kz.malim.text.Language;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * What an HTML text says, as the blocks of a body. Its pictures and media are those that the blocks name by id; whoever
 * stores the body creates them.
 *
 * @param losses what no block could hold, in the order of the text
 */
public record HtmlBody(
        List<BodyBlock> body,
        List<Footnote> notes,
        List<Picture> pictures,
        List<Medium> media,
        List<Loss> losses,
        Balance balance) {

    /** Deeper elements are read as if they were in those around them. */
    private static final int MAX_DEPTH = 200;

    private static final Pattern DOCUMENT = Pattern.compile("(?i)<(?:html|body|!doctype)[\\s>]");

    /**
     * Reads the body of a page, or a part of one.
     *
     * @param base the address of the page, from which relative addresses are resolved; null if unknown
     * @param ids the id of the picture or medium at an address
     */
    public static HtmlBody read(String html, Language lang, @Nullable URI base, Function<String, UUID> ids) {
        var links = new Links(base);
        boolean guillemets = lang != Language.ENGLISH;
        var page = parse(html);
        var notesOfPage = new NoteFinder(page);
        var targets = page.select("a[href^=#]").stream()
                .filter(link -> !notesOfPage.isBetween(link))
                .map(link -> link.attr("href").strip().substring(1))
                .collect(Collectors.toSet());
        Map<String, String> anchors = Map.of();
        if (!targets.isEmpty()) { // links may lead to blocks that follow: a first pass finds the ids of these
            var first = new Conversion(links, guillemets, ids, notesOfPage, targets, anchors);
            convert(main(page), first);
            anchors = Map.copyOf(first.anchors());
            page = parse(html);
        }
        var notes = new NoteFinder(page);
        var conversion = new Conversion(links, guillemets, ids, notes, targets, anchors);
        int words = WordCount.in(main(page), notes::isBetween);
        var body = convert(main(page), conversion);
        return new HtmlBody(
                body,
                List.copyOf(conversion.notes().values()),
                conversion.files.pictures(),
                conversion.files.media(),
                conversion.losses.all(),
                Balance.of(main(page), words, conversion, body));
    }

    private static Document parse(String html) {
        var parser = Parser.htmlParser().setMaxDepth(MAX_DEPTH);
        return DOCUMENT.matcher(html).find() ? parser.parseInput(html, "") : fragment(html, parser);
    }

    private static Document fragment(String html, Parser parser) {
        var page = Document.createShell("");
        page.body().appendChildren(parser.parseFragmentInput(html, page.body(), ""));
        return page;
    }

    /** The part of a page that is its story. */
    private static Element main(Document page) {
        for (var query : List.of("[itemprop=articleBody]", "article", "main")) {
            var found = page.select(query);
            if (found.size() == 1 && page.selectFirst("head > *") != null) {
                return found.getFirst();
            }
        }
        return page.body();
    }

    private static List<BodyBlock> convert(Element source, Conversion conversion) {
        var flow = new Flow(conversion, Flow.Mode.BODY, new Inline()).children(source);
        for (var note : conversion.unread()) { // mentioned in what is no text
            conversion.consume(note);
            flow.flush();
            flow.children(note);
        }
        var body = new ArrayList<>(flow.end().blocks());
        withoutUnmentioned(body, conversion);
        return List.copyOf(body);
    }

    /** A note that is mentioned where no mention can be is a paragraph at the end. */
    private static void withoutUnmentioned(List<BodyBlock> body, Conversion conversion) {
        var mentioned = new HashSet<String>();
        new BodyVisitor() {
            @Override
            public void text(String at, @Nullable InlineText text, Presence presence) {
                if (text != null) {
                    text.notes().forEach(mentioned::add);
                }
            }
        }.blocks("", body);
        conversion.notes().values().removeIf(note -> {
            if (!mentioned.contains(note.id())) {
                body.add(new Paragraph(conversion.nextId(), note.text()));
            }
            return !mentioned.contains(note.id());
        });
    }
}
