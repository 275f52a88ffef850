-- Everything a reader may see, and nothing else: the reading role is granted these views and functions only, so a draft
-- cannot leave through a forgotten condition in a query.

create view published_tagging as
select tag_id, article_id, revision_id, position, listed_at as published_at from revision_tag
 where listed_at is not null and (not pending or revision_id in (select id from due_revision));

create view published_authorship as
select author_id, article_id, revision_id, position, listed_at as published_at from revision_author
 where listed_at is not null and (not pending or revision_id in (select id from due_revision));

-- In position 0 the main section.
create view published_sectioning as
select section_id, article_id, revision_id, position, listed_at as published_at from revision_section
 where listed_at is not null and (not pending or revision_id in (select id from due_revision));

create function credit_of(p photo) returns json language sql stable as $$
    select case when num_nonnulls(p.credit_label, p.credit_text, p.credit_creator, p.credit_source, p.credit_copyright,
                                  p.credit_license, p.credit_usage_terms, p.credit_licensor, p.credit_licensor_url) > 0
                then json_build_object('label', p.credit_label, 'text', p.credit_text, 'creator', p.credit_creator,
                                       'source', p.credit_source, 'copyright', p.credit_copyright,
                                       'license', p.credit_license, 'usageTerms', p.credit_usage_terms,
                                       'licensor', p.credit_licensor, 'licensorUrl', p.credit_licensor_url) end
$$;

-- A picture's file as readers may know it: never its name in the store.
create function file_of(p photo) returns json language sql stable as $$
    select case when p.file_sha256 is not null
                then json_build_object('key', p.rendition_key, 'width', p.file_width, 'height', p.file_height,
                                       'dominantColor', p.file_color, 'placeholder', p.file_placeholder,
                                       'focalPoint', case when p.focal_x is not null
                                                          then json_build_object('x', p.focal_x, 'y', p.focal_y) end) end
$$;

create function digital_source_of(m media) returns text language sql stable as $$
    select 'http://cv.iptc.org/newscodes/digitalsourcetype/' || m.digital_source
$$;

create function digital_source_of(p photo) returns text language sql stable as $$
    select 'http://cv.iptc.org/newscodes/digitalsourcetype/' || p.digital_source
$$;

create function picture_of(p photo, shown_by uuid) returns json language sql stable as $$
    select json_build_object(
        'id', p.id, 'shownBy', shown_by, 'alt', p.alt, 'alts', p.alts, 'caption', p.caption,
        'captions', p.captions, 'credit', credit_of(p), 'file', file_of(p), 'headline', p.headline,
        'keywords', to_json(p.keywords), 'takenAt', p.taken_at, 'place', p.place,
        'locationShown', p.location_shown, 'personsShown', to_json(p.persons_shown),
        'contentCredentials', case when p.file_content_credentials then 'present' end,
        'digitalSourceType', digital_source_of(p),
        'original', case when p.file_sha256 is not null
                         then json_build_object('sha256', p.file_sha256, 'type', p.file_type, 'length', p.file_length,
                                                'width', p.file_width, 'height', p.file_height,
                                                'orientation', p.file_orientation, 'color', p.file_color,
                                                'placeholder', p.file_placeholder) end)
$$;

-- Sections are the plan of the site, so all of them are public. A tag or an author that only drafts name is not here: the
-- name alone could tell what is being written.
create view published_section as
select s.id, s.slug, s.name, s.names, s.description, s.descriptions, s.parent_id, s.position,
       (select picture_of(p, null) from photo p where p.id = s.photo_id) as photo
  from section s;

create view published_tag as
select t.id, t.slug, t.name, t.names, t.kind, t.description, t.descriptions, t.same_as,
       (select picture_of(p, null) from photo p where p.id = t.photo_id) as photo
  from tag t
 where exists (select from published_tagging g where g.tag_id = t.id);

create view published_author as
select w.id, w.slug, w.name, w.names, w.kind, w.job_title, w.job_titles, w.biography, w.biographies, w.same_as, w.email,
       (select picture_of(p, null) from photo p where p.id = w.photo_id) as photo
  from author w
 where exists (select from published_authorship g where g.author_id = w.id);

-- Those that lead to what readers can see, as published_tag and published_author have it.
create view published_other_slug as
select o.kind, o.slug, o.subject_id from other_slug o
 where o.kind = 'section'
    or (o.kind = 'tag' and exists (select from published_tagging g where g.tag_id = o.subject_id))
    or (o.kind = 'author' and exists (select from published_authorship g where g.author_id = o.subject_id));

-- Slugs that lead nowhere any more. One of what is there, and public no more, is not here: it may become public again.
create view published_gone_slug as
select g.kind, g.slug from public_slug g
 where not exists (select from author where id = g.subject_id and slug = g.slug
                   union all select from section where id = g.subject_id and slug = g.slug
                   union all select from tag where id = g.subject_id and slug = g.slug
                   union all select from other_slug where kind = g.kind and slug = g.slug and subject_id = g.subject_id);

