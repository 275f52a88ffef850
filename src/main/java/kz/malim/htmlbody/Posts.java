package kz.malim.htmlbody;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import kz.malim.body.Embed;
import kz.malim.text.CleanText;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Posts of social networks, which sites quote in a blockquote of a class of theirs. */
final class Posts {
    private static final Set<String> CLASSES = Set.of(
            "twitter-tweet",
            "twitter-video",
            "instagram-media",
            "tiktok-embed",
            "bluesky-embed",
            "text-post-media",
            "reddit-card",
            "reddit-embed-bq",
            "fb-xfbml-parse-ignore",
            "imgur-embed-pub");
    private static final Pattern AUTHOR = Pattern.compile("^[—–-]+\\s*(?<author>.{1,200}?)\\s*$");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.ENGLISH);

    private Posts() {}

    /** Whether it is a post. */
    static boolean read(Element quote, Flow flow) {
        if (quote.classNames().stream().noneMatch(CLASSES::contains)) {
            return false;
        }
        var address = address(quote, flow.conversion.links);
        if (address.isEmpty()) {
            return false;
        }
        var last = lastLink(quote);
        var paragraphs = quote.select("p");
        var words = flow.inside(Flow.Mode.LINES);
        var author = "";
        String date = null;
        if (quote.hasClass("twitter-tweet") && !paragraphs.isEmpty()) {
            words.children(paragraphs.getFirst());
            author = quote.childNodes().stream()
                    .filter(node -> !(node instanceof Element))
                    .map(node -> node.outerHtml())
                    .reduce("", String::concat);
            author = Parser.unescapeEntities(author, false).strip();
            date = last == null ? null : date(last.text());
            flow.conversion.losses.move(last == null ? "" : last.text());
        } else {
            words.children(quote);
        }
        var texts = words.end().texts();
        var text = texts.isEmpty() ? null : Inline.lines(texts);
        var quoted = text == null || text.isBlank() ? null : new Embed.Quoted(author(author), text, date, null);
        if (quoted == null) {
            flow.conversion.losses.move(author);
        }
        flow.block(new Embed(flow.conversion.nextId(), address.get(), null, null, null, null, null, null, quoted));
        return true;
    }

    private static Optional<String> address(Element quote, Links links) {
        for (var name : List.of("data-instgrm-permalink", "data-text-post-permalink", "data-embed-url", "cite")) {
            var address = links.address(quote.attr(name));
            if (address.isPresent()) {
                return address.map(Posts::withoutQuery);
            }
        }
        var last = lastLink(quote);
        return last == null
                ? Optional.empty()
                : links.address(last.attr("href")).map(Posts::withoutQuery);
    }

    private static @Nullable Element lastLink(Element quote) {
        return quote.select("a[href]").last();
    }

    /** It only counts where readers come from. */
    private static String withoutQuery(String url) {
        return url.replaceFirst("[?#].*$", "");
    }

    private static @Nullable String author(String line) {
        var matcher = AUTHOR.matcher(CleanText.line(line));
        return matcher.matches() ? matcher.group("author") : CleanText.lineOrNull(line);
    }

    private static @Nullable String date(String written) {
        try {
            return LocalDate.parse(written.strip(), DATE).toString();
        } catch (DateTimeParseException e) {
            return null; // in the language of the page
        }
    }
}
