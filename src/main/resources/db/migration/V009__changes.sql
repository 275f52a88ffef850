-- The change log: one row for everything a reader can notice, also what time alone changes, written by the transaction that
-- causes it. Triggers write it, at the end of that transaction, so that no way of writing can forget to: editors, importers,
-- the clock, a script.
--
-- tags are the names under which responses show things (see ChangeTag): a response that carries one of them is wrong from
-- this change on, and no other response is.
--
-- subject_id is what a row is about, so that its readers can find the articles it touches. A row about an article has the
-- revision that readers see from there on, or null, and the slug it is known by. topics are the tags and authors that may
-- have become public with the row, or are not any more, and the sections that moved, as kind:id:slug. for_readers says
-- whether readers may read it: what only editors could notice is in no row that they see, and a row that nobody has marked is
-- for the caches of Malim alone.

-- One vocabulary, which ChangeTag has in Java: a row with another word would make no response wrong.
create function are_change_tags(tags text[]) returns boolean language sql immutable as
    $$ select not exists (select from unnest(tags) t (tag) where tag is null or tag !~ '^(everything|fronts|names|search|list:all|list:lang:(kk|kk-Latn|kk-Arab|ru|en)|(list:)?(author|section|tag):[a-z0-9]+(-[a-z0-9]+)*|(front|menu|page):[a-z0-9]+(-[a-z0-9]+)*|facet:(author|section|tag)|(article|entry|photo|media):[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$') $$;

create table change (
    position    bigint generated always as identity primary key,
    at          timestamptz not null default clock_timestamp(),
    kind        text not null check (kind in (
                    'article.published', 'article.updated', 'article.unpublished', 'article.taken-down', 'article.moved',
                    'related.changed', 'front.changed', 'photo.changed', 'media.changed', 'author.changed', 'section.changed', 'tag.changed',
                    'menu.changed', 'page.changed', 'search.changed', 'schedule.changed')),
    article_id  uuid,
    subject_id  uuid,
    slug        slug,
    old_slug    slug,
    revision_id uuid,
    topics      text[] not null default '{}',
    for_readers boolean not null default false,
    tags        text[] not null check (cardinality(tags) > 0),
    constraint change_tags_known check (are_change_tags(tags))
);
create index change_of_article on change (article_id, position desc) where article_id is not null;
create index change_at on change (at);

create function keep_change_append_only() returns trigger language plpgsql as $$
begin
    if may_rewrite_history() then
        return new;
    end if;
    raise exception 'the change log is append-only';
end $$;
create trigger append_only before update on change for each row execute function keep_change_append_only();

-- The history that the log belongs to. After a restore or a fail-over to an earlier position the same positions are used
-- again for other changes, so a position says something only together with its epoch. since is null in the first one.
create table change_epoch (
    only_row boolean primary key default true check (only_row),
    id       uuid not null default gen_random_uuid(),
    server   text not null,
    since    timestamptz
);

-- What a restore cannot leave as it was: a recovery to a point in time begins another timeline, and a dump is loaded into
-- another database. Not the timeline of pg_control_checkpoint(), which is that of before until the first checkpoint.
create function change_server() returns text language sql stable as $$
    select concat_ws('/', s.system_identifier, d.oid, left(pg_walfile_name(pg_current_wal_lsn()), 8))
      from pg_control_system() s, pg_database d where d.datname = current_database()
$$;
insert into change_epoch (server) values (change_server());

-- Whether the change that was read last is still there, or was trimmed: a dump may also be loaded into the same database.
create function change_log_continues(reached bigint, reached_at timestamptz) returns boolean language sql stable as $$
    select reached <= 0 or coalesce((select c.at = reached_at from change c where c.position = reached),
                                    reached < (select min(c.position) from change c), false)
$$;

-- A new epoch, unless another replica has begun it already.
create function renew_change_epoch(outdated uuid) returns uuid language plpgsql as $$
begin
    update change_epoch set id = gen_random_uuid(), server = change_server(), since = clock_timestamp()
     where id = outdated or server <> change_server();
    return (select id from change_epoch);
end $$;