-- Photos that sections, tags and authors show to readers.
create view topic_photo as
select photo_id from section where photo_id is not null
union all
select photo_id from tag t where photo_id is not null and exists (select from published_tagging g where g.tag_id = t.id)
union all
select photo_id from author w where photo_id is not null and exists (select from published_authorship g where g.author_id = w.id);

-- A photo that only a draft uses is not here.
create view published_photo as
select u.revision_id, r.article_id, u.position, u.role, p.id,
       json_build_object(
           'id', p.id, 'role', u.role, 'alt', coalesce(p.alts ->> r.lang, p.alt),
           'caption', coalesce(p.captions ->> r.lang, p.caption), 'credit', credit_of(p), 'file', file_of(p),
           'digitalSourceType', digital_source_of(p)
       ) as photo
  from revision_photo u
  join shown_revision r on r.id = u.revision_id
  join photo p on p.id = u.photo_id;

-- An entry of a live blog that readers see, with its authors and photos.
create view published_entry as
select e.id, e.article_id, e.at, e.title, e.byline, e.body, e.key, e.pinned, e.correction, e.corrected_at, e.published_at,
       e.updated_at,
       coalesce((select json_agg(json_build_object('slug', w.slug, 'name', coalesce(w.names ->> a.lang, w.name)) order by g.position)
                   from live_entry_author g join author w on w.id = g.author_id where g.entry_id = e.id), '[]') as authors,
       coalesce((select json_agg(json_build_object(
                                     'id', p.id, 'role', 'body', 'alt', coalesce(p.alts ->> a.lang, p.alt),
                                     'caption', coalesce(p.captions ->> a.lang, p.caption), 'credit', credit_of(p),
                                     'file', file_of(p), 'digitalSourceType', digital_source_of(p)) order by u.position)
                   from live_entry_photo u join photo p on p.id = u.photo_id where u.entry_id = e.id), '[]') as photos
  from live_entry e
  join article a on a.id = e.article_id
 where e.state = 'published' and exists (select from shown_live l where l.article_id = e.article_id);

create view published_live as
select l.article_id, b.started_at, b.live_until, b.summary, coalesce(b.entries, 0) as entries,
       case when b.started_at <= now() then case when b.live_until <= now() then 'ended' else 'on' end
            else 'upcoming' end as state
  from shown_live l left join live_blog b on b.article_id = l.article_id;

create view published_entry_photo as
select u.photo_id, e.article_id, e.id as entry_id
  from live_entry_photo u join live_entry e on e.id = u.entry_id
 where e.state = 'published' and exists (select from shown_live l where l.article_id = e.article_id);

-- A picture by itself, once for every article that shows it, and once without one for what else does. One that only drafts
-- use is not here: its renditions are no more public than its words.
create view published_picture as
select p.id, u.article_id, picture_of(p, u.article_id) as picture
  from (select u.photo_id, r.article_id from photo_use u join shown_revision r on r.id = u.revision_id
        union all
        select photo_id, article_id from published_entry_photo
        union all
        select photo_id, null from topic_photo) u
  join photo p on p.id = u.photo_id;

create function credit_of(m media) returns json language sql stable as $$
    select case when num_nonnulls(m.credit_label, m.credit_text, m.credit_creator, m.credit_source, m.credit_copyright,
                                  m.credit_license, m.credit_usage_terms, m.credit_licensor, m.credit_licensor_url) > 0
                then json_build_object('label', m.credit_label, 'text', m.credit_text, 'creator', m.credit_creator,
                                       'source', m.credit_source, 'copyright', m.credit_copyright,
                                       'license', m.credit_license, 'usageTerms', m.credit_usage_terms,
                                       'licensor', m.credit_licensor, 'licensorUrl', m.credit_licensor_url) end
$$;

-- Media that only a draft uses are not here, nor their files and words below. Words are not in the document: those of an hour
-- are longer than most articles.
create view published_media as
select u.revision_id, r.article_id, u.position, m.id,
       json_build_object(
           'id', m.id, 'kind', m.kind, 'shownBy', r.article_id, 'title', m.title, 'alt', m.alt, 'caption', m.caption,
           'credit', credit_of(m),
           'file', case when m.file_sha256 is not null
                        then json_build_object('key', left(m.file_sha256, 16), 'type', m.file_type, 'bytes', m.file_length,
                                               'duration', m.file_seconds, 'width', m.file_width, 'height', m.file_height,
                                               'pages', m.file_pages, 'sha256', m.file_sha256) end,
           'sources', m.sources,
           'poster', (select json_build_object('id', p.id, 'alt', coalesce(p.alts ->> r.lang, p.alt), 'credit', credit_of(p),
                                               'file', file_of(p)) from photo p where p.id = m.poster_id),
           'tracks', m.shown_tracks, 'transcriptKey', m.transcript_key, 'digitalSourceType', digital_source_of(m),
           'createdAt', m.created_at
       ) as media
  from revision_media u
  join shown_revision r on r.id = u.revision_id
  join media m on m.id = u.media_id;

-- Articles with a sound to listen to, which podcasts are made of.
create view published_episode as
select distinct u.revision_id
  from media m
  join revision_media u on u.media_id = m.id
  join shown_revision r on r.id = u.revision_id
 where m.kind = 'audio' and m.file_sha256 is not null;

