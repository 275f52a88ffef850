package kz.malim.listing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.malim.article.NewsroomRules;
import kz.malim.body.BodyBlock;
import kz.malim.published.HighlightView;
import kz.malim.published.ReadingPool;
import kz.malim.published.SqlQuery;
import kz.malim.published.TeaserView;
import kz.malim.search.TextMatchSql;
import org.jspecify.annotations.Nullable;

/**
 * The matches of a search in entries of live blogs, for those whose own text has none: one statement a page, and none where
 * there is no such blog.
 */
final class EntryHighlights {
    private final SearchCriteria criteria;
    private final ReadingPool published;

    EntryHighlights(SearchCriteria criteria, ReadingPool published) {
        this.criteria = criteria;
        this.published = published;
    }

    List<TeaserView> add(List<TeaserView> page) {
        var blogs = page.stream()
                .filter(EntryHighlights::lacksMatch)
                .map(TeaserView::id)
                .toList();
        if (blogs.isEmpty()) {
            return page;
        }
        var entries = entries(blogs);
        return page.stream()
                .map(teaser -> with(teaser, entries.get(teaser.id())))
                .toList();
    }

    private static boolean lacksMatch(TeaserView teaser) {
        return teaser.kind().equals(NewsroomRules.LIVE)
                && teaser.highlight() != null
                && teaser.highlight().body().isEmpty();
    }

    private record Entry(UUID article, UUID id, @Nullable String title, List<BodyBlock> body) {
        String text() {
            return Stream.concat(Stream.ofNullable(title), body.stream().map(BodyBlock::plain))
                    .collect(Collectors.joining(" "));
        }
    }

    private Map<UUID, Entry> entries(List<UUID> blogs) {
        var query = new SqlQuery(
                        "select json_build_object('article', m.article_id, 'id', e.id, 'title', e.title, 'body', e.body) from (")
                .and(TextMatchSql.entries(criteria.query(), blogs))
                .and(") m join published_entry e on e.id = m.entry_id");
        var found = new HashMap<UUID, Entry>();
        published.all(query, Entry.class).forEach(entry -> found.put(entry.article(), entry));
        return found;
    }

    private TeaserView with(TeaserView teaser, @Nullable Entry entry) {
        if (entry == null) {
            return teaser;
        }
        var pieces = criteria.excerpt(teaser.lang(), entry.text());
        return pieces.isEmpty()
                ? teaser
                : teaser.with(
                        teaser.body(),
                        Objects.requireNonNull(teaser.highlight()).with(new HighlightView.Entry(entry.id(), pieces)));
    }
}
