-- Articles, their revisions, and what of them readers see.

-- changed_at is the last act of an editor; each act raises the version that If-Match compares. edits counts how often the
-- article's words, address or list were changed; publishing it changes none of these.
create table article (
    id              uuid primary key,
    lang            language not null,
    slug            slug not null unique,
    translation_set uuid,
    created_at      timestamptz not null,
    changed_at      timestamptz not null default now(),
    review_since    timestamptz,
    trashed_at      timestamptz,
    version         integer not null,
    edits           integer not null default 0,
    unique (id, lang)
);
create unique index article_one_per_language on article (translation_set, lang) where translation_set is not null;
create index article_in_review on article (id) where review_since is not null;
create index article_trashed on article (id) where trashed_at is not null;

-- Addresses articles had before, so that links and bookmarks keep leading somewhere. A slug is never used again while
-- it redirects: slug_moved and article.slug share one name space, which the trigger guards. A draft's former address leads
-- nowhere: it could tell what the draft once was about.
create table slug_moved (
    slug       slug primary key,
    article_id uuid not null references article
);
create index slug_moved_of on slug_moved (article_id);

create function keep_slugs_apart() returns trigger language plpgsql as $$
begin
    if tg_table_name = 'article' then
        delete from slug_moved where slug = new.slug and article_id = new.id;
        if exists (select from slug_moved where slug = new.slug) then
            raise exception 'the slug % still leads to another article', new.slug using errcode = 'unique_violation', constraint = 'slug_moved';
        end if;
        if tg_op = 'UPDATE' and was_public(old.id) then
            insert into slug_moved (slug, article_id) values (old.slug, old.id);
        end if;
    end if;
    return new;
end $$;
create trigger keep_slugs_apart_insert before insert on article for each row execute function keep_slugs_apart();
create trigger keep_slugs_apart_update before update of slug on article
    for each row when (old.slug is distinct from new.slug) execute function keep_slugs_apart();

