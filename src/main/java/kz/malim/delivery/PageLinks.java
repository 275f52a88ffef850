package kz.malim.delivery;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import kz.malim.listing.ArticleListParameters;
import kz.malim.listing.ArticleQuery;
import kz.malim.listing.RequestedWidths;
import kz.malim.published.PublishedArticles;
import kz.malim.web.PageInfo;
import org.jspecify.annotations.Nullable;

/** The addresses of lists, and the adjacent pages as a {@code Link} header (RFC 8288), for clients that do not build any. */
final class PageLinks {
    private static final String PAGE = "page";
    private static final String CURSOR = "cursor";

    private PageLinks() {}

    static Map<String, String> of(ArticleQuery query, PageInfo page) {
        var links = new ArrayList<String>();
        if (page.next() != null) {
            int next = query.number() + 1;
            boolean numbered = query.number() > 0 && next * query.limit() <= ArticleQuery.MAX_DEPTH;
            links.add(
                    numbered
                            ? link("next", query, PAGE, String.valueOf(next))
                            : link("next", query, CURSOR, page.next()));
        }
        if (query.number() > 1) {
            links.add(link("prev", query, PAGE, String.valueOf(query.number() - 1)));
        } else if (page.prev() != null) {
            links.add(link("prev", query, CURSOR, page.prev()));
        }
        links.add(link("first", query, PAGE, query.number() == 0 ? null : "1"));
        return LinkHeader.of(links);
    }

    private static String link(String relation, ArticleQuery query, String parameter, @Nullable String value) {
        var changes = new HashMap<String, @Nullable String>();
        changes.put(parameter, value);
        return "<" + address(query.parameters(), changes) + ">; rel=\"" + relation + "\"";
    }

    /** The address of a page, spelled in one way. */
    static String address(ArticleListParameters page) {
        var place = new HashMap<String, @Nullable String>();
        place.put("cursor", page.cursor());
        place.put("page", page.page());
        return address(page, place);
    }

    /** The address of a list, spelled in one way, with other values for some parameters; null leaves one out. */
    private static String address(ArticleListParameters list, Map<String, @Nullable String> changes) {
        var all = new LinkedHashMap<String, @Nullable String>();
        all.put("q", list.q());
        all.put("autocorrect", list.autocorrect());
        all.put("lang", list.lang());
        all.put("section", list.section());
        all.put("kind", list.kind());
        all.put("digitalSource", list.digitalSource());
        all.put("tag", list.tag());
        all.put("tag!", list.withoutTag());
        all.put("author", list.author());
        all.put("from", list.from());
        all.put("to", list.to());
        all.put("tz", list.tz());
        all.put("updatedSince", list.updatedSince());
        all.put("ids", list.ids());
        all.put("sort", list.sort());
        all.put("limit", list.limit());
        all.put("count", list.count());
        all.put("facets", list.facets());
        all.put("fields", list.fields());
        all.put("profile", list.profile());
        all.put("include", list.include());
        all.put("widths", RequestedWidths.of(list.widths()).parameter());
        all.putAll(changes);
        var query = all.entrySet().stream()
                .filter(parameter -> parameter.getValue() != null)
                .map(parameter -> parameter.getKey() + "=" + encoded(String.valueOf(parameter.getValue())))
                .collect(Collectors.joining("&"));
        return PublishedArticles.PATH + (query.isEmpty() ? "" : "?" + query);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2C", ",")
                .replace("%3A", ":")
                .replace("%2F", "/")
                .replace("%21", "!");
    }
}
