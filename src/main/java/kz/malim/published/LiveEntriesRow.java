package kz.malim.published;

import java.util.List;
import kz.malim.web.PageInfo;

/**
 * Entries as {@link LiveEntriesRequest#document} reads them.
 *
 * @param items one more than the page has, if there is a next one
 */
record LiveEntriesRow(List<LiveEntryView> items, List<LiveEntryView> pinned) {
    /** A {@link LiveEntryView} of a row {@code e} of {@code published_entry}. */
    static final String ENTRY = """
            json_build_object(
                'id', e.id, 'at', e.at, 'title', e.title, 'body', e.body, 'key', nullif(e.key, false),
                'pinned', nullif(e.pinned, false), 'publishedAt', e.published_at, 'updatedAt', e.updated_at,
                'byline', case when e.byline is not null or e.authors::text <> '[]'
                               then json_build_object('text', e.byline, 'authors', e.authors) end,
                'corrected', case when e.correction is not null
                                  then json_build_object('at', e.corrected_at, 'text', e.correction) end,
                'photos', e.photos)
            """;

    LiveEntriesView page(LiveEntriesRequest request) {
        boolean more = items.size() > request.limit();
        var page = more ? items.subList(0, request.limit()) : items;
        return new LiveEntriesView(
                page,
                new PageInfo(request.limit(), more ? request.cursorAfter(page.getLast()) : null, null, null),
                pinned);
    }
}
