package kz.malim.htmlbody;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jspecify.annotations.Nullable;

/** Finds the footnotes of a page: links to a text that is there for them, as WordPress, Markdown and Word write them. */
final class NoteFinder {
    private static final Set<String> TEXTS = Set.of("li", "p", "div", "dd", "aside");

    /** More is a part of the page, and the link to it no mention. */
    private static final int MAX_TEXT = 10_000;

    /** The texts by the names of their anchors. */
    private final Map<String, Element> texts = new HashMap<>();

    /** In the order of the page. Elements are equal only to themselves. */
    private final Map<Element, String> ids = new LinkedHashMap<>();

    /** The links to the texts and back: numbers and arrows, no words of the page. */
    private final Set<Element> between = new HashSet<>();

    NoteFinder(Document page) {
        var mentioned = new HashMap<String, Element>();
        for (var link : page.select("a[href^=#]")) {
            if (isMention(link)) {
                mentioned.putIfAbsent(link.attr("href").substring(1), link);
            }
        }
        if (mentioned.isEmpty()) {
            return;
        }
        for (var target : page.select("[id], a[name]")) {
            var name = target.hasAttr("id") && mentioned.containsKey(target.id()) ? target.id() : target.attr("name");
            var link = mentioned.get(name);
            var text = link == null ? null : textOf(target);
            if (link != null
                    && text != null
                    && !isInside(link, text)
                    && !texts.containsKey(name)
                    && text.wholeText().length() <= MAX_TEXT) {
                texts.put(name, text);
                ids.computeIfAbsent(text, key -> "n" + (ids.size() + 1));
            }
        }
        page.select("a[href^=#]").stream()
                .filter(link -> note(link).isPresent())
                .forEach(between::add);
        ids.keySet().forEach(text -> between.addAll(text.select("a[href^=#]")));
    }

    private static boolean isMention(Element link) {
        var href = link.attr("href");
        return link.hasClass("footnote-ref")
                || link.attr("role").equals("doc-noteref")
                || (href.startsWith("#_ftn") && !href.startsWith("#_ftnref"))
                || isSup(link.parent())
                || isSup(link.firstElementChild());
    }

    private static boolean isSup(@Nullable Element element) {
        return element != null && element.normalName().equals("sup");
    }

    private static @Nullable Element textOf(Element target) {
        var text = target;
        while (text != null && !TEXTS.contains(text.normalName())) {
            text = text.parent();
        }
        return text;
    }

    private static boolean isInside(Element link, Element text) {
        for (Element parent = link; parent != null; parent = parent.parent()) {
            if (parent.equals(text)) {
                return true;
            }
        }
        return false;
    }

    Optional<Element> note(Element link) {
        return link.attr("href").startsWith("#") && isMention(link)
                ? Optional.ofNullable(texts.get(link.attr("href").substring(1)))
                : Optional.empty();
    }

    String id(Element text) {
        return String.valueOf(ids.get(text));
    }

    /** In the order of the page. */
    Stream<Element> texts() {
        return ids.keySet().stream();
    }

    boolean isBetween(Node node) {
        return node instanceof Element link && between.contains(link);
    }

    boolean isNote(Element element) {
        return ids.containsKey(element);
    }
}
