package kz.malim.htmlbody;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kz.malim.body.Box;
import kz.malim.body.Divider;
import kz.malim.body.Heading;
import kz.malim.body.Paragraph;
import kz.malim.body.Story;
import kz.malim.text.CleanText;
import kz.malim.text.InlineText;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What systems build of elements that mean nothing by themselves: cards, boxes, accordions; and what no article keeps. */
final class Cards {
    private static final int MAX_TEASER = 2_000;

    private static final Set<String> FORMS =
            Set.of("form", "button", "input", "select", "textarea", "fieldset", "datalist", "dialog");

    /** Classes of what asks readers to do something, or is there for programs. */
    private static final Set<String> CALLS = Set.of(
            "wp-block-buttons",
            "wp-block-button",
            "kg-button-card",
            "kg-signup-card",
            "kg-cta-card",
            "kg-email-card",
            "kg-email-cta-card",
            "sharedaddy",
            "jp-relatedposts",
            "addtoany_share_save_container",
            "social-share");

    private static final Set<String> BOXES = Set.of(
            "kg-callout-card",
            "info-box",
            "infobox",
            "factbox",
            "fact-box",
            "callout",
            "box-info",
            "wp-block-info-box");

    private Cards() {}

    /** Whether the element was read. */
    static boolean read(Element element, Flow flow) {
        var name = element.normalName();
        if (name.equals("nav") || FORMS.contains(name)) {
            lose(name.equals("nav") ? "navigation" : "form", element, flow);
        } else if (isHidden(element)) {
            lose("hidden", element, flow);
        } else if (name.equals("details")) {
            Answers.details(element, flow);
        } else if (name.equals("aside") && !Quotes.isPulled(element)) {
            box(element, Box.Kind.EXPLAINER, flow);
        } else {
            return element.hasAttr("class") && readByClass(element, flow);
        }
        return true;
    }

    private static boolean readByClass(Element element, Flow flow) {
        if (Quotes.isPulled(element) && !element.normalName().equals("figure")) {
            flow.flush();
            Quotes.read(element, null, true, flow);
        } else if (has(element, CALLS)) {
            lose("button", element, flow);
        } else if (element.hasClass("kg-bookmark-card")) {
            return bookmark(element, flow);
        } else if (element.hasClass("kg-toggle-card")) {
            Answers.read(
                    element,
                    element.selectFirst(".kg-toggle-heading-text"),
                    element.selectFirst(".kg-toggle-content"),
                    flow);
        } else if (element.hasClass("schema-faq-section")) {
            Answers.read(element, element.selectFirst(".schema-faq-question"), element, flow);
        } else if (element.hasClass("kg-file-card") || element.hasClass("wp-block-file")) {
            return file(element, flow);
        } else if (element.hasClass("kg-audio-card") || element.hasClass("kg-video-card")) {
            return player(element, flow);
        } else if (has(element, BOXES)) {
            box(element, Box.Kind.CALLOUT, flow);
        } else if (element.hasClass("wp-caption") || element.hasClass("gallery-item")) {
            Figures.read(element, flow);
        } else if (Galleries.is(element) && element.selectFirst("img") != null) {
            Galleries.read(element, flow);
        } else {
            return false;
        }
        return true;
    }

    private static boolean has(Element element, Set<String> classes) {
        return element.classNames().stream().anyMatch(classes::contains);
    }

    private static boolean isHidden(Element element) {
        return element.hasAttr("hidden")
                || element.hasClass("screen-reader-text")
                || element.attr("style").replace(" ", "").contains("display:none");
    }

    private static void lose(String kind, Element element, Flow flow) {
        flow.conversion.losses.lose(kind, element);
    }

    private static void box(Element element, Box.Kind kind, Flow flow) {
        flow.flush();
        var body = new ArrayList<>(
                flow.inside(Flow.Mode.CONTAINED).children(element).end().blocks());
        String title = null;
        if (!body.isEmpty()
                && body.getFirst() instanceof Heading heading
                && body.size() > 1
                && heading.text().plain().length() <= Conversion.MAX_LINE) {
            title = heading.text().plain();
            flow.conversion.forget(heading.id());
            body.removeFirst();
        }
        if (!body.isEmpty()) {
            flow.block(new Box(flow.conversion.nextId(), kind, title, body));
        }
    }