-- What is served at the addresses of their texts.
create view published_media_text as
select m.id, t.key, t.type, t.words
  from media m
 cross join lateral (
       select m.transcript_key as key, 'txt' as type, m.transcript as words where m.transcript is not null
       union all
       select text_key(track ->> 'vtt'), 'vtt', track ->> 'vtt'
         from jsonb_array_elements(m.tracks) track where track ? 'vtt') t
 where exists (select from revision_media u join shown_revision r on r.id = u.revision_id where u.media_id = m.id);

-- An article with its section, tags and authors as the documents that lists and pages show, so that a page reads the
-- article once and not again for its teaser. Columns that a statement does not name cost it nothing.
create view published_article as
select a.id, a.slug, a.translation_set, r.id as revision_id, r.number as revision, r.lang, r.kind, r.title, r.lede, r.byline,
       r.source_name, r.source_url, r.details, r.digital_source, r.extra, r.body, r.notes, r.published_at, r.date_precision, r.live_since,
       (select json_build_object('slug', s.slug, 'name', coalesce(s.names ->> r.lang, s.name))
          from section s where s.id = r.section_id) as section,
       (select s.slug from section s where s.id = r.section_id) as section_slug,
       -- the others, and null where there are none
       (select json_agg(json_build_object('slug', s.slug, 'name', coalesce(s.names ->> r.lang, s.name)) order by g.position)
          from revision_section g join section s on s.id = g.section_id
         where g.revision_id = r.id and g.position > 0) as other_sections,
       coalesce((select s.usage from section s where s.id = r.section_id), '{}') || coalesce(r.details -> 'usage', '{}') as usage,
       coalesce((select json_agg(json_build_object('slug', t.slug, 'name', coalesce(t.names ->> r.lang, t.name),
                                                   'kind', nullif(t.kind, 'subject')) order by g.position)
                   from revision_tag g join tag t on t.id = g.tag_id where g.revision_id = r.id), '[]') as tags,
       -- the same where there is room
       coalesce((select json_agg(json_build_object('slug', t.slug, 'name', coalesce(t.names ->> r.lang, t.name),
                                                   'kind', nullif(t.kind, 'subject'), 'sameAs', t.same_as) order by g.position)
                   from revision_tag g join tag t on t.id = g.tag_id where g.revision_id = r.id), '[]') as linked_tags,
       coalesce((select json_agg(json_build_object('slug', w.slug, 'name', coalesce(w.names ->> r.lang, w.name)) order by g.position)
                   from revision_author g join author w on w.id = g.author_id where g.revision_id = r.id), '[]') as authors,
       r.updated_at, r.modified_at
  from shown_revision r
  join article a on a.id = r.article_id;

-- An article as lists look at it: what they filter and sort by, without the table of identities.
create view published_listing as
select r.article_id, r.id as revision_id, r.lang, r.kind, r.digital_source, r.published_at, r.live_since,
       r.title collate kazakh as title, r.updated_at
  from shown_revision r;

create view published_correction as
select c.article_id, c.at, c.text from correction c
 where exists (select from shown_revision r where r.article_id = c.article_id);

-- One row for every address that leads elsewhere or nowhere any more.
create view published_moved as
select m.slug, a.slug as current_slug
  from slug_moved m
  join article a on a.id = m.article_id
 where exists (select from shown_revision r where r.article_id = a.id)
    or exists (select from takedown t where t.article_id = a.id);

create view published_takedown as
select a.id, a.slug, t.reason, t.at
  from takedown t
  join article a on a.id = t.article_id
 where not exists (select from shown_revision r where r.article_id = a.id);

-- Addresses of earlier sites: what each leads to, or that there is nothing any more. One that leads to what was never public,
-- or to what was withdrawn, is not here.
create view published_former_address as
select f.host, f.path, f.query, 'article' as kind, a.id, a.slug::text, a.lang::text, null::text as takedown
  from former_address f join article a on a.id = f.article_id
 where exists (select from shown_revision r where r.article_id = a.id)
union all
select f.host, f.path, f.query, 'section', s.id, s.slug, null, null
  from former_address f join published_section s on s.id = f.section_id
union all
select f.host, f.path, f.query, 'tag', t.id, t.slug, null, null
  from former_address f join published_tag t on t.id = f.tag_id
union all
select f.host, f.path, f.query, 'author', w.id, w.slug, null, null
  from former_address f join published_author w on w.id = f.author_id
union all
select f.host, f.path, f.query, null, null, null, null, t.reason
  from former_address f join published_takedown t on t.id = f.article_id
union all
select f.host, f.path, f.query, null, null, null, null, null
  from former_address f where num_nonnulls(f.article_id, f.section_id, f.tag_id, f.author_id) = 0;

create view published_related as
select l.article_id, l.position, l.related_id, l.title
  from related_placement l
 where exists (select from shown_revision r where r.article_id = l.article_id)
   and exists (select from shown_revision r where r.article_id = l.related_id);

