package kz.malim.htmlbody;

import kz.malim.text.CleanText;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** HTML where a line of text is wanted, and the other way round. */
public final class PlainHtml {
    private PlainHtml() {}

    /** The words of a title or a name, which systems store with elements and entities in it. */
    public static String line(String html) {
        return CleanText.line(
                html.indexOf('<') < 0 && html.indexOf('&') < 0
                        ? html
                        : Jsoup.parseBodyFragment(html).text());
    }

    /** A picture with the words under it, as HTML. */
    public static String figure(String url, @Nullable String alt, @Nullable String caption) {
        var figure = new Element("figure");
        figure.appendElement("img").attr("src", url).attr("alt", alt == null ? "" : alt);
        if (caption != null) {
            figure.appendElement("figcaption").append(caption);
        }
        return figure.outerHtml();
    }
}
