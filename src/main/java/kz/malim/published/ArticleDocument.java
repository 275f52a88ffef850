package kz.malim.published;

import java.util.Set;
import kz.malim.text.Language;
import kz.malim.web.Site;

/**
 * The SQL that makes one article with all its parts a single JSON document, so that a page is one statement however much
 * of it is included. A document has the fields of the view that it is read into; {@link JsonDocuments} adds what the
 * database cannot know, the site's time zone and the addresses of files.
 */
public final class ArticleDocument {
    /** More blocks than this on an article page is a mistake in a front, not a page. */
    private static final int MAX_BLOCKS = 10;

    /** Related stories of an article, when editors chose fewer. */
    static final int RELATED = 6;

    /** The newest this many of each tag, author and section are the candidates for a related list. */
    private static final int CANDIDATES = 60;

    /**
     * A {@link TeaserView} of a row {@code t} of {@code published_article}. Its parts are subqueries of the select list on
     * purpose: PostgreSQL then makes them for the rows that a page shows and not for those it skips.
     */
    public static final String TEASER = teaser("t");

    /** The same with every photo of the article. */
    public static final String TEASER_WITH_PHOTOS = card("t") + texts("t") + """
            , 'photos', (select coalesce(json_agg(p.photo order by p.role <> 'lead', p.position), '[]')
                           from published_photo p where p.revision_id = t.revision_id))
            """;

    /** The {@link StoredBody} of such a row. */
    public static final String BODY = body("t");

    /** A card of such a row without its title and lede, which a place may have of its own; open at its end for them. */
    private static final String ITEM = card("t");

    /** A {@link BlockView} of a front block {@code b} with its current items, in whichever languages they are. */
    static final String BLOCK = block("null::text", "front_items(b.id, now(), null, '{}', null)");

    /** The same in the language {@code l.lang}. */
    private static final String BLOCK_BESIDE = block("l.lang", "front_items(b.id, now(), l.lang, '{}', null)");

    /**
     * An {@link ArticleView} of a row {@code a} of {@code published_article}; open within its translations, for their titles
     * and ledes.
     */
    private static final String MAIN = "json_build_object(" + summary("a", "linked_tags") + texts("a")
            + """
            , 'body', %s, 'notes', a.notes
            , 'urgency', a.details -> 'urgency', 'dateline', a.details -> 'dateline', 'seo', a.details -> 'seo',
              'social', a.details -> 'social', 'extra', a.extra,
              'digitalSourceType', 'http://cv.iptc.org/newscodes/digitalsourcetype/' || a.digital_source
            , 'source', case when a.source_name is not null
                             then json_build_object('name', a.source_name, 'url', a.source_url) end
            , 'translations', (select coalesce(json_agg(json_build_object(
                                          'lang', o.lang, 'slug', o.slug, 'url', '%s/' || o.slug, 'webUrl', %s,
                                          'status', 'published'
            """.formatted(body("a"), PublishedArticles.PATH, webUrl("o"));

    private static final String TRANSLATED_TEXTS = ", 'title', o.title, 'lede', o.lede";

    /** The rest of it, open at its end for more. Its parameter: whether all photos are wanted. */
    private static final String MAIN_END = """
                                          ) order by o.lang), '[]')
                                 from published_article o
                                where o.translation_set = a.translation_set and o.id <> a.id)
            , 'corrections', (select coalesce(json_agg(json_build_object('at', c.at, 'text', c.text) order by c.at), '[]')
                                from published_correction c where c.article_id = a.id)
            , 'photos', (select coalesce(json_agg(p.photo order by p.role <> 'lead', p.position), '[]')
                           from (select p.photo, p.role, p.position from published_photo p
                                  where p.revision_id = a.revision_id and (p.role = 'lead' or ?)
            """;

    private static final String AUTHORS = """
        , 'authors', (select coalesce(json_agg(%s, 'articleLang', a.lang) order by g.position), '[]')
                        from published_authorship g join published_author s on s.id = g.author_id
                       where g.revision_id = a.revision_id)
        """.formatted(TopicRow.OfAuthor.DOCUMENT);

