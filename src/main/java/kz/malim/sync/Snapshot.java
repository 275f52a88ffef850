package kz.malim.sync;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import kz.malim.listing.ArticlesById;
import kz.malim.published.ReadingPool;
import kz.malim.published.SqlQuery;
import kz.malim.sync.ChangeCursor.Thing;
import kz.malim.sync.Named.Step;

/**
 * Everything there is, kind by kind and each by its ids. What changes meanwhile is sent again by the changes since the
 * snapshot began, so it needs no transaction that would last as long as the slowest client.
 */
@ApplicationScoped
class Snapshot {
    /** More articles are not looked at for a page, however few of them pass the filters. */
    private static final int MAX_SCANNED = 2_000;

    private final ReadingPool database;
    private final ArticlesById articles;

    Snapshot(ReadingPool database, ArticlesById articles) {
        this.database = database;
        this.articles = articles;
    }

    Step after(ChangeCursor cursor, Following following) {
        var things = new ArrayList<Named>();
        var end = cursor;
        for (var kind : following.kinds()) {
            var last = cursor.thing();
            int order = last == null ? 1 : kind.compareTo(last.kind());
            if (order < 0) {
                continue;
            }
            var from = last != null && order == 0 ? last : Thing.first(kind);
            int left = following.limit() - things.size();
            int most = isFiltered(kind) ? MAX_SCANNED : left;
            for (var scanned : scan(from, most, following).entrySet()) {
                var thing = new Thing(kind, scanned.getKey());
                end = end.at(thing);
                most--;
                if (scanned.getValue()) {
                    things.add(new Named(thing, null, null, end));
                    left--;
                }
                if (left == 0) {
                    return new Step(things, end, true);
                }
            }
            if (most == 0) {
                return new Step(things, end, true);
            }
        }
        return new Step(things, end.after(end.position()), false);
    }

    private static boolean isFiltered(ThingKind kind) {
        return kind == ThingKind.ARTICLE || kind == ThingKind.LIVE_ENTRY;
    }

    /** The next things of a kind, and of each whether it passes the filters. */
    private SequencedMap<UUID, Boolean> scan(Thing after, int most, Following following) {
        return switch (after.kind()) {
            case SECTION -> ids("select id from published_section where id > ? order by id limit ?", after, most);
            case TAG -> ids("select id from published_tag where id > ? order by id limit ?", after, most);
            case AUTHOR -> ids("select id from published_author where id > ? order by id limit ?", after, most);
            case PHOTO -> ids("select * from published_photo_ids(?, ?)", after, most);
            case FRONT -> ids("select id from published_front_block where id > ? order by id limit ?", after, most);
            case ARTICLE -> articles.after(after.id(), most, following.articles());
            case LIVE_ENTRY -> entries(after, most, following);
        };
    }

    private SequencedMap<UUID, Boolean> ids(String sql, Thing after, int most) {
        var found = new LinkedHashMap<UUID, Boolean>();
        database.execute(new SqlQuery(sql, after.id(), most), row -> row.getObject(1, UUID.class))
                .forEach(id -> found.put(id, true));
        return found;
    }

    private SequencedMap<UUID, Boolean> entries(Thing after, int most, Following following) {
        List<Map.Entry<UUID, UUID>> entries = database.execute(
                new SqlQuery(
                        "select e.id, e.article_id from published_entry e where e.id > ? order by e.id limit ?",
                        after.id(),
                        most),
                row -> Map.entry(row.getObject(1, UUID.class), row.getObject(2, UUID.class)));
        var matching = articles.matching(
                new HashSet<>(entries.stream().map(Map.Entry::getValue).toList()), following.articles());
        var found = new LinkedHashMap<UUID, Boolean>();
        entries.forEach(entry -> found.put(entry.getKey(), matching.contains(entry.getValue())));
        return found;
    }
}