-- Positions must become visible in their order, or a reader that remembers the last one skips what commits late. So a
-- transaction takes this lock before its first position is drawn, and holds it until it has committed. What a row names is
-- found after the lock is had: two transactions that publish two stories of one set each see the other, or the one that is
-- last sees both.
create function lock_change_log() returns void language sql as $$ select pg_advisory_xact_lock(hashtext('malim change')) $$;
create function order_changes() returns trigger language plpgsql as $$
begin
    perform lock_change_log();
    return null;
end $$;
create trigger order_changes before insert on change for each statement execute function order_changes();

-- Listeners get the position only: a notification holds 8,000 bytes, the row holds the rest.
create function notify_change() returns trigger language plpgsql as $$
begin
    perform pg_notify('malim_change', new.position::text);
    return null;
end $$;
create trigger notify_change after insert on change for each row execute function notify_change();

-- A change names what it is about by its present address; responses to requests by another one go with them.
create function with_other_slug_tags(names text[]) returns text[] language plpgsql stable as $$
begin
    if not exists (select from other_slug) then
        return names;
    end if;
    return names || array(
        select distinct coalesce(m.part[1], '') || o.kind || ':' || o.slug
          from unnest(names) as named (name)
         cross join lateral (select regexp_match(named.name, '^(list:)?(author|section|tag):(.+)$') as part) m
         cross join lateral (
                select id from author where m.part[2] = 'author' and slug = m.part[3]
                union all select id from section where m.part[2] = 'section' and slug = m.part[3]
                union all select id from tag where m.part[2] = 'tag' and slug = m.part[3]) subject
          join other_slug o on o.kind = m.part[2] and o.subject_id = subject.id
         where m.part is not null);
end $$;

create function add_other_slug_tags() returns trigger language plpgsql as $$
begin
    new.tags := with_other_slug_tags(new.tags);
    return new;
end $$;
create trigger add_other_slug_tags before insert on change for each row execute function add_other_slug_tags();

-- Suggestions may show any author, section or tag by its name, so a change of one touches all of them.
create function add_suggestion_tag() returns trigger language plpgsql as $$
begin
    new.tags := new.tags || 'names'::text;
    return new;
end $$;
create trigger add_suggestion_tag before insert on change
    for each row when (new.kind in ('author.changed', 'section.changed', 'tag.changed')) execute function add_suggestion_tag();

-- Slugs under which readers have seen an author, a section or a tag. One whose author, section or tag was removed is answered
-- with "gone" instead of "never existed". The log tells which they are: what its readers are told of is public.
create table public_slug (
    kind       text not null,
    slug       slug not null,
    subject_id uuid not null,
    primary key (kind, slug)
);
create index public_slug_of on public_slug (subject_id);

create function keep_public_slugs() returns trigger language plpgsql as $$
begin
    insert into public_slug (kind, slug, subject_id)
    select distinct on (named.kind, named.slug) named.kind, named.slug, subject.id
      from (select part[1] as kind, part[2] as slug
              from unnest(new.tags) as tag (name), regexp_match(tag.name, '^list:(author|section|tag):(.+)$') as part
             where part is not null) named
     cross join lateral (
            select id from author where named.kind = 'author' and slug = named.slug
            union all select id from section where named.kind = 'section' and slug = named.slug
            union all select id from tag where named.kind = 'tag' and slug = named.slug
            union all select subject_id from other_slug where kind = named.kind and slug = named.slug) subject
    on conflict (kind, slug) do update set subject_id = excluded.subject_id where public_slug.subject_id <> excluded.subject_id;
    return null;
end $$;
create trigger keep_public_slugs after insert on change
    for each row when (new.for_readers) execute function keep_public_slugs();

-- Whether others than this article surely keep a topic public: those that the log had as shown before this row. Of the newest
-- few only, so that the answer costs the same for a topic of a million articles; where it is not sure the row names the topic,
-- and its readers look.
create function is_kept_public(others uuid[]) returns boolean language sql stable as $$
    select exists (
        select from unnest(others) other (id)
         where (select c.revision_id from change c
                 where c.article_id = other.id and c.kind in ('article.published', 'article.updated', 'article.unpublished', 'article.taken-down')
                 order by c.position desc limit 1) is not null)
$$;

create function add_shown_state() returns trigger language plpgsql as $$
declare
    named text[] := array(select substr(tag, strpos(tag, ':') + 1) from unnest(new.tags) tag where tag like 'list:%:%');
