-- Everything a reader may see, and nothing else: the reading role is granted these views only, so a draft cannot
-- leave through a forgotten condition in a query.

create view published_article as
select a.id, a.slug, a.translation_set, r.id as revision_id, r.number as revision, r.lang, r.title, r.lede, r.byline,
       r.source_name, r.source_url, r.section_id, r.body, r.published_at, r.date_precision, r.live_since
  from revision r
  join article a on a.id = r.article_id
 where r.state = 'published';

create view published_section as select id, slug, name, names, parent_id from section;
create view published_tag as select id, slug, name, names from tag;
create view published_author as select id, slug, name, kind, bio from author;

create view published_tagging as
select tag_id, article_id, revision_id, position, listed_at as published_at
  from revision_tag where listed_at is not null;

create view published_authorship as
select author_id, article_id, revision_id, position, listed_at as published_at
  from revision_author where listed_at is not null;

create view published_photo as
select r.article_id, u.position, u.role, p.id, p.alt, p.caption, p.credit_label, p.credit_text, p.credit_creator,
       p.credit_source, p.credit_copyright, p.credit_license
  from revision_photo u
  join revision r on r.id = u.revision_id and r.state = 'published'
  join photo p on p.id = u.photo_id;

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
    published_authorship, published_photo, published_related, published_front_block, published_front_item
    to "${readingRole}";
