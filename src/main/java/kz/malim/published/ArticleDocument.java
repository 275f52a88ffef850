package kz.malim.published;

import java.util.Set;

/**
 * The SQL that makes one article with all its parts a single JSON document, so that a page is one statement however much
 * of it is included. Expects {@code a} to be a row of {@code published_article}.
 */
public final class ArticleDocument {
    /** More blocks than this beside one article is a mistake in a front, not a page. */
    private static final int MOST_BLOCKS = 10;

    /** Stories beside a story, when editors chose fewer. */
    static final int RELATED = 6;

    /** The newest this many of each tag, author and section are looked at to fill up a related list. */
    private static final int CANDIDATES = 60;

    /** A front block {@code b} with what stands in it now. */
    static final String BLOCK = """
            json_build_object(
                'name', b.name, 'title', b.title, 'switchesAt', front_transition_at(b.id, now()),
                'switchedAt', (select max(border)
                                 from published_front_item p, lateral (values (p.valid_from), (p.valid_until)) as v (border)
                                where p.block_id = b.id and border <= now()),
                'items', (select coalesce(json_agg(json_build_object('title', i.title, 'teaser', i.teaser, 'article', t.teaser)
                                          order by i.place), '[]')
                            from front_items(b.id, now()) i join published_teaser t on t.id = i.article_id))
            """;

    /**
     * What every article has; open at its end for more. Its teaser has no photo, which is the first among the photos. Its
     * question mark: whether all photos are wanted.
     */
    public static final String MAIN = """
            json_build_object(
                'teaser', json_build_object(
                    'id', a.id, 'lang', a.lang, 'slug', a.slug, 'title', a.title, 'lede', a.lede, 'byline', a.byline,
                    'publishedAt', a.published_at, 'precision', a.date_precision, 'updatedAt', a.updated_at,
                    'modifiedAt', a.modified_at, 'section', a.section, 'tags', a.tags, 'authors', a.authors)
                , 'body', a.body
                , 'source', case when a.source_name is not null
                                 then json_build_object('name', a.source_name, 'url', a.source_url) end
                , 'translations', (select coalesce(json_agg(json_build_object('lang', o.lang, 'slug', o.slug, 'title', o.title,
                                                                              'lede', o.lede) order by o.lang), '[]')
                                     from published_article o
                                    where o.translation_set = a.translation_set and o.id <> a.id)
                , 'corrections', (select coalesce(json_agg(json_build_object('at', c.at, 'text', c.text) order by c.at), '[]')
                                    from published_correction c where c.article_id = a.id)
                , 'photos', (select coalesce(json_agg(p.photo order by p.role <> 'lead', p.position), '[]')
                               from published_photo p where p.revision_id = a.revision_id and (p.role = 'lead' or ?))
            """;

    private static final String AUTHORS = """
            , 'authors', (select coalesce(json_agg(json_build_object(
                              'id', w.id, 'slug', w.slug, 'name', w.name, 'kind', w.kind, 'bio', w.bio)
                              order by s.position), '[]')
                            from published_authorship s join published_author w on w.id = s.author_id
                           where s.revision_id = a.revision_id)
            """;

    private static final String CURATED = """
            , 'related', (select coalesce(json_agg(json_build_object('title', l.title, 'article', o.teaser)
                                          order by l.position), '[]')
                            from published_related l join published_teaser o on o.id = l.related_id
                           where l.article_id = a.id)
            """;

    /**
     * What could fill up a related list: articles of the same language that share tags, authors or the section, most
     * shared first and then newest; and after those the ones published just before. Never the article, never its
     * translations, never what an editor put there already.
     */
    private static final String AUTOMATIC = """
            , 'similar', (
                select coalesce(json_agg(json_build_object('why', c.why, 'article', t.teaser)
                                order by c.weight desc, c.published_at desc, c.id desc), '[]')
                  from (select o.id, o.published_at, sum(s.weight) as weight,
                               array_agg(s.why order by s.weight desc, s.why) as why
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
                                select n.id, 1, 'section:' || k.slug
                                  from published_section k
                                 cross join lateral (select g.id from published_article g where g.section_id = k.id
                                                      order by g.published_at desc, g.id desc limit ?) n
                                 where k.id = a.section_id
                                union all
                                (select g.id, 0, 'recent' from published_article g
                                  where g.lang = a.lang and (g.published_at, g.id) < (a.published_at, a.id)
                                  order by g.published_at desc, g.id desc limit ?)) s
                          join published_article o on o.id = s.article_id
                         where o.lang = a.lang and o.id <> a.id
                           and (o.translation_set is null or o.translation_set is distinct from a.translation_set)
                           and not exists (select from published_related l where l.article_id = a.id and l.related_id = o.id)
                         group by o.id, o.published_at
                         order by weight desc, o.published_at desc, o.id desc
                         limit ?) c
                  join published_teaser t on t.id = c.id)
            """;

    private ArticleDocument() {}

    static SqlQuery of(Set<Include> parts) {
        var question = new SqlQuery(MAIN, parts.contains(Include.PHOTOS));
        if (parts.contains(Include.AUTHORS)) {
            question.and(AUTHORS);
        }
        if (parts.contains(Include.RELATED)) {
            // twice as many as are shown: some may stand elsewhere on the page
            question.and(CURATED).and(AUTOMATIC, CANDIDATES, CANDIDATES, CANDIDATES, RELATED * 2, RELATED * 2);
        }
        if (parts.contains(Include.BLOCKS)) {
            question.and(", 'blocks', (select coalesce(json_agg(")
                    .and(BLOCK)
                    .and(
                            " order by b.name), '[]') from (select * from published_front_block where beside_articles"
                                    + " order by name limit ?) b)",
                            MOST_BLOCKS);
        }
        return question.and(")");
    }
}