begin
    if new.kind = 'section.changed' then -- it moves from the lists of those above it to others
        new.topics := array(select 'section:' || s.id || ':' || s.slug from section s where 'section:' || s.slug = any(named));
        return new;
    end if;
    new.slug := coalesce(new.slug, (select a.slug from article a where a.id = new.article_id));
    new.revision_id := (select r.id from shown_revision r where r.article_id = new.article_id);
    new.topics := array(
        select 'tag:' || t.id || ':' || t.slug from tag t
         where t.slug = any(array(select substr(name, 5) from unnest(named) name where name like 'tag:%'))
           and not is_kept_public(array(select g.article_id from published_tagging g
                                         where g.tag_id = t.id and g.article_id <> new.article_id
                                         order by g.published_at desc, g.article_id desc limit 5))
        union all
        select 'author:' || w.id || ':' || w.slug from author w
         where w.slug = any(array(select substr(name, 8) from unnest(named) name where name like 'author:%'))
           and not is_kept_public(array(select g.article_id from published_authorship g
                                         where g.author_id = w.id and g.article_id <> new.article_id
                                         order by g.published_at desc, g.article_id desc limit 5)));
    return new;
end $$;
create trigger add_shown_state before insert on change
    for each row when (new.kind = 'section.changed' or new.article_id is not null and new.kind <> 'related.changed')
    execute function add_shown_state();

-- The change tags of a revision: of its article, of every list it stands in, and of whatever readers see it beside.
create function change_tags_of_revision(wanted uuid) returns setof text language sql stable as $$
    with recursive r as (select * from revision where id = wanted),
    up as (
        select s.id, s.slug, s.parent_id from section s join revision_section g on s.id = g.section_id
         where g.revision_id = wanted
        union
        select s.id, s.slug, s.parent_id from section s join up on s.id = up.parent_id
    )
    select 'article:' || r.article_id from r
    union select 'list:all' from r
    union select 'list:lang:' || r.lang from r
    union select 'list:section:' || up.slug from up
    union select 'list:tag:' || t.slug from revision_tag g join tag t on t.id = g.tag_id where g.revision_id = wanted
    union select 'list:author:' || w.slug from revision_author g join author w on w.id = g.author_id where g.revision_id = wanted
    -- pictures of tags and authors are public with their articles
    union select 'photo:' || t.photo_id from revision_tag g join tag t on t.id = g.tag_id
           where g.revision_id = wanted and t.photo_id is not null
    union select 'photo:' || w.photo_id from revision_author g join author w on w.id = g.author_id
           where g.revision_id = wanted and w.photo_id is not null
    union select 'front:' || b.name from front_block b, r
           where b.fill and (b.fill_lang is null or b.fill_lang = r.lang)
             and (b.fill_section_id is null or exists (
                      select from revision_section g where g.revision_id = wanted and g.section_id = b.fill_section_id))
             and (b.fill_tag_id is null or exists (select from revision_tag g where g.revision_id = wanted and g.tag_id = b.fill_tag_id))
    -- in another language a block shows the translations of its articles
    union select 'front:' || b.name from front_placement p join front_block b on b.id = p.block_id
           where p.article_id in (select r.article_id from r
                                  union select o.id from r join article a on a.id = r.article_id
                                                           join article o on o.translation_set = a.translation_set)
    -- a tag comes into menus and leaves them with its first and last article; sections are public always
    union select 'menu:' || m.name from menu_item i join menu m on m.id = i.menu_id
           where i.article_id = (select r.article_id from r) or i.tag_id in (select g.tag_id from revision_tag g where g.revision_id = wanted)
    union select 'article:' || l.article_id from related_placement l join r on r.article_id = l.related_id
           where was_public(l.article_id)
    union select 'article:' || p.article_id from revision_story s join revision p on p.id = s.revision_id join r on r.article_id = s.article_id
           where p.state in ('published', 'scheduled') and was_public(p.article_id)
    union select 'article:' || o.id from article o join article a on a.translation_set = o.translation_set join r on r.article_id = a.id
           where was_public(o.id)
$$;

-- Photos and media that come to readers or leave them with a revision: what has one of them but not the other.
create function media_tags_between(one uuid, other uuid) returns setof text language sql stable as $$
    select 'photo:' || u.photo_id from photo_use u where u.revision_id in (one, other)
     group by u.photo_id having count(distinct u.revision_id) = 1
    union all
    select 'media:' || u.media_id from revision_media u where u.revision_id in (one, other)
     group by u.media_id having count(distinct u.revision_id) = 1
