package kz.malim.listing;

import java.util.List;
import java.util.UUID;
import kz.malim.listing.Cursor.Direction;
import kz.malim.listing.Sort.Aliases;
import kz.malim.published.ArticleDocument;
import kz.malim.published.SqlQuery;
import org.jspecify.annotations.Nullable;

/**
 * Builds the statement of one page of a list.
 *
 * <p>A list can be read in two ways: scan an index in the order of the list and skip articles that fail a filter, or read
 * all that pass one filter and sort them. The first is slow when a filter passes few articles and the second when it
 * passes many, and the planner cannot know which, since it sees slugs. So the statement counts before it reads: a filter
 * that passes fewer than {@value #FILTER_FIRST} comes first, the most selective one if there are several, and else the
 * index is scanned. Where the only filter has an index in the order of the list there is nothing to choose. A text search
 * is a {@link SearchSql}.
 */
class ListSql {
    /** Sorting this many takes a few milliseconds; so does an index scan until a filter that passes more has filled a page. */
    static final int FILTER_FIRST = 2_000;

    static final String UNLESS_SELECTIVE = " and not exists (select from selective where n >= 0)";

    final ArticleFilter filter;
    final Sort sort;
    final @Nullable Cursor cursor;
    final Direction direction;
    private final List<Condition> conditions;
    final int limit;

    ListSql(ArticleFilter filter, Sort sort, @Nullable Cursor cursor, int limit) {
        this.filter = filter;
        this.sort = sort;
        this.cursor = cursor;
        this.direction = cursor == null ? Direction.AFTER : cursor.direction();
        this.conditions = Condition.of(filter);
        this.limit = limit;
    }

    /** The articles of a page with their teasers. */
    static SqlQuery page(ArticleQuery query) {
        var direction = query.backwards() ? Direction.BEFORE : Direction.AFTER;
        return new SqlQuery("select " + teaser(query) + ", " + body(query) + ", "
                        + query.sort().columns(Aliases.RESULT) + " from (")
                .and(articles(query))
                .and(") k join published_article t on t.id = k.article_id"
                        + query.sort().orderBy(Aliases.RESULT, direction));
    }

    /** The teasers of articles whose ids are known. */
    static SqlQuery teasers(List<ListedArticle> articles, ArticleQuery query) {
        Object ids = articles.stream().map(ListedArticle::id).toArray(UUID[]::new);
        return new SqlQuery(
                "select " + teaser(query) + ", " + body(query) + ", t.id from published_article t where t.id = any(?)",
                ids);
    }

    private static String teaser(ArticleQuery query) {
        return query.photos() ? ArticleDocument.TEASER_WITH_PHOTOS : ArticleDocument.TEASER;
    }

    private static String body(ArticleQuery query) {
        return query.wantsBodies() ? ArticleDocument.BODY : "null";
    }

    /**
     * The articles of a page, by their ids and what they are sorted by: one more than the page holds, which tells whether
     * there is a next one.
     */
    static SqlQuery articles(ArticleQuery query) {
        int limit = query.offset() + query.limit() + 1;
        var list = SearchSql.supports(query)
                ? new SearchSql(query.filter(), query.sort(), query.cursor(), limit)
                : new ListSql(query.filter(), query.sort(), query.cursor(), limit);
        return new SqlQuery("select * from (")
                .and(list.select())
                .and(
                        ") k" + query.sort().orderBy(Aliases.RESULT, list.direction) + " limit ? offset ?",
                        query.limit() + 1,
                        query.offset());
    }

    /** The columns of the order, and {@code article_id}. */
    SqlQuery select() {
        if (filter.ids() != null) {
            return filterFirst(conditions.getFirst(), "");
        }
        var index = sort.first() == SortKey.PUBLISHED_AT ? firstWithIndex() : null;
        var candidates = filterFirstCandidates(conditions);
        if (candidates.isEmpty() || (candidates.size() == 1 && index != null)) {
            return indexScan(index, "");
        }
        var sql = chooseByCount(counts(candidates, FILTER_FIRST), indexScan(index, UNLESS_SELECTIVE));
        for (int i = 0; i < candidates.size(); i++) {
            sql.and(" union all ").and(filterFirst(candidates.get(i), " and (select n from selective) = " + i));
        }
        return sql;
    }

