package kz.malim.listing;

import java.time.ZoneId;
import java.util.Set;
import kz.malim.published.TeaserView;
import kz.malim.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Which page of which list is asked for, checked.
 *
 * @param number of the page, or 0 when pages are not numbered
 */
public record ArticleQuery(
        ArticleListParameters asked,
        ArticleFilter filter,
        Sort sort,
        int limit,
        int number,
        @Nullable Cursor cursor,
        Count count,
        Set<Facet> facets,
        FieldSelection fields) {
    static final int LARGEST_PAGE = 100;
    static final int USUAL_PAGE = 20;

    /** What lies deeper is found by walking past everything before it; cursors go there at once. */
    public static final int DEEPEST = 10_000;

    public static ArticleQuery of(ArticleListParameters asked, ZoneId siteZone, @Nullable SearchCriteria searched) {
        var filter = ArticleFilter.of(asked, siteZone, searched);
        var sort = Sort.of(asked.sort(), searched != null);
        int limit = limit(asked.limit());
        if (asked.page() != null && asked.cursor() != null) {
            throw Problem.invalidParameter("page", "A page has a number or a cursor, not both.");
        }
        return new ArticleQuery(
                asked,
                filter,
                sort,
                limit,
                number(asked.page(), limit),
                asked.cursor() == null ? null : Cursor.read(asked.cursor(), sort, fingerprint(filter, sort)),
                Count.of(asked.count()),
                Facet.of(asked.facets()),
                FieldSelection.of(asked.fields(), TeaserView.class));
    }

    /** What a cursor is good for: the filters and the order, and not the page size or what is told of the items. */
    String fingerprint() {
        return fingerprint(filter, sort);
    }

    private static String fingerprint(ArticleFilter filter, Sort sort) {
        return filter.fingerprint() + "\n" + sort.fingerprint();
    }

    /** Bodies are read to be sent, or to show where they have what is searched for. */
    boolean wantsBodies() {
        return fields.names("body") || wantsHighlights();
    }

    boolean wantsHighlights() {
        return filter.searched() != null && (fields.all() || fields.names("highlight"));
    }

    boolean backwards() {
        return cursor != null && cursor.direction() == Cursor.Direction.BEFORE;
    }

    int skipped() {
        return number == 0 ? 0 : (number - 1) * limit;
    }

    private static int limit(@Nullable String value) {
        return value == null ? USUAL_PAGE : number("limit", value, LARGEST_PAGE, "");
    }

    private static int number(@Nullable String page, int limit) {
        return page == null
                ? 0
                : number(
                        "page",
                        page,
                        DEEPEST / limit,
                        " Numbered pages go " + DEEPEST + " articles deep; follow page.next with cursor beyond that.");
    }

    private static int number(String parameter, String value, int largest, String more) {
        if (!value.matches("[1-9][0-9]{0,8}") || Integer.parseInt(value) > largest) {
            throw Problem.invalidParameter(parameter, "A whole number from 1 to " + largest + "." + more);
        }
        return Integer.parseInt(value);
    }
}