create view published_story as
select s.revision_id, s.position, s.article_id
  from revision_story s
 where exists (select from shown_revision r where r.id = s.revision_id)
   and exists (select from shown_revision r where r.article_id = s.article_id);

create view published_front_block as
select id, name, title, titles, beside_articles, item_limit, fill, fill_lang, fill_section_id, fill_tag_id from front_block;

create view published_front_page as select id, name from front_page;
create view published_front_page_block as select page_id, position, block_id from front_page_block;

create view published_front_item as
select f.block_id, f.position, f.article_id, f.title, f.teaser, f.valid_from, f.valid_until
  from front_placement f
 where exists (select from shown_revision r where r.article_id = f.article_id);

create view published_menu as select id, name from menu;

-- An article in the language of the menu, if it has been translated into it.
create view published_menu_item as
select i.menu_id, i.lang, i.position, i.parent, i.url, coalesce(s.id, t.id, a.id) as id,
       case when i.section_id is not null then 'section' when i.tag_id is not null then 'tag'
            when i.article_id is not null then 'article' else 'address' end as kind,
       coalesce(i.title, s.names ->> i.lang, s.name, t.names ->> i.lang, t.name, a.title) as title,
       coalesce(s.slug, t.slug, a.slug) as slug, a.lang as article_lang, a.section_slug
  from menu_item i
  left join published_section s on s.id = i.section_id
  left join published_tag t on t.id = i.tag_id
  left join published_article own on own.id = i.article_id
  left join published_article a
    on a.id = coalesce((select o.id from published_article o
                         where o.translation_set = own.translation_set and o.lang = i.lang limit 1), own.id)
 where i.url is not null or s.id is not null or t.id is not null or a.id is not null;

create view published_search as
select article_id, revision_id, published_at, heading, words, published_in from search_document
 where not pending or revision_id in (select id from due_revision);

create view published_search_entry as
select s.entry_id, s.article_id, s.words, e.at
  from search_entry s join live_entry e on e.id = s.entry_id
 where e.state = 'published' and exists (select from shown_live l where l.article_id = e.article_id);

create view published_synonyms as select version, rules from synonyms;

create view published_word as select spelling, written from search_word;

-- How much a word of several counts: 1, and less the more articles have it. PostgreSQL's own statistics know the terms that
-- many articles have; the others are rare. Without statistics all count the same.
create function term_rarity(terms text[]) returns double precision
    language sql stable security definer set search_path from current as $$
    select coalesce((
        select greatest(0.1, least(1, ln(max(e.share)) / ln(least(0.99, max(s.most_common_elem_freqs[cardinality(s.most_common_elem_freqs) - 1])))))
          from pg_stats s
         cross join unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs) e (term, share)
         where s.schemaname = current_schema() and s.tablename = 'search_document' and s.attname = 'words'
           and e.term = any(terms)), 1)
$$;
grant execute on function term_rarity(text[]) to "${readingRole}";

-- The change log as it is read from outside.
create view published_change as
select position, at, kind, article_id, subject_id, slug, old_slug, tags from change where for_readers;

grant select on published_article, published_author, published_authorship, published_change, published_correction,
    published_entry, published_entry_photo, published_episode, published_former_address, published_front_block,
    published_front_item, published_front_page, published_front_page_block, published_gone_slug, published_listing,
    published_live, published_media, published_media_text, published_menu, published_menu_item, published_moved,
    published_other_slug, published_photo, published_picture, published_related, published_search, published_search_entry,
    published_section, published_sectioning, published_story, published_synonyms, published_tag, published_tagging, published_takedown, published_word
    to "${readingRole}";

-- The functions of the views, and those below, run with the rights of their caller unless they say otherwise.
grant execute on function credit_of(photo), credit_of(media), file_of(photo), picture_of(photo, uuid), digital_source_of(photo), digital_source_of(media), text_key(text),
    published_month(timestamptz), month_start(integer)
    to "${readingRole}";

-- Slugs to ids. The planner evaluates them when it estimates how many rows a filter leaves, and so knows a frequent tag from
-- a rare one.
create function published_tag_ids(slugs text[]) returns uuid[] stable parallel safe language plpgsql as $$
begin
    return array(select id from published_tag where slug = any(slugs)
                 union select subject_id from published_other_slug where kind = 'tag' and slug = any(slugs));
end $$;

create function published_author_ids(slugs text[]) returns uuid[] stable parallel safe language plpgsql as $$
begin
    return array(select id from published_author where slug = any(slugs)
                 union select subject_id from published_other_slug where kind = 'author' and slug = any(slugs));
end $$;

-- With the sections below them.
create function published_section_ids(slugs text[]) returns uuid[] stable parallel safe language plpgsql as $$
begin
    return array(
        with recursive below as (
            select id from published_section where slug = any(slugs)
            union select subject_id from published_other_slug where kind = 'section' and slug = any(slugs)
            union
            select s.id from published_section s join below on s.parent_id = below.id)
        select id from below);
end $$;