    private static final String MEDIA = """
            , 'media', (select json_agg(m.media order by m.position) from published_media m
                         where m.revision_id = a.revision_id)
            """;

    /** What editors chose; open at its end for the candidates. */
    private static final String CURATED = """
        , 'related', json_build_object('items', array_to_json(array(
            select %s, 'title', coalesce(l.title, t.title), 'lede', t.lede, 'origin', 'curated')
              from published_related l join published_article t on t.id = l.related_id
             where l.article_id = a.id
             order by l.position)
        """.formatted(ITEM);

    /**
     * What could fill up a related list: articles of the same language that share tags, authors or sections, most
     * shared first and then newest; and after those the ones published just before. Never the article, never its
     * translations, never what an editor chose already.
     */
    private static final String AUTOMATIC = """
        || array(
            select %s, 'title', t.title, 'lede', t.lede, 'origin', 'auto', 'why', coalesce(c.why, array['recent']))
              from (select o.id, o.published_at, sum(s.weight) as weight,
                           array_agg(s.why order by s.weight desc, s.why) filter (where s.weight > 0) as why
                      from (select n.article_id, 3 as weight, 'tag:' || k.slug as why
                              from published_tagging mine
                              join published_tag k on k.id = mine.tag_id
                             cross join lateral (select g.article_id from published_tagging g where g.tag_id = mine.tag_id
                                                  order by g.published_at desc, g.article_id desc limit ?) n
                             where mine.revision_id = a.revision_id
                            union all
                            select n.article_id, 2, 'author:' || k.slug
                              from published_authorship mine
                              join published_author k on k.id = mine.author_id
                             cross join lateral (select g.article_id from published_authorship g where g.author_id = mine.author_id
                                                  order by g.published_at desc, g.article_id desc limit ?) n
                             where mine.revision_id = a.revision_id
                            union all
                            select n.article_id, 1, 'section:' || k.slug
                              from published_sectioning mine
                              join published_section k on k.id = mine.section_id
                             cross join lateral (select g.article_id from published_sectioning g where g.section_id = mine.section_id
                                                  order by g.published_at desc, g.article_id desc limit ?) n
                             where mine.revision_id = a.revision_id
                            union all
                            (select g.id, 0, null from published_article g
                              where g.lang = a.lang and (g.published_at, g.id) < (a.published_at, a.id)
                              order by g.published_at desc, g.id desc limit ?)) s
                      join published_article o on o.id = s.article_id
                     where o.lang = a.lang and o.id <> a.id
                       and (o.translation_set is null or o.translation_set is distinct from a.translation_set)
                       and not exists (select from published_related l where l.article_id = a.id and l.related_id = o.id)
                     group by o.id, o.published_at
                     order by weight desc, o.published_at desc, o.id desc
                     limit ?) c
              join published_article t on t.id = c.id
             order by c.weight desc, c.published_at desc, c.id desc)))
        """.formatted(ITEM);

    private ArticleDocument() {}

    /**
     * A {@link BlockView} of a front block {@code b}.
     *
     * @param lang its language; null for none
     * @param items what stands in it
     */
    static String block(String lang, String items) {
        return """
            json_build_object(
                'name', b.name, 'lang', %2$s, 'title', coalesce(b.titles ->> %2$s, b.title),
                'nextTransition', front_transition_at(b.id, now()),
                'lastTransition', (select max(border)
                                     from published_front_item p, lateral (values (p.valid_from), (p.valid_until)) as v (border)
                                    where p.block_id = b.id and border <= now()),
                'items', (select coalesce(json_agg(
                                     %1$s, 'title', coalesce(i.title, t.title), 'lede', coalesce(i.teaser, t.lede))
                                     order by i.place), '[]')
                            from %3$s i join published_article t on t.id = i.article_id))
            """.formatted(ITEM, lang, items);
    }

    /** The document of a row {@code a} of {@code published_article}. */
    public static SqlQuery of(Set<Include> parts, Site site) {
        return withoutEnd(parts, site).and(")");
    }

    /** The same, saying which language was served. */
    static SqlQuery inLanguage(Set<Include> parts, Site site) {
        return withoutEnd(parts, site).and(", 'servedLanguage', a.lang)");
    }

