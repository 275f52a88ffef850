-- An article with its section, tags and authors as the documents that lists and pages show, so that a page reads the
-- article once and not again for its teaser. Columns that a statement does not name cost it nothing.
create or replace view published_article as
select a.id, a.slug, a.translation_set, r.id as revision_id, r.number as revision, r.lang, r.title, r.lede, r.byline,
       r.source_name, r.source_url, r.section_id, r.body, r.published_at, r.date_precision, r.live_since,
       (select json_build_object('slug', s.slug, 'name', coalesce(s.names ->> r.lang, s.name))
          from section s where s.id = r.section_id) as section,
       coalesce((select json_agg(json_build_object('slug', t.slug, 'name', coalesce(t.names ->> r.lang, t.name))
                                 order by g.position)
                   from revision_tag g join tag t on t.id = g.tag_id where g.revision_id = r.id), '[]') as tags,
       coalesce((select json_agg(json_build_object('slug', w.slug, 'name', w.name) order by g.position)
                   from revision_author g join author w on w.id = g.author_id where g.revision_id = r.id), '[]') as authors
  from shown_revision r
  join article a on a.id = r.article_id;

create or replace view published_teaser as
select a.id, a.slug, a.revision_id, a.translation_set, a.lang, a.section_id, a.title, a.published_at, a.live_since,
       json_build_object(
           'id', a.id, 'lang', a.lang, 'slug', a.slug, 'title', a.title, 'lede', a.lede, 'byline', a.byline,
           'publishedAt', a.published_at, 'precision', a.date_precision, 'liveSince', a.live_since,
           'section', a.section, 'tags', a.tags, 'authors', a.authors,
           'photo', (select p.photo from published_photo p
                      where p.revision_id = a.revision_id and p.role = 'lead' order by p.position limit 1)
       ) as teaser
  from published_article a;