-- The articles in these sections, each once: by the first of its sections that is one of them.
create function published_articles_in(sections uuid[]) returns table (article_id uuid, revision_id uuid, published_at timestamptz)
    stable parallel safe language sql as $$
    select g.article_id, g.revision_id, g.published_at
      from unnest(sections) wanted (id)
     cross join lateral ( -- each is a range of an index, which the offset keeps the planner from reading otherwise
           select s.article_id, s.revision_id, s.published_at from published_sectioning s
            where s.section_id = wanted.id and (s.position = 0 or not exists (
                      select from published_sectioning earlier
                       where earlier.revision_id = s.revision_id and earlier.position < s.position
                         and earlier.section_id = any(sections)))
           offset 0) g
$$;

-- A section and those above it.
create function published_sections_above(below uuid) returns table (id uuid, slug text, name text, names jsonb)
    stable parallel safe language sql as $$
    with recursive up as (
        select s.id, s.slug, s.name, s.names, s.parent_id from published_section s where s.id = below
        union
        select s.id, s.slug, s.name, s.names, s.parent_id from published_section s join up on s.id = up.parent_id)
    select up.id, up.slug, up.name, up.names from up
$$;

create function published_article_ids(slugs text[]) returns uuid[] stable parallel safe language plpgsql as $$
begin
    return array(select id from published_article where slug = any(slugs)
                 union select a.id from published_moved m join published_article a on a.slug = m.current_slug
                        where m.slug = any(slugs));
end $$;

-- The one of this address, whichever of its addresses it is.
create function published_topic_id(wanted text, address text) returns uuid stable parallel safe language sql as $$
    select id from published_author where wanted = 'author' and slug = address
    union all select id from published_section where wanted = 'section' and slug = address
    union all select id from published_tag where wanted = 'tag' and slug = address
    union all select subject_id from published_other_slug where kind = wanted and slug = address
    limit 1
$$;

-- What stands in a block at a moment: the placements valid then, in the editor's order, and after them the newest
-- articles of the block's own query, up to its limit, and at most so many. In a wanted language only what is in it: of a
-- pinned article the translation, with its own title. What is passed over stands elsewhere on the page. A tag fills it with
-- its newest thousand articles at most: to look for a language that it has none in would read all that it has.
create function front_items(block uuid, moment timestamptz, wanted text, passed_over uuid[], most integer)
    returns table (place bigint, article_id uuid, title text, teaser text)
    language sql stable as $$
    with pinned as (
        select row_number() over (order by c.position) as place, c.article_id, c.title, c.teaser
          from (select distinct on (o.id) o.id as article_id, p.position,
                       case when o.id = own.id then p.title end as title,
                       case when o.id = own.id then p.teaser end as teaser
                  from published_front_item p
                  join published_article own on own.id = p.article_id
                  join published_article o
                    on o.id = case when wanted is null or own.lang = wanted then own.id
                                   else (select t.id from published_article t
                                          where t.translation_set = own.translation_set and t.lang = wanted) end
                 where p.block_id = block and o.id <> all (passed_over)
                   and (p.valid_from is null or p.valid_from <= moment) and (p.valid_until is null or p.valid_until > moment)
                 order by o.id, o.id = own.id desc, p.position) c
    ),
    filled as (
        select 1000 + row_number() over (order by n.published_at desc, n.id desc) as place, n.id as article_id
          from published_front_block b
          cross join lateral (select coalesce(wanted, b.fill_lang) as lang) w
          cross join lateral ( -- one of them: each has an index, which a condition that may be none would not use
                  (select o.id, o.published_at from published_article o
                    where w.lang is null and b.fill_section_id is null and o.id <> all (passed_over)
                      and o.id not in (select pinned.article_id from pinned)
                    order by o.published_at desc, o.id desc limit b.item_limit)
                  union all
                  (select o.id, o.published_at from published_article o
                    where o.lang = w.lang and b.fill_section_id is null and o.id <> all (passed_over)
                      and o.id not in (select pinned.article_id from pinned)
                    order by o.published_at desc, o.id desc limit b.item_limit)
                  union all
                  (select g.article_id, g.published_at
                     from published_sectioning g join published_article o on o.id = g.article_id
                    where g.section_id = b.fill_section_id and (w.lang is null or o.lang = w.lang)
                      and g.article_id <> all (passed_over)
                      and g.article_id not in (select pinned.article_id from pinned)
                    order by g.published_at desc, g.article_id desc limit b.item_limit)
          ) n
         where b.id = block and b.fill and b.fill_tag_id is null and (wanted is null or b.fill_lang is null or b.fill_lang = wanted)
        union all
        select 1000 + row_number() over (order by n.published_at desc, n.article_id desc), n.article_id
          from published_front_block b
          cross join lateral (
              select g.article_id, g.published_at
                from (select t.article_id, t.revision_id, t.published_at from published_tagging t
                       where t.tag_id = b.fill_tag_id order by t.published_at desc, t.article_id desc limit 1000) g
               cross join lateral ( -- one by one, as far as the block has room
                   select a.lang from published_article a where a.id = g.article_id offset 0) o
               where (b.fill_lang is null or o.lang = b.fill_lang)
                 and (b.fill_section_id is null or exists (
                          select from published_sectioning s
                           where s.revision_id = g.revision_id and s.section_id = b.fill_section_id))
                 and (wanted is null or o.lang = wanted) and g.article_id <> all (passed_over)
                 and g.article_id not in (select pinned.article_id from pinned)
               order by g.published_at desc, g.article_id desc limit b.item_limit
          ) n
         where b.id = block and b.fill and b.fill_tag_id is not null
    )
    select place, article_id, title, teaser from pinned
    union all
    select place, article_id, null, null from filled
    order by 1
    limit least(most, (select item_limit from published_front_block where id = block))