    private static SqlQuery withoutEnd(Set<Include> parts, Site site) {
        var query = new SqlQuery(MAIN)
                .and(parts.contains(Include.TRANSLATIONS) ? TRANSLATED_TEXTS : "")
                .and(MAIN_END, parts.contains(Include.PHOTOS));
        if (parts.contains(Include.PHOTOS)) {
            query.and(LiveDocument.PHOTOS, LiveEntriesRequest.NEWEST.limit());
        }
        query.and(") p)").and(LiveDocument.LIVE);
        if (parts.contains(Include.ENTRIES)) {
            query.and(", 'entries', case when " + LiveDocument.IS_LIVE + " then ")
                    .and(LiveEntriesRequest.NEWEST.document())
                    .and(" end");
        }
        if (parts.contains(Include.AUTHORS)) {
            query.and(AUTHORS);
        }
        if (parts.contains(Include.MEDIA)) {
            query.and(MEDIA);
        }
        if (parts.contains(Include.RELATED)) {
            // twice as many as are shown: some may be in a block of the same page
            query.and(CURATED).and(AUTOMATIC, CANDIDATES, CANDIDATES, CANDIDATES, RELATED * 2, RELATED * 2);
        }
        if (parts.contains(Include.BLOCKS)) {
            query.and(", 'blocks', (select coalesce(json_agg(")
                    .and(BLOCK_BESIDE)
                    .and(
                            " order by b.name), '[]') from (select * from published_front_block where beside_articles"
                                    + " order by name limit ?) b"
                                    + " cross join lateral (select front_language(b.id, now(), case a.lang",
                            MAX_BLOCKS);
            for (var lang : Language.values()) {
                query.and(" when '" + lang.tag() + "' then cast(? as text[])", (Object)
                        site.languagesFor(lang).stream().map(Language::tag).toArray(String[]::new));
            }
            query.and(" end) as lang offset 0) l)");
        }
        return query;
    }

    private static String teaser(String article) {
        return card(article) + texts(article) + ")";
    }

    private static String card(String article) {
        return "json_build_object(" + summary(article, "tags") + """
            , 'photo', (select p.photo from published_photo p
                         where p.revision_id = %s.revision_id and p.role = 'lead' order by p.position limit 1)
            """.formatted(article);
    }

    private static String body(String article) {
        return """
            json_build_object('blocks', %1$s.body, 'stories', (
                select json_agg(%2$s) from published_story l join published_article linked on linked.id = l.article_id
                 where l.revision_id = %1$s.revision_id))
            """.formatted(article, teaser("linked"));
    }

    private static String texts(String article) {
        return ", 'title', %1$s.title, 'lede', %1$s.lede".formatted(article);
    }

    /** @param tags the column that has them */
    private static String summary(String article, String tags) {
        return """
                'id', %1$s.id, 'lang', %1$s.lang, 'kind', %1$s.kind, 'slug', %1$s.slug, 'url', '%2$s/' || %1$s.slug,
                'webUrl', %3$s,
                'published', json_build_object('date', %1$s.published_at, 'precision', %1$s.date_precision),
                'publishedAt', %1$s.published_at, 'section', %1$s.section, 'sections', %1$s.other_sections,
                'kicker', %1$s.details -> 'kicker', 'shortTitle', %1$s.details -> 'shortTitle',
                'breaking', %1$s.details -> 'breaking', 'labels', %1$s.details -> 'labels',
                'sponsor', %1$s.details -> 'sponsor', 'accessibleForFree', %1$s.details -> 'accessibleForFree',
                'byline', json_build_object('text', %1$s.byline, 'authors', %1$s.authors),
                'updatedAt', %1$s.updated_at, 'modifiedAt', %1$s.modified_at, 'tags', %1$s.%4$s, 'usage', %1$s.usage
                """.formatted(article, PublishedArticles.PATH, webUrl(article), tags);
    }

    /** What {@link JsonDocuments} makes the URL of an article's page from. */
    static String webUrl(String article) {
        return "concat_ws('/', %1$s.lang, %1$s.slug, %1$s.section_slug)".formatted(article);
    }
}
