package kz.malim.body;

import java.util.StringJoiner;
import kz.malim.text.InlineHtml;
import org.jspecify.annotations.Nullable;

/** A photo as HTML: with its caption and credit, in all its sizes. */
final class FigureHtml {
    private FigureHtml() {}

    static String of(Image image, RenderContext context) {
        var size = image.size() == null ? "" : " data-size=\"" + image.size().wireName() + "\"";
        return of(Figure.of(image, context), image, size, context);
    }

    /** Empty if there is neither a file nor a caption. */
    static String of(Figure photo, @Nullable Image place, String attributes, RenderContext context) {
        var caption = FigureCaption.of(photo, place == null ? null : place.caption());
        if (photo.file() == null && caption.isEmpty()) {
            return "";
        }
        var out = new StringBuilder("<figure" + attributes + ">\n");
        if (photo.file() != null) {
            var picture = picture(photo.file(), photo.alt(), context);
            var link = place == null ? null : place.link();
            out.append(link == null ? picture : "<a href=\"" + address(link, context) + "\">" + picture + "</a>")
                    .append('\n');
        }
        if (!caption.isEmpty()) {
            out.append("<figcaption>");
            if (caption.caption() != null) {
                out.append(FootnotesHtml.inline(caption.caption(), context));
            }
            if (caption.credit() != null) {
                out.append(caption.caption() == null ? "<small>" : " <small>")
                        .append(InlineHtml.escaped(caption.credit()))
                        .append("</small>");
            }
            out.append("</figcaption>\n");
        }
        return out.append("</figure>\n").toString();
    }

    private static String picture(Figure.File file, @Nullable String alt, RenderContext context) {
        return "<img src=\"%s\"%s width=\"%d\" height=\"%d\" alt=\"%s\">"
                .formatted(
                        address(file.url(), context),
                        sizes(file, context),
                        file.width(),
                        file.height(),
                        InlineHtml.escaped(alt == null ? "" : alt));
    }

    /** The width of pictures on the page is unknown: as wide as the screen, and no wider than the picture. */
    private static String sizes(Figure.File file, RenderContext context) {
        if (file.smaller().isEmpty()) {
            return "";
        }
        var all = new StringJoiner(", ", " srcset=\"", "\"");
        file.smaller().forEach(one -> all.add(address(one.url(), context) + " " + one.width() + "w"));
        all.add(address(file.url(), context) + " " + file.width() + "w");
        return all + " sizes=\"(max-width: %1$dpx) 100vw, %1$dpx\"".formatted(file.width());
    }

    private static String address(String url, RenderContext context) {
        return InlineHtml.escaped(context.address(url));
    }
}
