package kz.malim.published;

/** The SQL of what {@link ArticleDocument} has of live blogs. */
final class LiveDocument {
    /** Those of the newest entries of a live blog, each once and after the article's own. */
    static final String PHOTOS = """
                                  union all
                                  (select distinct on (u.photo ->> 'id') u.photo, 'body', 1000 + u.n
                                     from (select f.photo, row_number() over () as n
                                             from (select e.photos from published_entry e where a.kind = 'live' and e.article_id = a.id
                                                    order by e.at desc, e.id desc limit ?) e
                                            cross join lateral json_array_elements(e.photos) f (photo)) u
                                    where not exists (select from published_photo o where o.revision_id = a.revision_id
                                                                                      and o.id = (u.photo ->> 'id')::uuid)
                                    order by u.photo ->> 'id', u.n)
            """;

    /** Whether a row {@code a} of {@code published_article} is a live blog. */
    static final String IS_LIVE = "a.kind = 'live'";

    /** A {@link LiveView} of the article; null for other articles. */
    static final String LIVE = """
            , 'live', case when a.kind = 'live' then (select json_build_object(
                           'state', l.state, 'startedAt', l.started_at, 'liveUntil', l.live_until, 'summary', l.summary,
                           'entries', l.entries,
                           'newest', (select json_build_object('id', e.id, 'at', e.at, 'title', e.title)
                                        from published_entry e where e.article_id = a.id order by e.at desc, e.id desc limit 1))
                         from published_live l where l.article_id = a.id) end
            """;

    private LiveDocument() {}
}
