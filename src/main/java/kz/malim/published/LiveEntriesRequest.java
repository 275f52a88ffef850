package kz.malim.published;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import kz.malim.text.WireName;
import kz.malim.web.CanonicalUuid;
import kz.malim.web.OpaqueCursor;
import kz.malim.web.PageLimit;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of a live blog are requested. The cursor is a position in one order of one blog: it follows an entry by its
 * time and its id, so entries that are published meanwhile shift nothing.
 *
 * @param since only entries with a later time
 */
public record LiveEntriesRequest(
        Order order,
        int limit,
        @Nullable Instant since,
        @Nullable String cursor) {
    /** What {@code include=entries} adds to an article. */
    public static final LiveEntriesRequest NEWEST = new LiveEntriesRequest(Order.NEWEST, PageLimit.DEFAULT, null, null);

    /** The order of entries. */
    public enum Order implements WireName {
        NEWEST,
        OLDEST
    }

    /** A {@link LiveEntriesRow} of a row {@code a} of {@code published_article}: one entry more than the page has. */
    SqlQuery document() {
        boolean newest = order == Order.NEWEST;
        var direction = newest ? " desc" : "";
        var sql = new SqlQuery("json_build_object('items', (select coalesce(json_agg(" + LiveEntriesRow.ENTRY
                + " order by e.at" + direction + ", e.id" + direction + "), '[]')"
                + " from (select * from published_entry p where p.article_id = a.id");
        if (since != null) {
            sql.and(" and p.at > ?", SqlQuery.time(since));
        }
        if (cursor != null) {
            var position = position(cursor);
            sql.and(
                    " and (p.at, p.id) " + (newest ? "<" : ">") + " (?, ?)",
                    SqlQuery.time(position.at()),
                    position.id());
        }
        return sql.and(" order by p.at" + direction + ", p.id" + direction + " limit ?) e)", limit + 1)
                .and(
                        ", 'pinned', (select coalesce(json_agg(" + LiveEntriesRow.ENTRY
                                + " order by e.at desc, e.id desc), '[]') from published_entry e where e.article_id = a.id and e.pinned))");
    }

    /** Of the page after an entry. */
    String cursorAfter(LiveEntryView entry) {
        return OpaqueCursor.of((entry.at().toInstant() + " " + entry.id()).getBytes(UTF_8), list());
    }

    private record Position(Instant at, UUID id) {}

    private Position position(String text) {
        var parts = new String(OpaqueCursor.position(text, list()), UTF_8).split(" ", -1);
        try {
            return new Position(
                    OffsetDateTime.parse(parts[0]).toInstant(),
                    CanonicalUuid.parse(parts[parts.length - 1]).orElseThrow(OpaqueCursor::invalid));
        } catch (DateTimeException forged) {
            throw OpaqueCursor.invalid();
        }
    }

    private String list() {
        return "entries " + order + " " + since;
    }
}