$$;

-- What a transaction has logged already it remembers in malim.logged, since a list is rewritten row by row, and an article
-- changes in several of its rows, and each is one change all the same.

create function log_revision() returns trigger language plpgsql as $$
declare
    moment timestamptz := clock_timestamp();
    was_shown boolean := tg_op = 'UPDATE' and is_shown_at(old.state, old.shown_from, old.shown_until, moment);
    earlier uuid;
begin
    if was_shown = is_shown_at(new.state, new.shown_from, new.shown_until, moment) then
        return null; -- what time alone has done is logged by log_due_changes
    end if;
    perform lock_change_log();
    if not was_shown then
        earlier := previously_shown_revision(new.id);
        insert into change (kind, article_id, subject_id, for_readers, tags)
        select case when earlier is null then 'article.published' else 'article.updated' end,
               new.article_id, new.article_id, true, array_agg(tag order by tag)
          from (select change_tags_of_revision(new.id) as tag union select change_tags_of_revision(earlier)
                union select media_tags_between(earlier, new.id)) tags;
    elsif not exists (select from revision r where r.article_id = new.article_id
                         and is_shown_at(r.state, r.shown_from, r.shown_until, moment)) then
        insert into change (kind, article_id, subject_id, for_readers, tags)
        select case when exists (select from takedown where article_id = new.article_id)
                    then 'article.taken-down' else 'article.unpublished' end,
               new.article_id, new.article_id, true, array_agg(tag order by tag)
          from (select change_tags_of_revision(new.id) as tag union select media_tags_between(null, new.id)) tags;
    else
        return null; -- another revision came in its place, and its row names both
    end if;
    perform set_config('malim.logged', coalesce(current_setting('malim.logged', true), '') || 'article ' || new.article_id || ';', true);
    return null;
end $$;
create constraint trigger log_revision after insert or update of state on revision
    deferrable initially deferred for each row execute function log_revision();

-- Schedules are logged when they are made: a response that was cached before must end with the transition too. Rows of this
-- kind are for caches, here and in front of us; they name what is not public yet, and are never shown to readers.
create function log_schedule() returns trigger language plpgsql as $$
begin
    perform lock_change_log();
    insert into change (kind, tags)
    select 'schedule.changed', array_agg(tag order by tag) from change_tags_of_revision(new.id) tag;
    return null;
end $$;
-- When its time has come there is another change to log, and a schedule that was taken back does no harm.
create constraint trigger log_schedule after update of shown_from, shown_until on revision
    deferrable initially deferred for each row
    when (new.shown_from is not null and new.shown_from is distinct from old.shown_from
          or new.shown_until is not null and new.shown_until is distinct from old.shown_until)
    execute function log_schedule();

-- Addresses that were answered by "never existed" are answered with a reason, and the other way round.
create function log_takedown() returns trigger language plpgsql as $$
declare
    article uuid := coalesce(new.article_id, old.article_id);
begin
    if strpos(coalesce(current_setting('malim.logged', true), ''), 'article ' || article || ';') = 0 then
        perform lock_change_log();
        insert into change (kind, article_id, subject_id, for_readers, tags)
        values (case tg_op when 'DELETE' then 'article.unpublished' else 'article.taken-down' end,
                article, article, was_public(article), array['article:' || article, 'list:all']); -- lists by ids tell of it
    end if;
    return null;
end $$;
create constraint trigger log_takedown after insert or update or delete on takedown
    deferrable initially deferred for each row execute function log_takedown();

create function log_correction() returns trigger language plpgsql as $$
begin
    perform lock_change_log();
    insert into change (kind, article_id, subject_id, for_readers, tags)
    select 'article.updated', new.article_id, new.article_id, true, array_agg(tag order by tag)
      from shown_revision r cross join lateral change_tags_of_revision(r.id) tag
     where r.article_id = new.article_id having count(*) > 0;
    return null;
end $$;
create constraint trigger log_correction after insert on correction
    deferrable initially deferred for each row execute function log_correction();

-- Of a live entry that readers see, saw or see changed, and of the article that it belongs to.
create function log_live_entry() returns trigger language plpgsql as $$
declare
    was jsonb;
    logged text := coalesce(current_setting('malim.logged', true), '');