-- A schedule is an interval on the revision it shows, so that "what do readers see now" is a condition on one row and
-- needs nobody to have switched anything in time:
--
--   published              readers see it, until shown_until if there is one
--   scheduled              readers see it from shown_from on, until shown_until if there is one
--
-- A scheduled revision that replaces a published one ends it: the shown_until of the one is the shown_from of the other.
-- The clock (PublishingSchedule) only writes down that a revision's time has come or is over.
--
-- Nearly all that readers see waits for no clock. Lists walk one index over both states, and where the flag "pending" says
-- so they look whether the revision is among the few whose time it is. Two refused ways: a union of what waits and what
-- does not, since PostgreSQL cannot walk the indexes below a union in one order and would sort every list whole; and the
-- times in every index, which makes them so wide that reading the table seems cheaper.
--
-- updated_at is when readers last got another document of the article, modified_at when its words last changed for them.
-- Kept here and not by Java, since corrections, photos and addresses are not revisions and each of them moves the one or both.
create table revision (
    id              uuid primary key,
    article_id      uuid not null,
    lang            language not null,
    number          integer not null check (number > 0),
    state           text not null check (state in ('draft', 'scheduled', 'published', 'superseded')),
    kind            text not null default 'news' constraint revision_kind check (
        length(kind) <= 40 and kind ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    title           text not null check (length(title) between 1 and 500),
    lede            text check (length(lede) between 1 and 2000),
    byline          text check (length(byline) between 1 and 300),
    source_name     text check (length(source_name) between 1 and 200),
    source_url      text check (length(source_url) between 1 and 2000),
    section_id      uuid references section,
    -- What the article says of itself besides its text (ArticleDetails), for its readers. Few articles have it.
    details         jsonb constraint revision_details check (jsonb_typeof(details) = 'object'),
    -- a code of IPTC's scheme digitalsourcetype
    digital_source  text check (digital_source ~ '^[A-Za-z]{1,60}$'),
    -- The newsroom's own fields: beside the details, which every card reads, since they may be large.
    extra           jsonb constraint revision_extra check (
        jsonb_typeof(extra) = 'object' and octet_length(extra::text) <= 65536),
    -- For editors: no view of the reading side has these two.
    embargo_until   timestamptz,
    note            text check (length(note) between 1 and 5000),
    body            jsonb not null check (jsonb_typeof(body) = 'array'),
    notes           jsonb not null default '[]' check (jsonb_typeof(notes) = 'array'),
    published_at    timestamptz,
    date_precision  text check (date_precision in ('day', 'time')),
    live_since      timestamptz,
    shown_from      timestamptz,
    shown_until     timestamptz,
    pending         boolean not null generated always as (shown_from is not null or shown_until is not null) stored,
    updated_at      timestamptz,
    modified_at     timestamptz,
    superseded_at   timestamptz,
    saved_at        timestamptz not null,
    saved_by        text not null check (length(saved_by) between 1 and 200),
    article_version integer not null default 0,
    unique (article_id, number),
    foreign key (article_id, lang) references article (id, lang),
    check ((published_at is null) = (date_precision is null)),
    check (state <> 'published' or (published_at is not null and live_since is not null)),
    constraint revision_scheduled_check check (
        (state = 'scheduled') = (shown_from is not null)
        and (state <> 'scheduled' or (published_at is not null and live_since is not null))),
    constraint revision_embargo check (state not in ('scheduled', 'published') or embargo_until <= live_since),
    constraint revision_shown_until_check check (
        shown_until is null or (state in ('scheduled', 'published') and (shown_from is null or shown_from < shown_until))),
    -- What ContentRules bounds before an article is saved, bounded for every way of writing; ContentLimitsTest compares the
    -- numbers, here and in the three tables below. Links are served as they are stored: none may run a script, wherever in
    -- a body it stands.
    constraint revision_details_links check (
        not jsonb_path_exists(details, '$.* ? (exists (@.url ? (!(@ like_regex "^https?:" flag "i")))
                                               || exists (@.logo ? (!(@ like_regex "^https?:" flag "i")))
                                               || exists (@.canonical ? (!(@ like_regex "^https?:" flag "i"))))')),
    constraint revision_body_size check (jsonb_array_length(body) <= 1000),
    constraint revision_notes_size check (jsonb_array_length(notes) <= 500),
    constraint revision_body_links check (
        not jsonb_path_exists(body || notes,
            '$.**.href ? (!(@ like_regex "^(https?:|mailto:|tel:|/|#[A-Za-z0-9_-])" flag "i"))'))
);
create unique index revision_one_draft on revision (article_id) where state = 'draft';
create unique index revision_one_scheduled on revision (article_id) where state = 'scheduled';
create unique index revision_one_published on revision (article_id) where state = 'published';
create index revision_shown on revision (article_id) where state in ('published', 'scheduled');
create index revision_pending on revision (id) include (shown_from, shown_until) where pending;
create index revision_shown_from on revision (shown_from) where shown_from is not null;
create index revision_superseded on revision (superseded_at) where state = 'superseded';
create index revision_shown_until on revision (shown_until) where shown_until is not null;

-- What lists of articles are asked by, and in which order. Every index holds what else a list can filter by, so that
-- walking past articles that are not wanted never touches their bodies.
create index revision_listed on revision (published_at desc, article_id desc)
    include (id, lang, kind, pending, updated_at) where state in ('published', 'scheduled');
create index revision_listed_by_update on revision (updated_at desc, article_id desc)
    include (id, lang, kind, published_at, pending) where state in ('published', 'scheduled');
create index revision_listed_by_title on revision (title collate kazakh, article_id)
    include (id, lang, kind, published_at, pending, updated_at) where state in ('published', 'scheduled');
create index revision_listed_by_language on revision (lang, published_at desc, article_id desc)
    include (id, kind, pending, updated_at) where state in ('published', 'scheduled');
-- Few articles say how they came to be, so this index is small, and the others do without the column.
create index revision_listed_by_digital_source on revision (digital_source, published_at desc, article_id desc)
    include (id, lang, kind, pending, updated_at)
    where state in ('published', 'scheduled') and digital_source is not null;
create index revision_listed_by_kind on revision (kind, published_at desc, article_id desc)
    include (id, lang, pending, updated_at) where state in ('published', 'scheduled');

-- listed_at and pending repeat the revision's published_at and pending while readers see it or will, so that the newest
-- articles of a tag or an author are one range of an index, however many there are. Triggers keep them.
create table revision_tag (
    revision_id uuid not null references revision,
    position    integer not null constraint revision_tag_limit check (position >= 0 and position < 200),
    tag_id      uuid not null references tag,
    article_id  uuid not null,
    listed_at   timestamptz,
    pending     boolean not null default false,
    primary key (revision_id, position),
    unique (revision_id, tag_id)
);
create index revision_tag_listed on revision_tag (tag_id, listed_at desc, article_id desc)
    include (revision_id, pending) where listed_at is not null;
-- By id, for those who follow the changes of a topic through all its articles.
create index revision_tag_followed on revision_tag (tag_id, article_id) where listed_at is not null;

-- The sections of an article: first the main one, which is the revision's own and which a trigger keeps here, so that a list
-- of a section is one range of an index whichever of an article's sections it is.
create table revision_section (
    revision_id uuid not null references revision,
    position    integer not null constraint revision_section_limit check (position >= 0 and position < 21),
    section_id  uuid not null references section,
    article_id  uuid not null,
    listed_at   timestamptz,
    pending     boolean not null default false,
    primary key (revision_id, position),
    unique (revision_id, section_id)
);
create index revision_section_listed on revision_section (section_id, listed_at desc, article_id desc)
    include (revision_id, position, pending) where listed_at is not null;
create index revision_section_followed on revision_section (section_id, article_id) where listed_at is not null;

create function keep_main_section() returns trigger language plpgsql as $$
begin
    delete from revision_section where revision_id = new.id and position = 0 and tg_op = 'UPDATE';
    insert into revision_section (revision_id, position, section_id) select new.id, 0, new.section_id
     where new.section_id is not null;
    return null;
end $$;
create trigger keep_main_section after insert or update of section_id on revision
    for each row execute function keep_main_section();

create table revision_author (
    revision_id uuid not null references revision,
    position    integer not null constraint revision_author_limit check (position >= 0 and position < 50),
    author_id   uuid not null references author,
    article_id  uuid not null,
    listed_at   timestamptz,
    pending     boolean not null default false,
    primary key (revision_id, position),
    unique (revision_id, author_id)
);
create index revision_author_listed on revision_author (author_id, listed_at desc, article_id desc)
    include (revision_id, pending) where listed_at is not null;
create index revision_author_followed on revision_author (author_id, article_id) where listed_at is not null;

create table revision_photo (
    revision_id uuid not null references revision,
    position    integer not null constraint revision_photo_limit check (position >= 0 and position < 500),
    photo_id    uuid not null references photo,
    role        text not null check (role in ('lead', 'body')),
    primary key (revision_id, position),
    unique (revision_id, photo_id)
);
create index revision_photo_uses on revision_photo (photo_id);

-- The articles that the stories in a body lead to, wherever in it they are: which pages show a card. Kept by a trigger, so
-- that no way of writing a body can forget it. An id may be one of no article, or of one that no reader may know of.
create table revision_story (
    revision_id uuid not null references revision,
    position    integer not null constraint revision_story_limit check (position >= 0 and position < 100),
    article_id  uuid not null,
    primary key (revision_id, position),
    unique (revision_id, article_id)
);
create index revision_story_uses on revision_story (article_id);

create function keep_stories() returns trigger language plpgsql as $$
begin
    delete from revision_story where revision_id = new.id and tg_op = 'UPDATE';
    insert into revision_story (revision_id, position, article_id)
    select new.id, row_number() over () - 1, story.id
      from (select distinct cast(named #>> '{}' as uuid) as id
              from jsonb_path_query(new.body, '$.** ? (@.type == "story").article') named) story;
    return null;
end $$;
create trigger keep_stories after insert or update of body on revision for each row execute function keep_stories();

-- The media that the blocks of a body name, each once.
create table revision_media (
    revision_id uuid not null references revision,
    position    integer not null constraint revision_media_limit check (position >= 0 and position < 100),
    media_id    uuid not null references media,
    primary key (revision_id, position),
    unique (revision_id, media_id)
);
create index revision_media_uses on revision_media (media_id);

-- Photos that a revision shows: its own, and the posters of its media.
create view photo_use as
select revision_id, photo_id from revision_photo
union all
select u.revision_id, m.poster_id from revision_media u join media m on m.id = u.media_id where m.poster_id is not null;

create function fill_listing_columns() returns trigger language plpgsql as $$
begin
    select r.article_id, case when r.state in ('published', 'scheduled') then r.published_at end, r.pending
      into new.article_id, new.listed_at, new.pending
      from revision r where r.id = new.revision_id;
    return new;
end $$;
create trigger fill_listing_columns before insert on revision_tag for each row execute function fill_listing_columns();
create trigger fill_listing_columns before insert on revision_author for each row execute function fill_listing_columns();
create trigger fill_listing_columns before insert on revision_section for each row execute function fill_listing_columns();

create function copy_listing_columns() returns trigger language plpgsql as $$
declare
    place timestamptz := case when new.state in ('published', 'scheduled') then new.published_at end;
begin
    update revision_tag set listed_at = place, pending = new.pending where revision_id = new.id;
    update revision_author set listed_at = place, pending = new.pending where revision_id = new.id;
    update revision_section set listed_at = place, pending = new.pending where revision_id = new.id;
    return null;
end $$;
create trigger copy_listing_columns after update of state, published_at, shown_from, shown_until on revision
    for each row when ((old.state, old.published_at, old.pending) is distinct from (new.state, new.published_at, new.pending))
    execute function copy_listing_columns();

-- A revision that readers have seen is history, and history is not edited: but for a person who is erased from it.
create function may_rewrite_history() returns boolean language sql stable as
    $$ select coalesce(current_setting('malim.rewriting_history', true), '') = 'on' $$;

create function protect_published_revision() returns trigger language plpgsql as $$
begin
    if not may_rewrite_history()
       and (old.kind, old.title, old.lede, old.byline, old.source_name, old.source_url, old.section_id, old.details,
            old.digital_source, old.extra, old.embargo_until, old.note, old.body, old.notes, old.number)
       is distinct from
       (new.kind, new.title, new.lede, new.byline, new.source_name, new.source_url, new.section_id, new.details,
        new.digital_source, new.extra, new.embargo_until, new.note, new.body, new.notes, new.number) then
        raise exception 'revision % of article % was published and cannot change', old.number, old.article_id
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger protect_published_revision before update on revision
    for each row when (old.state <> 'draft') execute function protect_published_revision();

create function set_update_times() returns trigger language plpgsql as $$
begin
    new.superseded_at := case when new.state = 'superseded' then coalesce(new.superseded_at, clock_timestamp()) end;
    if new.state in ('published', 'scheduled') then
        if tg_op = 'UPDATE' and old.live_since is distinct from new.live_since and old.updated_at = new.updated_at then
            new.updated_at := null; -- shown again, or from another moment on
            new.modified_at := null;
        end if;
        new.updated_at := coalesce(new.updated_at, new.live_since);
        new.modified_at := coalesce(new.modified_at, new.live_since);
    elsif new.state = 'draft' then
        new.updated_at := null;
        new.modified_at := null;
    end if;
    return new;
end $$;
create trigger set_update_times before insert or update of state, live_since on revision
    for each row execute function set_update_times();

-- An article that was taken down stays known, so that its address can say so (HTTP 410) instead of "never existed".
create table takedown (
    article_id uuid primary key references article,
    reason     text not null check (length(reason) between 1 and 1000),
    at         timestamptz not null
);

-- What was wrong in a published article, said to its readers for good.
create table correction (
    id         uuid primary key,
    article_id uuid not null references article,
    at         timestamptz not null,
    text       text not null check (length(text) between 1 and 2000),
    by         text not null check (length(by) between 1 and 200)
);
create index correction_of on correction (article_id, at);

-- A change of something that belongs to the document and is no revision. It moves forward whatever the clocks say.
create function touch_updated_at(wanted uuid[], words boolean) returns void language sql as $$
    update revision set
        updated_at = greatest(clock_timestamp(), updated_at + interval '1 microsecond'),
        modified_at = case when words then greatest(clock_timestamp(), modified_at + interval '1 microsecond') else modified_at end
     where article_id = any(wanted) and state in ('published', 'scheduled')
$$;

create function touch_corrected_article() returns trigger language plpgsql as $$
begin
    perform touch_updated_at(array[new.article_id], true);
    return null;
end $$;
create trigger touch_corrected_article after insert on correction for each row execute function touch_corrected_article();

-- A photo and an address belong to the document, though they say nothing new in words. A request touches so many of the articles
-- that show a photo or a media item, the latest first; the others follow in batches of as many (touch_due_articles).
create function articles_at_a_time() returns integer language sql stable as $$ select 500 $$;
create table due_touch (
    subject_id     uuid primary key,
    before_article uuid not null
);

-- The next of those that show a photo or a media item.
create function articles_showing(subject uuid, before_article uuid) returns uuid[] language plpgsql stable as $$
begin
    return array(select s.article_id from (
                        select r.article_id from photo_use u join revision r on r.id = u.revision_id
                         where u.photo_id = subject and r.state in ('published', 'scheduled')
                        union
                        select l.article_id from live_entry_photo u join live_entry e on e.id = u.entry_id
                          join shown_live l on l.article_id = e.article_id
                         where u.photo_id = subject and e.state = 'published'
                        union
                        select r.article_id from revision_media u join revision r on r.id = u.revision_id
                         where u.media_id = subject and r.state in ('published', 'scheduled')) s
                  where before_article is null or s.article_id < before_article
                  order by s.article_id desc limit articles_at_a_time());
end $$;

create function touch_articles_showing() returns trigger language plpgsql as $$
declare
    articles uuid[] := articles_showing(new.id, null);
begin
    perform touch_updated_at(articles, false);
    if cardinality(articles) = articles_at_a_time() then
        insert into due_touch values (new.id, articles[cardinality(articles)])
            on conflict (subject_id) do update set before_article = excluded.before_article;
    end if;
    return null;
end $$;
create trigger touch_articles_showing after update on photo
    for each row when (to_jsonb(old) - array['version', 'typed', 'searched']
                       is distinct from to_jsonb(new) - array['version', 'typed', 'searched'])
    execute function touch_articles_showing();
create trigger touch_articles_showing after update on media
    for each row when (to_jsonb(old) - array['version', 'searched'] is distinct from to_jsonb(new) - array['version', 'searched'])
    execute function touch_articles_showing();

create function touch_moved_article() returns trigger language plpgsql as $$
begin
    perform touch_updated_at(array[new.id], false);
    return null;
end $$;
create trigger touch_moved_article after update of slug on article
    for each row when (old.slug is distinct from new.slug) execute function touch_moved_article();

-- Those of the few whose time it is, and what readers see at this moment. Not granted to them: the published_* views are.
create view due_revision as
select id from revision
 where pending and (shown_from is null or shown_from <= now()) and (shown_until is null or shown_until > now());

create view shown_revision as
select * from revision
 where state in ('published', 'scheduled') and (not pending or id in (select id from due_revision));

create function is_shown_at(state text, shown_from timestamptz, shown_until timestamptz, moment timestamptz)
    returns boolean language sql immutable as $$
    select state in ('published', 'scheduled')
       and (shown_from is null or shown_from <= moment) and (shown_until is null or shown_until > moment)
$$;

-- Whether readers see it, or saw it once. What was never public is named to nobody.
create function was_public(wanted uuid) returns boolean language sql stable as $$
    select exists (select from revision r
                    where r.article_id = wanted and r.live_since is not null and r.state <> 'draft'
                      and (r.shown_from is null or r.shown_from <= now()))
$$;

-- What readers saw of an article before a revision, whether or not they see it still.
create function previously_shown_revision(wanted uuid) returns uuid language sql stable as $$
    select b.id from revision r join revision b on b.article_id = r.article_id
     where r.id = wanted and b.id <> r.id and b.live_since is not null and b.state <> 'draft'
       and (b.shown_from is null or b.shown_from <= now())
     order by b.live_since desc, b.number desc limit 1
$$;

-- Nothing of an article that is taken down or in the trash is shown, whatever writes it. It is asked when a transaction
-- ends, since acts do first the one and then the other, and a preview does it and is rolled back. Writing the article's row
-- makes two transactions wait for each other that would each see half of it, at every level of isolation.
create function refuse_to_show() returns trigger language plpgsql as $$
declare
    wanted uuid := (to_jsonb(new) ->> case tg_table_name when 'article' then 'id' else 'article_id' end)::uuid;
begin
    update article set id = id where id = wanted;
    if exists (select from revision where article_id = wanted and state in ('published', 'scheduled'))
       and (exists (select from takedown where article_id = wanted)
            or exists (select from article where id = wanted and trashed_at is not null)) then
        raise exception 'article % is taken down or in the trash: nothing of it may be shown', wanted
            using errcode = 'ML409'; -- a code of Malim's own: another transaction was faster, or some code does not ask
    end if;
    return null;
end $$;
create constraint trigger a_refuse_to_show after insert or update of state on revision
    deferrable initially deferred for each row when (new.state in ('published', 'scheduled'))
    execute function refuse_to_show();
create constraint trigger a_refuse_to_show after insert or update on takedown
    deferrable initially deferred for each row execute function refuse_to_show();
create constraint trigger a_refuse_to_show after insert or update of trashed_at on article
    deferrable initially deferred for each row when (new.trashed_at is not null)
    execute function refuse_to_show();

-- Where an article stands in the newsroom's work.
create view article_status as
select s.*,
       case when trashed then 'trashed'
            when taken_down then 'taken-down'
            when shown then 'published'
            when scheduled then 'scheduled'
            when in_review then 'review'
            when was_shown then 'unpublished'
            else 'draft' end as state
  from (select a.id, a.lang, a.trashed_at is not null as trashed, a.review_since is not null as in_review,
               exists (select from takedown t where t.article_id = a.id) as taken_down,
               exists (select from shown_revision r where r.article_id = a.id) as shown,
               exists (select from revision r where r.article_id = a.id and r.state = 'draft') as has_draft,
               exists (select from revision r where r.article_id = a.id and r.state = 'scheduled'
                                                and r.shown_from > now()) as scheduled,
               exists (select from revision r where r.article_id = a.id and r.live_since is not null
                                                and (r.shown_from is null or r.shown_from <= now())) as was_shown,
               exists (select from shown_revision r where r.article_id = a.id and r.shown_until is not null) as ends
          from article a) s;

-- Addresses of the newsroom's earlier sites, as FormerAddress reduces them; query has a parameter a line. One without a target
-- leads nowhere any more, also when what it led to was deleted.
create table former_address (
    id         uuid primary key,
    host       text not null check (length(host) <= 253),
    path       text not null check (path like '/%' and length(path) <= 2000),
    query      text not null check (length(query) <= 2000),
    article_id uuid references article on delete set null,
    section_id uuid references section on delete set null,
    tag_id     uuid references tag on delete set null,
    author_id  uuid references author on delete set null,
    unique (path, query, host),
    check (num_nonnulls(article_id, section_id, tag_id, author_id) <= 1)
);
create index former_address_of_article on former_address (article_id, id) where article_id is not null;
create index former_address_of_section on former_address (section_id) where section_id is not null;
create index former_address_of_tag on former_address (tag_id) where tag_id is not null;
create index former_address_of_author on former_address (author_id) where author_id is not null;

-- Live blogs: what articles of the kind live have besides their revisions, since it changes by the minute and none of it is
-- worth a revision of the whole. Whether the coverage is on follows from its times alone, so nobody has to switch it.
-- entries counts those that are published, kept by a trigger: readers are told it, and a blog may have thousands.
create table live_blog (
    article_id uuid primary key references article,
    started_at timestamptz not null,
    live_until timestamptz,
    summary    text check (length(summary) between 1 and 2000),
    entries    integer not null default 0 check (entries >= 0),
    version    integer not null,
    constraint live_blog_until_check check (live_until > started_at)
);

-- An entry is written, published, changed and removed alone. A removed one is kept for views of the past, and shown to
-- nobody. updated_at is when readers last got it anew; triggers set it, and published_at.
create table live_entry (
    id           uuid primary key,
    article_id   uuid not null references live_blog,
    at           timestamptz not null,
    state        text not null check (state in ('draft', 'published', 'removed')),
    title        text check (length(title) between 1 and 500),
    byline       text check (length(byline) between 1 and 300),
    body         jsonb not null check (jsonb_typeof(body) = 'array'),
    key          boolean not null default false,
    pinned       boolean not null default false,
    correction   text check (length(correction) between 1 and 2000),
    corrected_at timestamptz,
    published_at timestamptz,
    updated_at   timestamptz,
    created_at   timestamptz not null,
    saved_by     text not null check (length(saved_by) between 1 and 200),
    version      integer not null,
    check ((correction is null) = (corrected_at is null)),
    -- as the body of a revision
    constraint live_entry_body_size check (jsonb_array_length(body) <= 1000),
    constraint live_entry_body_links check (
        not jsonb_path_exists(body, '$.**.href ? (!(@ like_regex "^(https?:|mailto:|tel:|/)" flag "i"))'))
);
create index live_entry_listed on live_entry (article_id, at desc, id desc) where state = 'published';
create index live_entry_pinned on live_entry (article_id, at desc) where state = 'published' and pinned;
create index live_entry_edited on live_entry (article_id, id desc) where state <> 'removed';

create table live_entry_author (
    entry_id  uuid not null references live_entry,
    position  integer not null constraint live_entry_author_limit check (position >= 0 and position < 50),
    author_id uuid not null references author,
    primary key (entry_id, position),
    unique (entry_id, author_id) deferrable initially deferred -- an order is changed row by row
);
create index live_entry_author_uses on live_entry_author (author_id);

create table live_entry_photo (
    entry_id uuid not null references live_entry,
    position integer not null constraint live_entry_photo_limit check (position >= 0 and position < 500),
    photo_id uuid not null references photo,
    primary key (entry_id, position),
    unique (entry_id, photo_id) deferrable initially deferred
);
create index live_entry_photo_uses on live_entry_photo (photo_id);

-- Whose entries readers see: as with all they see, what its published revision says counts.
create view shown_live as select article_id from shown_revision where kind = 'live';

-- What of an entry its readers see.
create function shown_of_entry(e live_entry) returns jsonb language sql stable as $$
    select case when e.state = 'published'
                then to_jsonb(e) - array['published_at', 'updated_at', 'saved_by', 'version'] end
$$;

create function set_entry_times() returns trigger language plpgsql as $$
declare
    was jsonb;
begin
    if tg_op = 'UPDATE' then
        was := shown_of_entry(old);
    end if;
    if new.state = 'published' and was is distinct from shown_of_entry(new) then
        new.published_at := coalesce(new.published_at, clock_timestamp());
        new.updated_at := greatest(clock_timestamp(), new.updated_at + interval '1 microsecond');
    elsif new.state <> 'published' and was is not null
          and not exists (select from shown_live l where l.article_id = new.article_id)
          and new.published_at > coalesce((select c.at from change c
                                            where c.article_id = new.article_id
                                              and c.kind in ('article.published', 'article.updated', 'article.unpublished', 'article.taken-down')
                                            order by c.position desc limit 1), '-infinity') then
        new.published_at := null; -- published and taken back while its article was not shown: no reader ever saw it
        new.updated_at := null;
    end if;
    return new;
end $$;
create trigger set_entry_times before insert or update on live_entry for each row execute function set_entry_times();

create function keep_live_blog() returns trigger language plpgsql as $$
declare
    was jsonb;
    more integer;
begin
    if tg_op = 'UPDATE' then
        was := shown_of_entry(old);
    end if;
    if was is not distinct from shown_of_entry(new) then
        return null;
    end if;
    more := (new.state = 'published')::integer - (was is not null)::integer;
    if more <> 0 then
        update live_blog set entries = entries + more where article_id = new.article_id;
    end if;
    perform touch_updated_at(array(select article_id from shown_live where article_id = new.article_id), true);
    return null;
end $$;
create trigger keep_live_blog after insert or update on live_entry for each row execute function keep_live_blog();

create function touch_live_article() returns trigger language plpgsql as $$
begin
    perform touch_updated_at(array(select article_id from shown_live where article_id = new.article_id), true);
    return null;
end $$;
create trigger touch_live_article after update on live_blog
    for each row when ((old.started_at, old.live_until, old.summary) is distinct from (new.started_at, new.live_until, new.summary))
    execute function touch_live_article();
