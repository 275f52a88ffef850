package kz.malim.listing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import kz.malim.published.ReadingPool;
import kz.malim.published.SqlQuery;
import kz.malim.text.Language;
import kz.malim.web.PageInfo.Precision;
import kz.malim.web.PageInfo.Total;
import org.jspecify.annotations.Nullable;

/**
 * The number of articles in a list, and by facet. Nothing is counted unless the client requests it, and never more than
 * {@value #MAX}; facets and estimates of a search count {@value #MAX_SEARCHED}, since no index has its matches in order.
 * By relevance no more are counted than are ranked: nobody could read the others.
 *
 * @param ranked when more match
 */
public record ListCount(
        @Nullable Total total,
        @Nullable FacetsView facets,
        @Nullable Integer ranked) {
    static final int MAX = 100_000;
    static final int MAX_ESTIMATED = 10_000;
    static final int MAX_SEARCHED = 2_000;
    private static final int MAX_VALUES = 50;

    /** The row that counts the whole list. */
    private static final String ALL = "ALL";

    private static final Comparator<FacetRow> MOST_FREQUENT_FIRST = Comparator.comparingLong(
                    (FacetRow row) -> -row.value().count())
            .thenComparing(row -> row.value().slug());

    /** One statement at most: facets count the list as well. */
    static ListCount of(ArticleQuery query, ReadingPool published) {
        if (!query.facets().isEmpty()) {
            return faceted(query, published);
        }
        return new ListCount(
                switch (query.count()) {
                    case NONE -> null;
                    case ESTIMATE -> estimated(query.filter(), published);
                    case EXACT -> counted(exact(query.filter()), MAX, published);
                },
                null,
                null);
    }

    /** @param ranked the number of articles that are ranked */
    static ListCount ofRanked(ArticleQuery query, int ranked, ReadingPool published) {
        boolean all = ranked < SearchSql.RANKED;
        var total = query.count() == Count.NONE ? null : new Total(ranked, all ? Precision.EXACT : Precision.AT_LEAST);
        var facets = query.facets().isEmpty() ? null : faceted(query, published).facets();
        return new ListCount(total, facets, all ? null : ranked);
    }

    static SqlQuery exact(ArticleFilter filter) {
        return upTo(MAX, filter);
    }

    /**
     * A small number of articles. The planner's statistics would be faster and know more, but they are of all articles:
     * those of a section tell how many are scheduled in it.
     */
    private static Total estimated(ArticleFilter filter, ReadingPool published) {
        return filter.search() == null
                ? counted(upTo(MAX_ESTIMATED, filter), MAX_ESTIMATED, published)
                : counted(
                        new SqlQuery("select count(*) from (")
                                .and(SearchSql.newest(filter, MAX_SEARCHED + 1))
                                .and(") l"),
                        MAX_SEARCHED,
                        published);
    }

    /** @param max in the text of the statement, since a generic plan for any limit is made for a small one */
    private static SqlQuery upTo(int max, ArticleFilter filter) {
        var conditions = Condition.of(filter);
        var sql = new SqlQuery("select count(*) from (");
        var alone = conditions.size() == 1 ? conditions.getFirst() : null;
        if (alone == null || alone.revisions() == null) {
            sql.and("select").and(articles(conditions));
        } else if (alone.index() != null && alone.index().overlapping()) {
            sql.and("select distinct revision_id from (" + alone.revisions() + ") r", alone.values());
        } else {
            sql.and(alone.revisions(), alone.values());
        }
        return sql.and(" limit " + (max + 1) + ") l");
    }

    private static Total counted(SqlQuery count, int max, ReadingPool published) {
        return total(published.execute(count, row -> row.getLong(1)).getFirst(), max);
    }

    private static Total total(long count, int max) {
        return count > max ? new Total(max, Precision.AT_LEAST) : new Total(count, Precision.EXACT);
    }

    private static SqlQuery articles(List<Condition> conditions) {
        var sql = new SqlQuery(" from published_listing l where true");
        conditions.forEach(condition -> sql.and(" and ").and(condition.predicate(), condition.values()));
        return sql;
    }

    static SqlQuery facets(ArticleQuery query) {
        var sql = new SqlQuery("with listed as materialized (select l.revision_id, l.lang")
                .and(listed(query.filter()))
                .and(") select '" + ALL + "', '', '', count(*) from listed");
        var lang = query.filter().onlyLanguage();
        query.facets().forEach(facet -> sql.and(" union all ").and(values(facet, lang)));
        return sql;
    }

    private static SqlQuery listed(ArticleFilter filter) {
        if (filter.search() == null) {
            return articles(Condition.of(filter))
                    .and(" order by l.published_at desc, l.article_id desc limit " + (MAX + 1));
        }
        return new SqlQuery(" from (")
                .and(SearchSql.newest(filter, MAX_SEARCHED + 1))
                // the offset keeps this a nested loop
                .and(") k cross join lateral"
                        + " (select * from published_listing p where p.article_id = k.article_id offset 0) l");
    }

    private static ListCount faceted(ArticleQuery query, ReadingPool published) {
        var rows = published.execute(facets(query), ListCount::read);
        long count = rows.stream()
                .filter(row -> row.facet().equals(ALL))
                .findFirst()
                .orElseThrow()
                .value()
                .count();
        int max = query.filter().search() == null ? MAX : MAX_SEARCHED;
        var values = new EnumMap<Facet, List<FacetsView.Value>>(Facet.class);
        query.facets().forEach(facet -> values.put(facet, new ArrayList<>()));
        rows.stream()
                .filter(row -> !row.facet().equals(ALL))
                .sorted(MOST_FREQUENT_FIRST)
                .forEach(row -> values.computeIfAbsent(Facet.valueOf(row.facet()), none -> new ArrayList<>())
                        .add(row.value()));
        return new ListCount(
                query.count() == Count.NONE ? null : total(count, max),
                new FacetsView(
                        count <= max,
                        values.get(Facet.TAG),
                        values.get(Facet.SECTION),
                        values.get(Facet.AUTHOR),
                        values.get(Facet.LANG)),
                null);
    }

    private static SqlQuery values(Facet facet, @Nullable Language lang) {
        var name = lang == null ? "" : lang.tag();
        return switch (facet) {
            case TAG -> new SqlQuery("""
                     select 'TAG', t.slug, coalesce(t.names ->> ?, t.name), c.n
                       from (select g.tag_id, count(*) as n
                               from listed d cross join lateral (
                                    select o.tag_id from published_tagging o where o.revision_id = d.revision_id offset 0) g
                              group by g.tag_id order by n desc, g.tag_id limit ?) c
                       join published_tag t on t.id = c.tag_id
                    """, name, MAX_VALUES);
            case SECTION -> new SqlQuery("""
                     select 'SECTION', c.slug, coalesce(c.names ->> ?, c.name), c.n
                       from (with placed as materialized (
                                 select d.revision_id, g.section_id
                                   from listed d cross join lateral (
                                        select o.section_id from published_sectioning o where o.revision_id = d.revision_id
                                        offset 0) g)
                             select a.id, a.slug, a.name, a.names, count(distinct p.revision_id) as n
                               from (select distinct section_id from placed) s
                              cross join lateral published_sections_above(s.section_id) a
                               join placed p on p.section_id = s.section_id
                              group by a.id, a.slug, a.name, a.names order by n desc, a.id limit ?) c
                    """, name, MAX_VALUES);
            case AUTHOR -> new SqlQuery("""
                     select 'AUTHOR', w.slug, coalesce(w.names ->> ?, w.name), c.n
                       from (select g.author_id, count(*) as n
                               from listed d cross join lateral (
                                    select o.author_id from published_authorship o where o.revision_id = d.revision_id
                                    offset 0) g
                              group by g.author_id order by n desc, g.author_id limit ?) c
                       join published_author w on w.id = c.author_id
                    """, name, MAX_VALUES);
            case LANG ->
                new SqlQuery(" select 'LANG', d.lang::text, d.lang::text, count(*) from listed d group by d.lang");
        };
    }

    private static FacetRow read(ResultSet row) throws SQLException {
        return new FacetRow(row.getString(1), new FacetsView.Value(row.getString(2), row.getString(3), row.getLong(4)));
    }

    private record FacetRow(String facet, FacetsView.Value value) {}
}
