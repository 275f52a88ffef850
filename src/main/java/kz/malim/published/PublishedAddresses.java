package kz.malim.published;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import kz.malim.web.Site;

/**
 * The addresses of all published articles but those that editors keep from search engines, a day at a time, for sitemaps.
 * Split by day, a sitemap does not change when newer articles are published, and no rows have to be counted or skipped to
 * find it.
 */
@ApplicationScoped
public class PublishedAddresses {
    private static final String ADDRESS = """
            select json_build_object(
                'lang', a.lang, 'url', '%1$s/' || a.slug, 'webUrl', %2$s, 'title', a.title, 'publishedAt', a.published_at,
                'precision', a.date_precision, 'modifiedAt', a.modified_at,
                'siblings', case when a.translation_set is null then '[]'::json else
                    (select coalesce(json_agg(json_build_object(
                                          'lang', o.lang, 'url', '%1$s/' || o.slug, 'webUrl', %3$s) order by o.lang), '[]')
                       from published_article o
                      where o.translation_set = a.translation_set and o.id <> a.id and %5$s) end)
              from published_article a
             where a.published_at >= ? and a.published_at < ? and %4$s
             order by a.published_at desc, a.id desc limit ?
            """.formatted(
                    PublishedArticles.PATH,
                    ArticleDocument.webUrl("a"),
                    ArticleDocument.webUrl("o"),
                    indexable("a"),
                    indexable("o"));

    private final ReadingPool published;
    private final ZoneId zone;

    PublishedAddresses(ReadingPool published, Site site) {
        this.published = published;
        this.zone = site.zone();
    }

    /** Whether editors let search engines have an article. */
    private static String indexable(String article) {
        return "(%s.details #> '{seo,noindex}') is distinct from 'true'".formatted(article);
    }

    /** The days on which articles were published, newest first. A loose index scan from day to day. */
    public List<LocalDate> days(int limit) {
        var query = new SqlQuery("""
                with recursive zone (name) as (values (?)),
                day (d) as (
                    (select (a.published_at at time zone zone.name)::date from published_article a, zone
                      where %1$s order by a.published_at desc limit 1)
                    union all
                    select (select (a.published_at at time zone zone.name)::date from published_article a
                             where a.published_at < (day.d::timestamp at time zone zone.name) and %1$s
                             order by a.published_at desc limit 1)
                      from day, zone where day.d is not null)
                select d from day where d is not null limit ?
                """.formatted(indexable("a")), zone.getId(), limit);
        return published.execute(query, row -> row.getObject(1, LocalDate.class));
    }

    /** The articles of one day, newest first. */
    public List<AddressView> of(LocalDate day, int limit) {
        return between(
                day.atStartOfDay(zone).toInstant(),
                day.plusDays(1).atStartOfDay(zone).toInstant(),
                limit);
    }

    /** When the newest article before this time was published. */
    public Optional<Instant> newestBefore(Instant time) {
        var query = new SqlQuery(
                "select published_at from published_article where published_at < ? order by published_at desc limit 1",
                time.atOffset(ZoneOffset.UTC));
        return published
                .execute(query, row -> row.getObject(1, OffsetDateTime.class).toInstant())
                .stream()
                .findFirst();
    }

    /** The articles of a half-open interval, newest first. */
    public List<AddressView> between(Instant from, Instant until, int limit) {
        var query = new SqlQuery(ADDRESS, from.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC), limit);
        return published.all(query, AddressView.class);
    }
}