begin
    if tg_op = 'UPDATE' then
        was := shown_of_entry(old);
    end if;
    if was is not distinct from shown_of_entry(new) or strpos(logged, 'entry ' || new.id || ';') > 0 then
        return null;
    end if;
    perform lock_change_log();
    perform set_config('malim.logged', logged || 'entry ' || new.id || ';', true);
    insert into change (kind, article_id, subject_id, for_readers, tags)
    select 'article.updated', new.article_id, new.article_id, true, array_agg(tag order by tag)
      from shown_revision r cross join lateral (
           select change_tags_of_revision(r.id) as tag
           union select 'entry:' || new.id
           union select 'photo:' || u.photo_id from live_entry_photo u where u.entry_id = new.id
           union select 'photo:' || (photo #>> '{}') -- also those that the entry shows no more
             from jsonb_path_query(was, '$.body.**.*?(@ like_regex "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")') photo
            where photo #>> '{}' in (select id::text from photo)) tags
     where r.article_id = new.article_id and r.kind = 'live' having count(*) > 0;
    return null;
end $$;
create constraint trigger log_live_entry after insert or update on live_entry
    deferrable initially deferred for each row execute function log_live_entry();

create function log_coverage(wanted uuid) returns void language sql as $$
    insert into change (kind, article_id, subject_id, for_readers, tags)
    select 'article.updated', wanted, wanted, true, array_agg(tag order by tag)
      from shown_revision r cross join lateral change_tags_of_revision(r.id) tag
     where r.article_id = wanted and r.kind = 'live' having count(*) > 0
$$;
create function log_live_blog() returns trigger language plpgsql as $$
begin
    perform lock_change_log();
    perform log_coverage(new.article_id);
    return null;
end $$;
create constraint trigger log_live_blog after insert or update of started_at, live_until, summary on live_blog
    deferrable initially deferred for each row execute function log_live_blog();

-- Whether readers see what an item of a menu leads to.
create function leads_somewhere_public(item jsonb) returns boolean language plpgsql stable as $$
begin
    return item ->> 'url' is not null
        or exists (select from published_section s where s.id = (item ->> 'section_id')::uuid)
        or exists (select from published_tag t where t.id = (item ->> 'tag_id')::uuid)
        or was_public((item ->> 'article_id')::uuid);
end $$;

-- A photo or a media item.
create function is_shown(wanted uuid) returns boolean language plpgsql stable as $$
begin
    return exists (select from photo_use u join shown_revision r on r.id = u.revision_id where u.photo_id = wanted)
        or exists (select from live_entry_photo u join published_entry e on e.id = u.entry_id where u.photo_id = wanted)
        or exists (select from topic_photo u where u.photo_id = wanted)
        or exists (select from revision_media u join shown_revision r on r.id = u.revision_id where u.media_id = wanted);
end $$;

create function tags_of_shown(articles uuid[]) returns text[] language plpgsql stable as $$
begin
    return array(select 'article:' || a.id from unnest(articles) a (id)
                  where exists (select from shown_revision r where r.article_id = a.id));
end $$;

-- Everything else a reader can notice, and what is nobody's but Malim's.
create function log_change() returns trigger language plpgsql as $$
declare
    present jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end);
    earlier jsonb := case when tg_op = 'UPDATE' then to_jsonb(old) end;
    its_id uuid := (present ->> case tg_table_name when 'front_placement' then 'block_id'
                                                   when 'menu_item' then 'menu_id'
                                                   when 'front_page_block' then 'page_id'
                                                   when 'related_placement' then 'article_id' else 'id' end)::uuid;
    is_public boolean;
    place text;
    logged text := coalesce(current_setting('malim.logged', true), '');
begin
    if present - array['version', 'typed', 'searched'] = earlier - array['version', 'typed', 'searched'] then
        return null;
    end if;
    perform lock_change_log();
    is_public := case tg_table_name
        when 'related_placement' then was_public(its_id)
        when 'front_placement' then was_public((present ->> 'article_id')::uuid)
                                    or (earlier is not null and was_public((earlier ->> 'article_id')::uuid))
        when 'menu_item' then leads_somewhere_public(present) or (earlier is not null and leads_somewhere_public(earlier))
        when 'article' then was_public(its_id)
        when 'photo' then is_shown(its_id)
        when 'media' then is_shown(its_id)
        when 'author' then exists (select from published_authorship w where w.author_id = its_id)
                        or exists (select from live_entry_author w join published_entry e on e.id = w.entry_id where w.author_id = its_id)
        when 'tag' then exists (select from published_tagging g where g.tag_id = its_id)
        else true end; -- sections and the frames of blocks are everybody's
    place := tg_table_name || ' ' || its_id || case when is_public then ';' else ' unseen;' end;
    if strpos(logged, place) > 0
       or tg_table_name = 'menu_item' and strpos(logged, 'menu ' || its_id || ';') > 0 -- new, with its items
       or tg_table_name = 'front_page_block' and strpos(logged, 'front_page ' || its_id || ';') > 0 then
        return null;
    end if;
    perform set_config('malim.logged', logged || place, true);
    case tg_table_name
        when 'related_placement' then
            insert into change (kind, article_id, subject_id, for_readers, tags)
            values ('related.changed', its_id, its_id, is_public, array['article:' || its_id]);
        when 'front_placement' then
            insert into change (kind, subject_id, for_readers, tags)
            select 'front.changed', its_id, is_public, array['front:' || name] from front_block where id = its_id;
        when 'front_block' then
            insert into change (kind, subject_id, for_readers, tags)
            values ('front.changed', its_id, is_public,
                    array['front:' || (present ->> 'name'), 'fronts']
                    || case when earlier is not null then array['front:' || (earlier ->> 'name')] else '{}' end);
        when 'menu_item' then
            insert into change (kind, subject_id, for_readers, tags)
            select 'menu.changed', its_id, is_public, array['menu:' || name] from menu where id = its_id;
        when 'front_page_block' then
            insert into change (kind, subject_id, for_readers, tags)
            select 'page.changed', its_id, is_public, array['page:' || name] from front_page where id = its_id;
        when 'front_page' then
            insert into change (kind, subject_id, for_readers, tags)
            values ('page.changed', its_id, is_public, array['page:' || (present ->> 'name')]);
        when 'menu' then
            insert into change (kind, subject_id, for_readers, tags)
            values ('menu.changed', its_id, is_public, array['menu:' || (present ->> 'name')]);
        when 'photo' then
            -- every card of an article that was touched with it has the article's updatedAt
            insert into change (kind, subject_id, for_readers, tags)
            values ('photo.changed', its_id, is_public,
                    array['photo:' || its_id] || tags_of_shown(articles_showing(its_id, null)));
        when 'media' then -- of the posters that come and go with it too, and of the lists and podcasts that its articles are in
            insert into change (kind, subject_id, for_readers, tags)
            values ('media.changed', its_id, is_public,
                    array_remove(array['media:' || its_id, 'photo:' || (present ->> 'poster_id'), 'photo:' || (earlier ->> 'poster_id')], null)
                    || array(select distinct tag from revision_media u join shown_revision r on r.id = u.revision_id,
                                    change_tags_of_revision(r.id) tag where u.media_id = its_id));
        when 'article' then -- sitemaps have every address, and translations each other's
            insert into change (kind, article_id, subject_id, for_readers, slug, old_slug, tags)
            select 'article.moved', its_id, its_id, is_public, present ->> 'slug', earlier ->> 'slug',
                   array_agg(distinct 'article:' || o.id) || array['list:all']
              from article o
             where o.id = its_id or (o.translation_set = (present ->> 'translation_set')::uuid and was_public(o.id));
        else -- author, section, tag: known to readers by slug
            insert into change (kind, subject_id, for_readers, slug, old_slug, tags)
            values (tg_table_name || '.changed', its_id, is_public, present ->> 'slug',
                    nullif(earlier ->> 'slug', present ->> 'slug'),
                    array_remove(array[tg_table_name || ':' || (present ->> 'slug'), tg_table_name || ':' || (earlier ->> 'slug'),
                                       'list:' || tg_table_name || ':' || (present ->> 'slug'),
                                       'list:' || tg_table_name || ':' || (earlier ->> 'slug'),
                                       'photo:' || (present ->> 'photo_id'), 'photo:' || (earlier ->> 'photo_id')], null));
    end case;
    return null;
end $$;
create constraint trigger log_change after insert or update or delete on related_placement
    deferrable initially deferred for each row execute function log_change();
create constraint trigger log_change after insert or update or delete on front_placement
    deferrable initially deferred for each row execute function log_change();
create constraint trigger log_change after insert or update or delete on front_block
    deferrable initially deferred for each row execute function log_change();
create constraint trigger log_change after insert or update or delete on front_page
    deferrable initially deferred for each row execute function log_change();
create constraint trigger log_change after insert or update or delete on front_page_block
    deferrable initially deferred for each row execute function log_change();
create constraint trigger log_change after insert or update or delete on menu
    deferrable initially deferred for each row execute function log_change();
create constraint trigger log_change after insert or update or delete on menu_item
    deferrable initially deferred for each row execute function log_change();
create constraint trigger log_change after update on photo
    deferrable initially deferred for each row when (old.* is distinct from new.*) execute function log_change();
create constraint trigger log_change after update on media
    deferrable initially deferred for each row when (old.* is distinct from new.*) execute function log_change();
create constraint trigger log_change after update of slug on article
    deferrable initially deferred for each row when (old.slug is distinct from new.slug) execute function log_change();
create constraint trigger log_change after update on author
    deferrable initially deferred for each row when (old.* is distinct from new.*) execute function log_change();
create constraint trigger log_change after insert or update or delete on section
    deferrable initially deferred for each row execute function log_change();
create constraint trigger log_change after update on tag
    deferrable initially deferred for each row when (old.* is distinct from new.*) execute function log_change();

-- A new address was answered with "not found" until now, and a removed one is from now on.
create function log_other_slug() returns trigger language plpgsql as $$
declare
    it other_slug := case when tg_op = 'DELETE' then old else new end;
begin
    perform lock_change_log();
    insert into change (kind, subject_id, for_readers, tags)
    values (it.kind || '.changed', it.subject_id,
            case it.kind when 'section' then true
                         when 'tag' then exists (select from published_tagging g where g.tag_id = it.subject_id)
                         else exists (select from published_authorship w where w.author_id = it.subject_id) end,
            array[it.kind || ':' || it.slug, 'list:' || it.kind || ':' || it.slug]);
    return null;
end $$;
create constraint trigger log_change after insert or delete on other_slug
    deferrable initially deferred for each row execute function log_other_slug();

-- A section that moves takes its articles from the lists above its old place to those above its new one.
create function log_section_moved() returns trigger language plpgsql as $$
begin
    perform lock_change_log();
    insert into change (kind, subject_id, for_readers, slug, tags)
    with recursive up as (
        select id, slug, parent_id from section where id in (new.id, old.parent_id, new.parent_id)
        union
        select s.id, s.slug, s.parent_id from section s join up on s.id = up.parent_id
    )
    select 'section.changed', new.id, true, new.slug,
           array_agg('list:section:' || slug) || array['facet:section']
      from up;
    return null;
end $$;
create constraint trigger log_section_moved after update of parent_id on section
    deferrable initially deferred for each row when (old.parent_id is distinct from new.parent_id)
    execute function log_section_moved();

-- Moments at which time alone changes what readers see, until their rows are written.
create table due_change (
    at          timestamptz not null,
    revision_id uuid references revision on delete cascade,
    block_id    uuid references front_block on delete cascade,
    blog_id     uuid references live_blog on delete cascade,
    check (num_nonnulls(revision_id, block_id, blog_id) = 1)
);
create index due_change_at on due_change (at);
create index due_change_of_revision on due_change (revision_id) where revision_id is not null;
create index due_change_of_block on due_change (block_id) where block_id is not null;
create index due_change_of_blog on due_change (blog_id) where blog_id is not null;

-- A moment that was taken back before it came is forgotten; one that has come is logged, whatever becomes of the schedule.
create function keep_due_revision() returns trigger language plpgsql as $$
declare
    before timestamptz[] := case when tg_op = 'UPDATE' then array[old.shown_from, old.shown_until] else '{}' end;
    after timestamptz[] := array[new.shown_from, new.shown_until];
begin
    delete from due_change where revision_id = new.id and at > clock_timestamp() and at <> all (array_remove(after, null));
    insert into due_change (at, revision_id)
    select moment, new.id from unnest(after) moment
     where moment is not null and moment <> all (array_remove(before, null));
    return null;
end $$;
create trigger keep_due_revision after insert or update of shown_from, shown_until on revision
    for each row execute function keep_due_revision();

create function keep_due_placement() returns trigger language plpgsql as $$
declare
    block uuid := coalesce(new.block_id, old.block_id);
begin
    delete from due_change d where d.block_id = block and d.at > clock_timestamp()
       and not exists (select from front_placement p where p.block_id = block and d.at in (p.valid_from, p.valid_until));
    if tg_op <> 'DELETE' then
        insert into due_change (at, block_id)
        select moment, block from unnest(array[new.valid_from, new.valid_until]) moment
         where moment > clock_timestamp()
           and not exists (select from due_change d where d.block_id = block and d.at = moment);
    end if;
    return null;
end $$;
create trigger keep_due_placement after insert or update or delete on front_placement
    for each row execute function keep_due_placement();

create function keep_due_live_blog() returns trigger language plpgsql as $$
begin
    delete from due_change where blog_id = new.article_id and at > clock_timestamp();
    insert into due_change (at, blog_id)
    select moment, new.article_id from unnest(array[new.started_at, new.live_until]) moment where moment > clock_timestamp();
    return null;
end $$;
create trigger keep_due_live_blog after insert or update of started_at, live_until on live_blog
    for each row execute function keep_due_live_blog();

-- Writes the rows of what is due, once, whichever replica asks; returns when to ask again, or null.
create function log_due_changes() returns timestamptz language plpgsql as $$
declare
    due record;
    shown uuid;
begin
    if exists (select from due_change where at <= now()) then
        perform lock_change_log();
        for due in
            with logged as (delete from due_change where at <= now() returning revision_id, block_id, blog_id)
            select r.article_id, array_agg(distinct r.id) as revisions, cast(null as uuid) as block_id
              from logged l join revision r on r.id = l.revision_id group by r.article_id
            union all
            select null, null, l.block_id from logged l where l.block_id is not null group by l.block_id
            union all
            select l.blog_id, null, null from logged l where l.blog_id is not null group by l.blog_id
        loop
            if due.article_id is not null and due.revisions is null then
                perform touch_updated_at(array(select article_id from shown_live where article_id = due.article_id), false);
                perform log_coverage(due.article_id);
                continue;
            end if;
            if due.block_id is not null then
                insert into change (kind, subject_id, for_readers, tags)
                select 'front.changed', b.id, true, array['front:' || b.name] from front_block b where b.id = due.block_id;
                continue;
            end if;
            select id into shown from shown_revision where article_id = due.article_id;
            insert into change (kind, article_id, subject_id, for_readers, tags)
            select case when shown is null then 'article.unpublished'
                        when previously_shown_revision(shown) is null then 'article.published'
                        else 'article.updated' end,
                   due.article_id, due.article_id, was_public(due.article_id), array_agg(tag order by tag)
              from (select change_tags_of_revision(revision) as tag
                      from unnest(due.revisions || shown || previously_shown_revision(shown)) revision
                    union select media_tags_between(previously_shown_revision(shown), shown)
                    union select media_tags_between(null, revision) from unnest(due.revisions) revision where shown is null) tags;
        end loop;
    end if;
    return (select min(at) from due_change);
end $$;

-- Touches the next batch of the articles of a changed photo or media item; returns whether there may be more. What the articles
-- show readers have known since the change; when the last is done, those who keep a copy get the new times of all of them.
create function touch_due_articles() returns boolean language plpgsql as $$
declare
    due due_touch;
    articles uuid[];
    is_last boolean;
begin
    select * into due from due_touch order by subject_id limit 1 for update skip locked;
    if not found then
        return false;
    end if;
    articles := articles_showing(due.subject_id, due.before_article);
    is_last := cardinality(articles) < articles_at_a_time();
    perform touch_updated_at(articles, false);
    if is_last then
        delete from due_touch where subject_id = due.subject_id;
    else
        update due_touch set before_article = articles[cardinality(articles)] where subject_id = due.subject_id;
    end if;
    perform lock_change_log();
    insert into change (kind, subject_id, for_readers, tags)
    select s.kind || '.changed', due.subject_id, is_last and is_shown(due.subject_id),
           array[s.kind || ':' || due.subject_id] || tags_of_shown(articles)
      from (select 'photo' as kind from photo where id = due.subject_id
            union all select 'media' from media where id = due.subject_id) s;
    return true;
end $$;