$$;

-- The first of some languages in which a block has something to show, or else the first of them.
create function front_language(block uuid, moment timestamptz, languages text[]) returns text
    language sql stable as $$
    select coalesce((select l.lang from unnest(languages) with ordinality as l (lang, place)
                      where exists (select from front_items(block, moment, l.lang, '{}', 1))
                      order by l.place limit 1),
                    languages[1])
$$;

-- What stands in the blocks of a page: each article once, in the first block that has it.
create function front_page_items(page uuid, moment timestamptz, languages text[], most integer)
    returns table (block_id uuid, place bigint, article_id uuid, title text, teaser text)
    language plpgsql stable as $$
#variable_conflict use_column
declare
    next_block uuid;
    served text;
    item record;
    shown uuid[] := '{}';
begin
    for next_block in select b.block_id from published_front_page_block b where b.page_id = page order by b.position loop
        served := front_language(next_block, moment, languages); -- once, not for every row
        for item in select * from front_items(next_block, moment, served, shown, most) loop
            block_id := next_block;
            place := item.place;
            article_id := item.article_id;
            title := item.title;
            teaser := item.teaser;
            return next;
            shown := shown || item.article_id;
        end loop;
    end loop;
end $$;

-- The next moment at which time alone changes what stands in a block; null when there is none.
create function front_transition_at(block uuid, moment timestamptz) returns timestamptz
    language sql stable as $$
    select min(border) from published_front_item p, lateral (values (p.valid_from), (p.valid_until)) as v (border)
     where p.block_id = block and border > moment
$$;

grant execute on function published_tag_ids(text[]), published_author_ids(text[]), published_section_ids(text[]),
    published_articles_in(uuid[]), published_sections_above(uuid), published_article_ids(text[]), published_topic_id(text, text),
    front_items(uuid, timestamptz, text, uuid[], integer),
    front_language(uuid, timestamptz, text[]), front_page_items(uuid, timestamptz, text[], integer),
    front_transition_at(uuid, timestamptz)
    to "${readingRole}";

-- What the caches of Malim read: every row of the log, and of each only when, which tags, and whether readers could notice;
-- and the moments to come, soonest first, with the tags of what changes then. Functions with their owner's rights, so that no
-- query of the reading side can meet a name that is not public yet, nor ask for the tags of just any revision.
create function changes_after(place bigint, most integer)
    returns table ("position" bigint, at timestamptz, tags text[], for_readers boolean)
    language sql stable security definer set search_path from current as $$
    select c.position, c.at, c.tags, c.for_readers from change c where c.position > place order by c.position limit most
$$;

create function change_positions() returns table (oldest bigint, newest bigint)
    language sql stable security definer set search_path from current as $$
    select (select min(c.position) from change c), (select coalesce(max(c.position), 0) from change c)
$$;

create function change_epoch_at(reached bigint, reached_at timestamptz)
    returns table (id uuid, server text, since timestamptz, is_outdated boolean, continues boolean)
    language sql stable security definer set search_path from current as $$
    select e.id, s.server, e.since, e.server <> s.server, change_log_continues(reached, reached_at)
      from change_epoch e, (select change_server() as server) s
$$;

create function scheduled_transitions(most integer) returns table (at timestamptz, tags text[])
    language sql stable security definer set search_path from current as $$
    select s.at, with_other_slug_tags(array(
               select tag from unnest(s.revisions) revision, change_tags_of_revision(revision) tag
               union select 'front:' || b.name from front_block b where b.id = any(s.blocks)
               union select 'article:' || blog from unnest(s.blogs) blog))
      from (select d.at, array_remove(array_agg(d.revision_id), null) as revisions,
                   array_remove(array_agg(d.block_id), null) as blocks, array_remove(array_agg(d.blog_id), null) as blogs
              from due_change d where d.at > now() group by d.at order by d.at limit most) s
     order by s.at
$$;

grant execute on function changes_after(bigint, integer), change_positions(), change_epoch_at(bigint, timestamptz),
    scheduled_transitions(integer)
    to "${readingRole}";

-- What followers of the log read (package sync). A row of the log names what it touched; these functions say which things
-- that are, one after the other, so that a row that touches a million articles is read page by page. They run with their
-- owner's rights, since what is no longer public has to be told to those who have it; they return nothing that never was.

-- The things of one kind that a row touched, in the order of their ids. slug: the last one it was public under, where only
-- the row knows it. fronts and stories are the blocks of all fronts and what stands in them, side by side.
create function things_of_change(c change, wanted text, after uuid, most integer, fronts uuid[], stories uuid[])
    returns table (id uuid, slug text) language plpgsql stable as $$
