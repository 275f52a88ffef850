-- Everything a reader may see, and nothing else: the reading role is granted these views only, so a draft cannot
-- leave through a forgotten condition in a query.

create view published_article as
select a.id, a.slug, a.translation_set, r.id as revision_id, r.number as revision, r.lang, r.title, r.lede, r.byline,
       r.source_name, r.source_url, r.section_id, r.body, r.published_at, r.date_precision, r.live_since
  from revision r
  join article a on a.id = r.article_id
 where r.state = 'published';

create view published_section as select id, slug, name, names, parent_id from section;

-- A tag or an author that only drafts name is not here: the name alone could tell what is being written.
create view published_tag as
select t.id, t.slug, t.name, t.names from tag t
 where exists (select from revision_tag g where g.tag_id = t.id and g.listed_at is not null);
create view published_author as
select w.id, w.slug, w.name, w.kind, w.bio from author w
 where exists (select from revision_author g where g.author_id = w.id and g.listed_at is not null);

create view published_tagging as
select tag_id, article_id, revision_id, position, listed_at as published_at
  from revision_tag where listed_at is not null;

create view published_authorship as
select author_id, article_id, revision_id, position, listed_at as published_at
  from revision_author where listed_at is not null;

-- A photo that only a draft uses is not here.
create view published_photo as
select u.revision_id, r.article_id, u.position, u.role, p.id,
       json_build_object(
           'id', p.id, 'role', u.role, 'alt', p.alt, 'caption', p.caption,
           'credit', case when coalesce(p.credit_label, p.credit_text, p.credit_creator, p.credit_source,
                                        p.credit_copyright, p.credit_license) is not null
                          then json_build_object('label', p.credit_label, 'text', p.credit_text,
                                                 'creator', p.credit_creator, 'source', p.credit_source,
                                                 'copyright', p.credit_copyright, 'license', p.credit_license) end
       ) as photo
  from revision_photo u
  join revision r on r.id = u.revision_id and r.state = 'published'
  join photo p on p.id = u.photo_id;

-- The card form of an article. Its parts are subqueries of the select list on purpose: PostgreSQL then makes them for
-- the rows a page shows and not for those it skips.
create view published_teaser as
select a.id, a.slug, a.revision_id, a.translation_set, a.lang, a.section_id, a.title, a.published_at, a.live_since,
       json_build_object(
           'id', a.id, 'lang', a.lang, 'slug', a.slug, 'title', a.title, 'lede', a.lede, 'byline', a.byline,
           'publishedAt', a.published_at, 'precision', a.date_precision, 'liveSince', a.live_since,
           'section', (select json_build_object('slug', s.slug, 'name', coalesce(s.names ->> a.lang, s.name))
                         from section s where s.id = a.section_id),
           'tags', coalesce((select json_agg(json_build_object('slug', t.slug, 'name', coalesce(t.names ->> a.lang, t.name))
                                             order by g.position)
                               from revision_tag g join tag t on t.id = g.tag_id where g.revision_id = a.revision_id), '[]'),
           'authors', coalesce((select json_agg(json_build_object('slug', w.slug, 'name', w.name) order by g.position)
                                  from revision_author g join author w on w.id = g.author_id
                                 where g.revision_id = a.revision_id), '[]'),
           'photo', (select p.photo from published_photo p where p.revision_id = a.revision_id and p.role = 'lead'
                      order by p.position limit 1)
       ) as teaser
  from published_article a;

create view published_related as
select l.article_id, l.position, l.related_id, l.title
  from related_placement l
 where exists (select from revision r where r.article_id = l.article_id and r.state = 'published')
   and exists (select from revision r where r.article_id = l.related_id and r.state = 'published');

create view published_front_block as select id, name, title, beside_articles from front_block;

create view published_front_item as
select f.block_id, f.position, f.article_id, f.title, f.teaser
  from front_placement f
 where exists (select from revision r where r.article_id = f.article_id and r.state = 'published');

grant select on published_article, published_section, published_tag, published_author, published_tagging,
    published_authorship, published_photo, published_teaser, published_related, published_front_block,
    published_front_item
    to "${readingRole}";
