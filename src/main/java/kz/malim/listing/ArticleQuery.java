package kz.malim.listing;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import kz.malim.published.TeaserView;
import kz.malim.web.PageLimit;
import kz.malim.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The validated query for one page of a list.
 *
 * @param number of the page, or 0 when it is not requested by number
 */
public record ArticleQuery(
        ArticleListParameters parameters,
        ArticleFilter filter,
        Sort sort,
        int limit,
        int number,
        @Nullable Cursor cursor,
        Count count,
        Set<Facet> facets,
        FieldSelection fields,
        boolean photos,
        RequestedWidths widths) {
    /** Of numbered pages: an offset reads and discards everything before it, which a cursor does not. */
    public static final int MAX_DEPTH = 10_000;

    public static ArticleQuery of(ArticleListParameters parameters, ZoneId siteZone, @Nullable SearchCriteria search) {
        var filter = ArticleFilter.of(parameters, siteZone, search);
        var sort = Sort.of(parameters.sort(), search != null);
        int limit = PageLimit.of(parameters.limit());
        var autocorrect = parameters.autocorrect();
        if (autocorrect != null && !autocorrect.equals("true") && !autocorrect.equals("false")) {
            throw Problem.invalidParameter("autocorrect", "`true` or `false`.");
        }
        if (parameters.page() != null && parameters.cursor() != null) {
            throw Problem.invalidParameter("page", "Send either page or cursor.");
        }
        var include = parameters.include();
        if (include != null && !include.equals("photos")) {
            throw Problem.invalidParameter("include", "Only `photos` can be included in lists.");
        }
        return new ArticleQuery(
                parameters,
                filter,
                sort,
                limit,
                number(parameters.page(), limit),
                parameters.cursor() == null
                        ? null
                        : Cursor.parse(parameters.cursor(), sort, canonicalForm(filter, sort)),
                Count.of(parameters.count()),
                Facet.of(parameters.facets()),
                FieldSelection.of(ListProfile.fields(parameters.profile(), parameters.fields()), TeaserView.class)
                        .and(include == null ? List.of() : List.of(include)),
                include != null,
                RequestedWidths.of(parameters.widths()));
    }

    /** What a cursor is valid for: the filters and the sort order, with any page size and fields. */
    public String canonicalForm() {
        return canonicalForm(filter, sort);
    }

    private static String canonicalForm(ArticleFilter filter, Sort sort) {
        return filter.canonicalForm() + "\n" + sort.canonicalForm();
    }

    /** Whether to search for a corrected text when nothing matches. */
    boolean autocorrect() {
        return "true".equals(parameters.autocorrect());
    }

    /** The same for other words. */
    ArticleQuery searching(SearchCriteria search) {
        return new ArticleQuery(
                parameters,
                filter.searching(search),
                sort,
                limit,
                number,
                cursor,
                count,
                facets,
                fields,
                photos,
                widths);
    }

    /** Bodies are read to be returned, or to highlight matches. */
    boolean wantsBodies() {
        return fields.names("body") || wantsHighlights();
    }

    boolean wantsHighlights() {
        return filter.search() != null && (fields.all() || fields.names("highlight"));
    }

    boolean counts() {
        return count != Count.NONE || !facets.isEmpty();
    }

    boolean backwards() {
        return cursor != null && cursor.direction() == Cursor.Direction.BEFORE;
    }

    int offset() {
        return number == 0 ? 0 : (number - 1) * limit;
    }

    private static int number(@Nullable String page, int limit) {
        if (page == null) {
            return 0;
        }
        int max = MAX_DEPTH / limit;
        if (!page.matches("[1-9][0-9]{0,8}") || Integer.parseInt(page) > max) {
            throw Problem.invalidParameter(
                    "page",
                    "A whole number from 1 to " + max + ". Numbered pages end at article " + MAX_DEPTH
                            + "; use page.next as cursor beyond that.");
        }
        return Integer.parseInt(page);
    }
}
