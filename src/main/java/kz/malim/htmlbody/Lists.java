package kz.malim.htmlbody;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kz.malim.body.BodyBlock;
import kz.malim.body.ListBlock.Item;
import kz.malim.body.ListBlock.Style;
import kz.malim.body.ListBlock.Sublist;
import kz.malim.body.Paragraph;
import kz.malim.text.InlineText;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** Lists and the lists in their items. */
final class Lists {
    private static final int MAX_LEVELS = 5;

    private static final int MAX_INTRO = 300;

    private Lists() {}

    static void read(Element list, Flow flow) {
        flow.flush();
        var others = new ArrayList<BodyBlock>();
        sublist(list, flow, others).ifPresent(flow::list);
        others.forEach(flow::block);
    }

    /** @param others receives what items hold besides text and lists */
    private static Optional<Sublist> sublist(Element list, Flow flow, List<BodyBlock> others) {
        var items = new ArrayList<Item>();
        for (Node child = list.firstChild(); child != null; child = child.nextSibling()) {
            if (flow.conversion.isConsumed(child)) {
                continue;
            }
            if (child instanceof TextNode text && !text.isBlank()) {
                items.add(Item.of(InlineText.of(text.text())));
            } else if (child instanceof Element element && !flow.conversion.isNote(element)) {
                item(element, items, flow, others);
            }
        }
        var style = list.normalName().equals("ol") ? Style.NUMBER : Style.BULLET;
        return items.isEmpty() ? Optional.empty() : Optional.of(new Sublist(style, items, start(list, style)));
    }

    private static void item(Element element, List<Item> items, Flow flow, List<BodyBlock> others) {
        var inner = flow.inside(Flow.Mode.ITEM);
        flow.conversion.targets(element).forEach(flow.conversion::anchor);
        boolean isList =
                element.normalName().equals("ul") || element.normalName().equals("ol");
        if (isList) { // a list in a list, without an item around it
            var nested = sublist(element, inner, others);
            nested.ifPresent(list -> attach(list, items));
            return;
        }
        var content = inner.children(element).end();
        others.addAll(content.blocks());
        if (!content.texts().isEmpty()) {
            items.add(Item.of(Inline.lines(content.texts())));
            content.lists().forEach(list -> attach(list, items));
        } else {
            content.lists().forEach(list -> items.addAll(list.items()));
        }
    }

    /** The list is one under the last item, after those that are there already. */
    private static void attach(Sublist list, List<Item> items) {
        if (items.isEmpty()) {
            items.addAll(list.items());
            return;
        }
        var last = items.removeLast();
        var before = last.list();
        items.add(new Item(
                last.text(),
                before == null
                        ? list
                        : new Sublist(
                                before.style(),
                                Stream.concat(before.items().stream(), list.items().stream())
                                        .toList(),
                                before.start())));
    }

    private static @Nullable Integer start(Element list, Style style) {
        if (style == Style.BULLET) {
            return null;
        }
        var first = list.firstElementChild();
        var number = list.hasAttr("start") ? list.attr("start") : first == null ? "" : first.attr("value");
        if (!number.strip().matches("\\d{1,9}")) {
            return null;
        }
        int start = Integer.parseInt(number.strip());
        return start == 1 || start > BodyBlock.MAX_START ? null : Integer.valueOf(start);
    }

    /** The list in parts of as many items as a block may have, and no deeper than one may be. */
    static List<Sublist> parts(Sublist list) {
        var parts = new ArrayList<Sublist>();
        var part = new ArrayList<Item>();
        int number = list.start() == null ? 1 : list.start();
        int size = 0;
        for (var item : limited(list, 1).items()) {
            int more = size(item);
            if (size + more > BodyBlock.MAX_ITEMS && !part.isEmpty()) {
                parts.add(part(list, part, number));
                number += part.size();
                part = new ArrayList<>();
                size = 0;
            }
            part.add(item);
            size += more;
        }
        parts.add(part(list, part, number));
        return parts;
    }

    private static Sublist part(Sublist list, List<Item> items, int number) {
        return new Sublist(
                list.style(), items, list.style() == Style.BULLET || number == 1 ? null : Integer.valueOf(number));
    }

    private static int size(Item item) {
        return 1
                + (item.list() == null
                        ? 0
                        : item.list().items().stream().mapToInt(Lists::size).sum());
    }

    private static Sublist limited(Sublist list, int level) {
        return new Sublist(
                list.style(),
                list.items().stream().flatMap(item -> limited(item, level)).toList(),
                list.start());
    }

    private static Stream<Item> limited(Item item, int level) {
        if (item.list() == null) {
            return Stream.of(item);
        }
        return level < MAX_LEVELS
                ? Stream.of(new Item(item.text(), limited(item.list(), level + 1)))
                : Stream.concat(
                        Stream.of(Item.of(item.text())),
                        item.list().items().stream().flatMap(inner -> limited(inner, level)));
    }

    /** The paragraph that leads in a list after these blocks: a line that ends in a colon. */
    static @Nullable Paragraph intro(List<BodyBlock> blocks) {
        return !blocks.isEmpty()
                        && blocks.getLast() instanceof Paragraph paragraph
                        && paragraph.text().plain().endsWith(":")
                        && paragraph.text().withBreaks().indexOf('\n') < 0
                        && paragraph.text().plain().length() <= MAX_INTRO
                ? paragraph
                : null;
    }
}