    /** A card that leads to a page elsewhere. */
    private static boolean bookmark(Element card, Flow flow) {
        var link = card.selectFirst("a[href]");
        var title = text(card, ".kg-bookmark-title");
        if (link == null || title == null || title.length() > Conversion.MAX_LINE) {
            return false;
        }
        var url = flow.conversion.links.address(link.attr("href"));
        if (url.isEmpty()) {
            return false;
        }
        flow.flush();
        var thumbnail = card.selectFirst(".kg-bookmark-thumbnail img");
        var photo = thumbnail == null
                ? Optional.<UUID>empty()
                : flow.conversion
                        .links
                        .address(thumbnail.attr("src"))
                        .map(address -> flow.conversion.files.picture(address, thumbnail.attr("alt")));
        var label = flow.conversion.losses.line("title", text(card, ".kg-bookmark-publisher"), Conversion.MAX_LINE);
        flow.block(new Story(
                flow.conversion.nextId(),
                null,
                url.get(),
                title,
                label,
                flow.conversion.losses.line("description", text(card, ".kg-bookmark-description"), MAX_TEASER),
                photo.orElse(null),
                null));
        int shown = WordCount.in(link, flow.conversion::isConsumed);
        for (var part : List.of("title", "description", "author", "publisher")) {
            var words = text(card, ".kg-bookmark-" + part);
            shown -= words == null ? 0 : WordCount.in(words);
        }
        flow.conversion.losses.moved(shown); // parts that only their style keeps apart
        var author = card.selectFirst(".kg-bookmark-author");
        if (author != null) {
            lose("author", author, flow);
        }
        var caption = Figures.captionOf(card);
        if (caption != null) {
            flow.children(caption);
            flow.flush();
        }
        return true;
    }

    private static @Nullable String text(Element card, String query) {
        var element = card.selectFirst(query);
        return element == null ? null : CleanText.lineOrNull(element.text());
    }

    private static boolean file(Element card, Flow flow) {
        var link = card.selectFirst("a[href]");
        var title = text(card, ".kg-file-card-title");
        if (link == null) {
            return false;
        }
        var words = title == null ? link.text() : title;
        if (!Players.file(link.attr("href"), words, flow)) {
            return false;
        }
        var caption = text(card, ".kg-file-card-caption");
        if (caption != null) {
            flow.block(new Paragraph(flow.conversion.nextId(), InlineText.of(caption)));
        }
        // the size, the name and the button are the site's
        int left = WordCount.in(card, flow.conversion::isConsumed)
                - WordCount.in(words)
                - (caption == null ? 0 : WordCount.in(caption));
        flow.conversion.losses.moved(left);
        return true;
    }

    /** Around the element that plays there are buttons and counters. */
    private static boolean player(Element card, Flow flow) {
        var player = card.selectFirst("video, audio");
        if (player == null) {
            return false;
        }
        var caption = card.selectFirst("figcaption");
        var title = text(card, ".kg-audio-title");
        if (title != null) {
            player.attr("title", title); // where the element would have it
        }
        var words = caption == null ? Captions.NONE : Captions.of(caption, flow);
        flow.conversion.losses.moved(WordCount.in(card, flow.conversion::isConsumed));
        var inner = flow.inside(Flow.Mode.CONTAINED);
        Players.read(player, inner);
        Figures.captioned(inner.end().blocks(), words, flow);
        return true;
    }

    /** Ghost marks the border of what is free with a comment; WordPress keeps blocks without content in them. */
    static void comment(String text, Flow flow) {
        if (text.equals("members-only")) {
            flow.flush();
            flow.block(new Divider(flow.conversion.nextId(), true));
        } else if (text.startsWith("wp:") && text.endsWith("/") && !text.startsWith("wp:footnotes")) {
            flow.conversion.losses.loseForm("block", new Comment(text));
        }
    }
}
