package kz.malim.htmlbody;

import java.util.ArrayList;
import java.util.List;
import kz.malim.body.BodyBlock;
import kz.malim.body.Gallery;
import kz.malim.body.Image;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/** Pictures that belong together. */
final class Galleries {
    private Galleries() {}

    static boolean is(Element element) {
        return element.hasClass("wp-block-gallery")
                || element.hasClass("blocks-gallery-grid")
                || element.hasClass("kg-gallery-card")
                || element.hasClass("tiled-gallery")
                || element.hasClass("gallery");
    }

    static void read(Element gallery, Flow flow) {
        flow.flush();
        Element words = null;
        for (var child = gallery.firstElementChild(); child != null; child = child.nextElementSibling()) {
            words = Figures.isCaption(child) ? child : words;
        }
        var caption = words == null ? Captions.NONE : Captions.of(words, flow);
        var inner = flow.inside(Flow.Mode.CONTAINED);
        items(gallery, inner);
        var blocks = inner.end().blocks();
        if (blocks.stream().filter(Image.class::isInstance).count() < 2) {
            Figures.captioned(blocks, caption, flow);
            return;
        }
        flow.block(of(blocks, caption, flow.conversion));
        blocks.stream().filter(block -> !(block instanceof Image)).forEach(flow::block);
    }

    /** Galleries are lists in some themes: their items are no items of a text. */
    private static void items(Element gallery, Flow flow) {
        for (Node child = gallery.firstChild(); child != null; child = child.nextSibling()) {
            if (child instanceof Element item
                    && (item.normalName().equals("ul") || item.hasClass("blocks-gallery-grid"))) {
                items(item, flow);
            } else if (child instanceof Element item && item.hasClass("gallery-item")) {
                Figures.read(item, flow);
            } else {
                flow.child(child);
            }
        }
    }

    /** The images of the blocks as a gallery. */
    static Gallery of(List<BodyBlock> blocks, Captions caption, Conversion conversion) {
        var items = new ArrayList<Gallery.Item>();
        var id = "";
        int credited = 0;
        for (var block : blocks) {
            if (block instanceof Image image) {
                if (id.isEmpty()) {
                    id = image.id();
                } else {
                    conversion.forget(image.id());
                }
                if (caption.credit() != null && !conversion.files.hasCredit(image.photo())) {
                    conversion.files.describe(image.photo(), null, caption.credit());
                    credited++;
                }
                items.add(new Gallery.Item(image.photo(), image.caption(), null));
            }
        }
        if (caption.credit() != null && credited != 1) { // once in the text
            conversion.losses.moved((1 - credited)
                    * WordCount.in(String.valueOf(caption.credit().line())));
        }
        return new Gallery(id, items, caption.caption());
    }
}