declare
    is_of_topic boolean := c.kind in ('section.changed', 'tag.changed', 'author.changed');
begin
    case wanted
    when 'section', 'tag', 'author' then return query
        select distinct on (t.id) t.id, t.slug
          from (select c.subject_id as id, c.slug::text as slug where c.kind = wanted || '.changed'
                union all
                select split_part(topic, ':', 2)::uuid, split_part(topic, ':', 3)
                  from unnest(c.topics) topic where split_part(topic, ':', 1) = wanted
                union all -- the picture of an author is in its document
                select w.id, w.slug::text from author w
                 where wanted = 'author' and c.kind = 'photo.changed' and w.photo_id = c.subject_id
                union all -- as a section is in those below it
                select s.id, s.slug::text from section s
                 where wanted = 'section' and c.kind = 'section.changed' and s.parent_id = c.subject_id) t
         where t.id > after order by t.id, t.slug limit most;
    when 'photo' then return query
        select distinct p.id, null::text
          from (select substr(tag, 7)::uuid as id from unnest(c.tags) tag where tag like 'photo:%'
                union all
                select u.photo_id from live_entry e join live_entry_photo u on u.entry_id = e.id
                 where e.article_id = c.article_id and e.published_at is not null and is_other_revision(c)) p
         where p.id > after order by p.id limit most;
    when 'article' then
        if is_of_topic then return query
            select a.id, null::text from articles_of_topic(c, after, most) a (id) order by a.id;
        else return query
            select a.id, null::text
              from (select substr(tag, 9)::uuid as id from unnest(c.tags) tag where tag like 'article:%') a
             where a.id > after order by a.id limit most;
        end if;
    when 'live-entry' then return query
        select distinct e.id, null::text
          from (select substr(tag, 7)::uuid as id from unnest(c.tags) tag where tag like 'entry:%'
                union all
                select e.id from live_entry e where e.article_id = c.article_id and is_other_revision(c)
                union all
                select u.entry_id from live_entry_photo u where u.photo_id = c.subject_id and c.kind = 'photo.changed'
                union all
                select u.entry_id from live_entry_author u where u.author_id = c.subject_id and c.kind = 'author.changed'
                union all
                select e.id from shown_live b join shown_revision r on r.article_id = b.article_id
                  join live_entry e on e.article_id = b.article_id
                 where is_of_topic
                   and (exists (select from revision_section g
                                 where g.revision_id = r.id and g.section_id = any(sections_below(c.subject_id)))
                        or exists (select from revision_tag g where g.revision_id = r.id and g.tag_id = c.subject_id)
                        or exists (select from revision_author g where g.revision_id = r.id and g.author_id = c.subject_id))) e
          join live_entry known on known.id = e.id and known.published_at is not null
         where e.id > after order by e.id limit most;
    when 'front' then return query
        select distinct on (f.id) f.id, f.slug
          from (select b.id, b.name::text as slug from unnest(c.tags) tag join front_block b on tag = 'front:' || b.name
                union all
                select c.subject_id, (select substr(tag, 7) from unnest(c.tags) tag where tag like 'front:%' limit 1)
                 where c.kind = 'front.changed'
                union all
                select shown.front, null from unnest(fronts, stories) shown (front, story)
                 where (c.kind in ('photo.changed', 'article.moved') and 'article:' || shown.story = any(c.tags))
                    or (is_of_topic and exists (
                            select from shown_revision r
                             where r.article_id = shown.story
                               and (exists (select from revision_section g
                                             where g.revision_id = r.id and g.section_id = any(sections_below(c.subject_id)))
                                    or exists (select from revision_tag g
                                                where g.revision_id = r.id and g.tag_id = c.subject_id)
                                    or exists (select from revision_author g
                                                where g.revision_id = r.id and g.author_id = c.subject_id))))) f
         where f.id > after order by f.id, f.slug limit most;
    end case;
end $$;

-- Whether another revision is shown from this row on, and so other entries of a live blog may be; not with every entry.
create function is_other_revision(c change) returns boolean language sql stable as $$
    select c.kind in ('article.published', 'article.updated', 'article.unpublished', 'article.taken-down')
       and c.revision_id is distinct from (
           select b.revision_id from change b
            where b.article_id = c.article_id and b.position < c.position
              and b.kind in ('article.published', 'article.updated', 'article.unpublished', 'article.taken-down')
            order by b.position desc limit 1)
$$;

-- The articles that readers find under a section, those below it, a tag or an author, after one of them.
create function articles_of_topic(c change, after uuid, most integer) returns setof uuid language plpgsql stable as $$
begin
    case c.kind
    when 'tag.changed' then return query
        select distinct g.article_id from published_tagging g
         where g.tag_id = c.subject_id and g.article_id > after order by g.article_id limit most;
    when 'author.changed' then return query
        select distinct a.article_id
          from ((select g.article_id from published_authorship g
                  where g.author_id = c.subject_id and g.article_id > after order by g.article_id limit most)
                union all
                (select e.article_id from live_entry_author g join published_entry e on e.id = g.entry_id
                  where g.author_id = c.subject_id and e.article_id > after)) a
         order by a.article_id limit most;
    when 'section.changed' then return query
        select distinct a.article_id
          from unnest(sections_below(c.subject_id)) below (id)
         cross join lateral (select g.article_id from published_sectioning g
                              where g.section_id = below.id and g.article_id > after order by g.article_id limit most) a
         order by a.article_id limit most;
    end case;
