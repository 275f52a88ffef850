package kz.malim.delivery;

import java.util.ArrayList;
import java.util.HashMap;
import kz.malim.listing.ArticleQuery;
import kz.malim.web.PageInfo;
import org.jspecify.annotations.Nullable;

/** The adjacent pages as a {@code Link} header (RFC 8288), for clients that do not build addresses. */
final class PageLinks {
    private static final String PAGE = "page";
    private static final String CURSOR = "cursor";

    private PageLinks() {}

    static String of(ArticleQuery query, PageInfo page) {
        var links = new ArrayList<String>();
        links.add(link("first", query, PAGE, query.number() == 0 ? null : "1"));
        if (query.number() > 1) {
            links.add(link("prev", query, PAGE, String.valueOf(query.number() - 1)));
        } else if (page.prev() != null) {
            links.add(link("prev", query, CURSOR, page.prev()));
        }
        if (page.next() != null) {
            int next = query.number() + 1;
            boolean numbered = query.number() > 0 && next * query.limit() <= ArticleQuery.MAX_DEPTH;
            links.add(
                    numbered
                            ? link("next", query, PAGE, String.valueOf(next))
                            : link("next", query, CURSOR, page.next()));
        }
        return String.join(", ", links);
    }

    private static String link(String relation, ArticleQuery query, String parameter, @Nullable String value) {
        var changes = new HashMap<String, @Nullable String>();
        changes.put(parameter, value);
        return "<" + query.parameters().address(changes) + ">; rel=\"" + relation + "\"";
    }
}
