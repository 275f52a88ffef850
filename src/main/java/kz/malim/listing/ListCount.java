package kz.malim.listing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.regex.Pattern;
import kz.malim.published.ReadingPool;
import kz.malim.published.SqlQuery;
import kz.malim.text.Language;
import kz.malim.web.PageInfo.Precision;
import kz.malim.web.PageInfo.Total;
import org.jspecify.annotations.Nullable;

/**
 * How many articles a list has, and of what. Never counted unless asked for, and never past {@value #MOST}; of what is
 * searched for, the values of {@value #MOST_FOUND} are counted, since nothing has them in order of their words.
 */
public record ListCount(@Nullable Total total, @Nullable FacetsView facets) {
    static final int MOST = 100_000;
    public static final int MOST_FOUND = 2_000;
    private static final int MOST_VALUES = 50;

    /** Part of the text, since a plan that is kept for any limit is made for a small one. */
    private static final String ONE_MORE = " limit " + (MOST + 1);

    /** The row beside those of the facets. */
    private static final String ALL = "ALL";

    private static final Comparator<Counted> MOST_FREQUENT_FIRST = Comparator.comparingLong(
                    (Counted row) -> -row.value().count())
            .thenComparing(row -> row.value().slug());

    private static final Pattern PLANNED_ROWS = Pattern.compile("\"Plan Rows\": (\\d+)");

    /** One statement at most: facets count the list anyway. */
    static ListCount of(ArticleQuery query, ReadingPool published) {
        if (!query.facets().isEmpty()) {
            return faceted(query, published);
        }
        return switch (query.count()) {
            case NONE -> new ListCount(null, null);
            case ESTIMATE -> new ListCount(estimated(query.filter(), published), null);
            case EXACT ->
                new ListCount(
                        total(
                                published
                                        .execute(exact(query.filter()), row -> row.getLong(1))
                                        .getFirst(),
                                MOST),
                        null);
        };
    }

    public static SqlQuery exact(ArticleFilter filter) {
        var conditions = Condition.of(filter);
        var question = new SqlQuery("select count(*) from (");
        var alone = conditions.size() == 1 ? conditions.getFirst() : null;
        if (alone == null || alone.revisions() == null) {
            question.and("select").and(articles(conditions));
        } else if (alone.path() != null && alone.path().overlapping()) {
            question.and("select distinct revision_id from (" + alone.revisions() + ") r", alone.values());
        } else {
            question.and(alone.revisions(), alone.values());
        }
        return question.and(ONE_MORE + ") l");
    }

    private static Total total(long counted, int most) {
        return counted > most ? new Total(most, Precision.AT_LEAST) : new Total(counted, Precision.EXACT);
    }

    private static Total estimated(ArticleFilter filter, ReadingPool published) {
        var plan = published.execute(estimate(filter), row -> row.getString(1));
        return new Total(plannedRows(plan), Precision.ESTIMATE);
    }

    /** What the planner expects; it looks at its statistics only and reads no article. */
    public static SqlQuery estimate(ArticleFilter filter) {
        return new SqlQuery("explain (format json) select").and(articles(Condition.toPlan(filter)));
    }

    /** The first step of a plan is the one that gives its result. */
    public static long plannedRows(List<String> plan) {
        var rows = PLANNED_ROWS.matcher(String.join("\n", plan));
        return rows.find() ? Long.parseLong(rows.group(1)) : 0;
    }

    private static SqlQuery articles(List<Condition> conditions) {
        var question = new SqlQuery(" from published_listing l where true");
        conditions.forEach(condition -> question.and(" and ").and(condition.test(), condition.values()));
        return question;
    }

    static SqlQuery facets(ArticleQuery query) {
        var question = new SqlQuery("with listed as materialized (select l.revision_id, l.section_id, l.lang")
                .and(toCount(query.filter()))
                .and(") select '" + ALL + "', '', '', count(*) from listed");
        var lang = query.filter().onlyLanguage();
        query.facets().forEach(facet -> question.and(" union all ").and(values(facet, lang)));
        return question;
    }

    private static SqlQuery toCount(ArticleFilter filter) {
        if (filter.searched() == null) {
            return articles(Condition.of(filter)).and(" order by l.published_at desc, l.article_id desc" + ONE_MORE);
        }
        return new SqlQuery(" from (")
                .and(SearchSql.newest(filter, MOST_FOUND + 1))
                // the limit keeps this a look at one article after another
                .and(") k cross join lateral"
                        + " (select * from published_listing p where p.article_id = k.article_id offset 0) l");
    }

    private static ListCount faceted(ArticleQuery query, ReadingPool published) {
        var rows = published.execute(facets(query), ListCount::read);
        long counted = rows.stream()
                .filter(row -> row.facet().equals(ALL))
                .findFirst()
                .orElseThrow()
                .value()
                .count();
        int most = query.filter().searched() == null ? MOST : MOST_FOUND;
        var values = new EnumMap<Facet, List<FacetsView.Value>>(Facet.class);
        query.facets().forEach(facet -> values.put(facet, new ArrayList<>()));
        rows.stream()
                .filter(row -> !row.facet().equals(ALL))
                .sorted(MOST_FREQUENT_FIRST)
                .forEach(row -> values.computeIfAbsent(Facet.valueOf(row.facet()), none -> new ArrayList<>())
                        .add(row.value()));
        return new ListCount(
                query.count() == Count.NONE ? null : total(counted, most),
                new FacetsView(
                        counted <= most,
                        values.get(Facet.TAG),
                        values.get(Facet.SECTION),
                        values.get(Facet.AUTHOR),
                        values.get(Facet.LANG)));
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
                    """, name, MOST_VALUES);
            case SECTION -> new SqlQuery("""
                     select 'SECTION', s.slug, coalesce(s.names ->> ?, s.name), c.n
                       from (with recursive up as (
                                 select id as own, id as above from published_section
                                 union
                                 select up.own, s.parent_id from up join published_section s on s.id = up.above
                                  where s.parent_id is not null)
                             select up.above, sum(o.n)::bigint as n
                               from (select section_id, count(*) as n from listed group by section_id) o
                               join up on up.own = o.section_id
                              group by up.above order by n desc, up.above limit ?) c
                       join published_section s on s.id = c.above
                    """, name, MOST_VALUES);
            case AUTHOR -> new SqlQuery("""
                     select 'AUTHOR', w.slug, w.name, c.n
                       from (select g.author_id, count(*) as n
                               from listed d cross join lateral (
                                    select o.author_id from published_authorship o where o.revision_id = d.revision_id
                                    offset 0) g
                              group by g.author_id order by n desc, g.author_id limit ?) c
                       join published_author w on w.id = c.author_id
                    """, MOST_VALUES);
            case LANG ->
                new SqlQuery(" select 'LANG', d.lang::text, d.lang::text, count(*) from listed d group by d.lang");
        };
    }

    private static Counted read(ResultSet row) throws SQLException {
        return new Counted(row.getString(1), new FacetsView.Value(row.getString(2), row.getString(3), row.getLong(4)));
    }

    private record Counted(String facet, FacetsView.Value value) {}
}
