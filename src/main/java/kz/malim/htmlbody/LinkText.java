package kz.malim.htmlbody;

import org.jsoup.nodes.Element;

/** Links: their words, and where they lead if that may be published; the mentions of footnotes, which are links too. */
final class LinkText {
    private LinkText() {}

    /** @param inNote whether the text is that of a footnote, which mentions no other */
    static void read(Element link, Flow flow, boolean inNote) {
        if (flow.conversion.isBetweenNotes(link)) {
            if (!inNote) {
                flow.conversion.note(link).ifPresent(flow.inline::mention);
            }
            return;
        }
        var raw = link.attr("href").strip();
        var before = flow.inline.href();
        var target =
                raw.startsWith("#") ? flow.conversion.anchorLink(raw.substring(1)) : flow.conversion.links.target(raw);
        if (target.isEmpty() && link.hasAttr("href")) {
            flow.conversion.losses.loseForm("link", link);
        }
        var first = link.firstElementChild();
        boolean block = first != null && first.isBlock();
        if (block) {
            flow.flush();
        }
        flow.inline.link(target.orElse(before));
        flow.children(link);
        if (block) {
            flow.flush();
        }
        flow.inline.link(before);
    }
}