    /** Filters that could come first. A range of what the list is sorted by is where the index scan starts and ends. */
    List<Condition> filterFirstCandidates(List<Condition> conditions) {
        return conditions.stream()
                .filter(condition -> condition.revisions() != null && condition.rangeOf() != sort.first())
                .toList();
    }

    private @Nullable Condition firstWithIndex() {
        return conditions.stream()
                .filter(condition -> condition.index() != null)
                .findFirst()
                .orElse(null);
    }

    /**
     * Finds the most selective filter, if any passes few enough articles to come first.
     *
     * @param counts of each filter, capped
     * @param indexScan to be executed when none does
     */
    static SqlQuery chooseByCount(SqlQuery counts, SqlQuery indexScan) {
        return new SqlQuery("with selective as materialized (select n from (values ")
                .and(counts)
                .and(") counts (n, count, cap) where count < cap order by count limit 1) ")
                .and(indexScan);
    }

    static SqlQuery counts(List<Condition> candidates, int cap) {
        var sql = new SqlQuery("");
        for (int i = 0; i < candidates.size(); i++) {
            var condition = candidates.get(i);
            sql.and(i == 0 ? "" : ", ")
                    .and(
                            "(" + i + ", (select count(*) from (" + condition.revisions() + " limit " + cap + ") r), "
                                    + cap + ")",
                            condition.values());
        }
        return sql;
    }

    /** @param ifChosen makes it read nothing when another way has been chosen */
    private SqlQuery filterFirst(Condition condition, String ifChosen) {
        var sql = new SqlQuery("(select " + sort.columns(Aliases.LISTING) + " from ")
                .and(listing(condition, FILTER_FIRST))
                .and(" where true" + ifChosen);
        return where(sql, null, Aliases.LISTING).and(")");
    }

    /** The rows of the listing that pass a filter. */
    static SqlQuery listing(Condition condition, int cap) {
        return new SqlQuery(
                        "(select distinct revision_id from (" + condition.revisions() + " limit " + cap + ") r) r",
                        condition.values())
                // the offset keeps this a nested loop
                .and(" cross join lateral (select * from published_listing p where p.revision_id = r.revision_id"
                        + " offset 0) l");
    }

    /** @param indexed the condition whose index is scanned; null for the index of all articles */
    SqlQuery indexScan(@Nullable Condition indexed, String ifChosen) {
        if (indexed == null || indexed.index() == null) {
            var sql = new SqlQuery(
                    "(select " + sort.columns(Aliases.LISTING) + " from published_listing l where true" + ifChosen);
            return where(sql, null, Aliases.LISTING).and(")");
        }
        var index = indexed.index();
        var sql = new SqlQuery("(select " + (index.overlapping() ? "distinct " : "") + sort.columns(Aliases.RESULT))
                .and(" from " + index.keys() + " key (id)", indexed.values())
                .and(" cross join lateral (select " + sort.columns(index.aliases()) + " from " + index.articles()
                        + ifChosen);
        return where(sql, indexed, index.aliases()).and(") k)");
    }

    /** @param satisfied the condition that all rows satisfy already */
    private SqlQuery where(SqlQuery sql, @Nullable Condition satisfied, Aliases aliases) {
        for (var condition : conditions) {
            if (!condition.equals(satisfied)) {
                sql.and(" and ").and(condition.rowPredicate(aliases), condition.values());
            }
        }
        return orderAndLimit(sql, aliases);
    }

    SqlQuery orderAndLimit(SqlQuery sql, Aliases aliases) {
        return afterCursor(sql, aliases).and(sort.orderBy(aliases, direction) + " limit ?", limit);
    }

    SqlQuery afterCursor(SqlQuery sql, Aliases aliases) {
        return cursor == null ? sql : sql.and(" and ").and(sort.after(cursor, aliases));
    }
}