end $$;

create function sections_below(top uuid) returns uuid[] language sql stable as $$
    with recursive below as (
        select top as id
        union
        select s.id from section s join below on s.parent_id = below.id)
    select array_agg(below.id) from below
$$;

-- Each thing of the wanted kinds once that a row after a place touched, in the order of the rows, and in a row in the order
-- of the kinds and ids. A place is a position, or within its row the last thing that was read. The last row has no thing,
-- and the position up to which there are no more; without it there are.
create function things_changed_after(place bigint, place_kind text, place_id uuid, wanted text[], most_rows integer, most integer)
    returns table ("position" bigint, kind text, id uuid, at timestamptz, slug text)
    language plpgsql stable security definer set search_path from current as $$
declare
    newest bigint := (select coalesce(max(c.position), 0) from change c);
    next_row bigint := place + case when place_kind is null then 1 else 0 end;
    reached bigint;
    seen text[] := '{}';
    fronts uuid[];
    stories uuid[];
    c change;
    every text;
    thing record;
begin
    select case when count(*) < most_rows then newest else max(r.position) end into reached
      from (select b.position from change b where b.position >= next_row order by b.position limit most_rows) r;
    for c in select * from change b where b.position between next_row and reached and b.for_readers order by b.position loop
        if 'everything' = any(c.tags) then -- a person was erased: which copies have the name nobody may write down
            "position" := c.position;
            kind := 'everything';
            return next;
            return;
        end if;
        if fronts is null and 'front' = any(wanted) and c.kind in (
                'photo.changed', 'article.moved', 'section.changed', 'tag.changed', 'author.changed') then
            select coalesce(array_agg(b.id), '{}'), coalesce(array_agg(i.article_id), '{}') into fronts, stories
              from front_block b cross join lateral front_items(b.id, now(), null, '{}', null) i;
        end if;
        foreach every in array wanted loop
            continue when c.position = place and array_position(wanted, every) < array_position(wanted, place_kind);
            for thing in
                select t.id, t.slug
                  from things_of_change(c, every, case when c.position = place and every = place_kind then place_id
                                                       else '00000000-0000-0000-0000-000000000000' end, most, fronts, stories) t
            loop
                continue when every || thing.id = any(seen);
                seen := seen || (every || thing.id);
                "position" := c.position;
                kind := every;
                id := thing.id;
                at := c.at;
                slug := thing.slug;
                return next;
                if cardinality(seen) = most then
                    return;
                end if;
            end loop;
        end loop;
    end loop;
    "position" := reached;
    kind := null;
    id := null;
    return next;
end $$;

-- Of these articles and entries those that were public and are not: why, and the last slug they had then. moment: of the
-- takedown, or of the last change that readers saw.
create function withdrawn_articles(wanted uuid[])
    returns table (id uuid, lang text, slug text, takedown text, moment timestamptz)
    language sql stable security definer set search_path from current as $$
    select a.id, a.lang::text, last.slug::text, t.reason, coalesce(t.at, last.at)
      from article a
      left join takedown t on t.article_id = a.id
      left join lateral (
           select c.slug, c.at from change c
            where c.article_id = a.id and c.for_readers
              and c.kind in ('article.published', 'article.updated', 'article.unpublished', 'article.taken-down')
            order by c.position desc limit 1) last on true
     where a.id = any(wanted) and was_public(a.id) and not exists (select from shown_revision r where r.article_id = a.id)
$$;

create function withdrawn_entries(wanted uuid[])
    returns table (id uuid, article_id uuid, lang text, takedown text, moment timestamptz)
    language sql stable security definer set search_path from current as $$
    select e.id, e.article_id, a.lang::text, t.reason, t.at
      from live_entry e
      join article a on a.id = e.article_id
      left join takedown t on t.article_id = a.id
     where e.id = any(wanted) and e.published_at is not null and was_public(a.id)
       and not exists (select from published_entry p where p.id = e.id)
$$;

-- The photos after one, in the order of their ids: published_picture has one for every article that shows it.
create function published_photo_ids(after uuid, most integer) returns setof uuid
    language sql stable security definer set search_path from current as $$
    select p.id from photo p
     where p.id > after
       and (exists (select from photo_use u join shown_revision r on r.id = u.revision_id where u.photo_id = p.id)
            or exists (select from published_entry_photo u where u.photo_id = p.id)
            or exists (select from topic_photo u where u.photo_id = p.id))
     order by p.id limit most
$$;

grant execute on function things_changed_after(bigint, text, uuid, text[], integer, integer), withdrawn_articles(uuid[]),
    withdrawn_entries(uuid[]), published_photo_ids(uuid, integer)
    to "${readingRole}";
