-- The change log as it is read from outside: everything that readers can notice has a row, also what time alone changes, and
-- what only editors could notice is in no row that readers see.

-- When readers last got another document of the article, and when its words last changed for them, as they would say it. Kept
-- here and not by Java, since corrections, photos and addresses are not revisions and each of them moves the one or both.
alter table revision
    add column updated_at timestamptz,
    add column modified_at timestamptz;

create function keep_times() returns trigger language plpgsql as $$
begin
    if new.state in ('published', 'scheduled') then
        if tg_op = 'UPDATE' and old.live_since is distinct from new.live_since and old.updated_at = new.updated_at then
            new.updated_at := null; -- shown anew, or from another moment on
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
create trigger keep_times before insert or update of state, live_since on revision
    for each row execute function keep_times();

-- Derived from other acts, which have their own rows in the audit.
create or replace function audit_row(kept jsonb) returns jsonb language sql immutable as
    $$ select kept - 'secret_hash' - 'body' - 'updated_at' - 'modified_at' $$;

-- Lists sort and filter by the time of the last update, and find it in their indexes.
do $$
declare
    listing record;
begin
    update revision set updated_at = live_since, modified_at = live_since where state in ('published', 'scheduled');
    set constraints all immediate;
    for listing in select indexname, indexdef from pg_indexes
                    where schemaname = current_schema() and indexname like 'revision%listed%' and indexdef like '%live_since%' loop
        execute format('drop index %I', listing.indexname);
        execute replace(listing.indexdef, 'live_since', 'updated_at');
    end loop;
end
$$;

-- A change of something that belongs to the document and is no revision. It moves forward whatever the clocks say.
create function touch_shown(wanted uuid[], words boolean) returns void language sql as $$
    update revision set
        updated_at = greatest(clock_timestamp(), updated_at + interval '1 microsecond'),
        modified_at = case when words then greatest(clock_timestamp(), modified_at + interval '1 microsecond') else modified_at end
     where article_id = any(wanted) and state in ('published', 'scheduled')
$$;

-- Once more, with the new columns.
create or replace view shown_revision as
select * from revision
 where state in ('published', 'scheduled') and (not pending or id in (select id from due_revision));

create or replace view published_article as
select a.id, a.slug, a.translation_set, r.id as revision_id, r.number as revision, r.lang, r.title, r.lede, r.byline,
       r.source_name, r.source_url, r.section_id, r.body, r.published_at, r.date_precision, r.live_since,
       (select json_build_object('slug', s.slug, 'name', coalesce(s.names ->> r.lang, s.name))
          from section s where s.id = r.section_id) as section,
       coalesce((select json_agg(json_build_object('slug', t.slug, 'name', coalesce(t.names ->> r.lang, t.name))
                                 order by g.position)
                   from revision_tag g join tag t on t.id = g.tag_id where g.revision_id = r.id), '[]') as tags,
       coalesce((select json_agg(json_build_object('slug', w.slug, 'name', w.name) order by g.position)
                   from revision_author g join author w on w.id = g.author_id where g.revision_id = r.id), '[]') as authors,
       r.updated_at, r.modified_at
  from shown_revision r
  join article a on a.id = r.article_id;

create or replace view published_teaser as
select a.id, a.slug, a.revision_id, a.translation_set, a.lang, a.section_id, a.title, a.published_at, a.live_since,
       json_build_object(
           'id', a.id, 'lang', a.lang, 'slug', a.slug, 'title', a.title, 'lede', a.lede, 'byline', a.byline,
           'publishedAt', a.published_at, 'precision', a.date_precision, 'updatedAt', a.updated_at,
           'modifiedAt', a.modified_at, 'section', a.section, 'tags', a.tags, 'authors', a.authors,
           'photo', (select p.photo from published_photo p
                      where p.revision_id = a.revision_id and p.role = 'lead' order by p.position limit 1)
       ) as teaser
  from published_article a;

create or replace view published_listing as
select r.article_id, r.id as revision_id, r.lang, r.section_id, r.published_at, r.live_since,
       r.title collate kazakh as title, r.updated_at
  from shown_revision r;

-- What a row is about, so that whoever reads it can find the articles it touches; and whether readers may read it. A row
-- that nobody has marked is for the caches of Malim alone.
alter table change
    drop constraint change_kind_check,
    add constraint change_kind_check check (kind in (
        'article.published', 'article.updated', 'article.unpublished', 'article.taken-down', 'article.moved',
        'related.changed', 'front.changed', 'photo.changed', 'author.changed', 'section.changed', 'tag.changed',
        'search.changed', 'schedule.changed')),
    add column subject_id  uuid,
    add column slug        slug,
    add column old_slug    slug,
    add column for_readers boolean not null default false;

-- One vocabulary, which ChangeTag has in Java: a row with another word would make no answer wrong.
create function are_change_tags(tags text[]) returns boolean language sql immutable as
    $$ select not exists (select from unnest(tags) t (tag) where tag is null or tag !~ '^(fronts|names|search|list:all|list:lang:(kk|kk-Latn|kk-Arab|ru|en)|(list:)?(author|section|tag):[a-z0-9]+(-[a-z0-9]+)*|front:[a-z0-9]+(-[a-z0-9]+)*|facet:(author|section|tag)|(article|photo):[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$') $$;
alter table change add constraint change_tags_known check (are_change_tags(tags));

-- Positions become visible in their order, and what a row names is found after the lock is had: two transactions that publish
-- two stories of one set each see the other, or the one that is last sees both.
create function change_lock() returns void language sql as $$ select pg_advisory_xact_lock(hashtext('malim change')) $$;
create or replace function change_in_order() returns trigger language plpgsql as $$
begin
    perform change_lock();
    return null;
end $$;

-- Whether readers see it, or saw it once. What was never public is named to nobody.
create function was_public(wanted uuid) returns boolean language sql stable as $$
    select exists (select from revision r
                    where r.article_id = wanted and r.live_since is not null and r.state <> 'draft'
                      and (r.shown_from is null or r.shown_from <= now()))
$$;
create function is_shown_at(state text, shown_from timestamptz, shown_until timestamptz, moment timestamptz)
    returns boolean language sql immutable as $$
    select state in ('published', 'scheduled')
       and (shown_from is null or shown_from <= moment) and (shown_until is null or shown_until > moment)
$$;

-- The names of a revision: of its article, of every list it stands in, and of whatever readers see it beside.
create or replace function names_of_revision(wanted uuid) returns setof text language sql stable as $$
    with recursive r as (select * from revision where id = wanted),
    up as (
        select s.id, s.slug, s.parent_id from section s join r on s.id = r.section_id
        union
        select s.id, s.slug, s.parent_id from section s join up on s.id = up.parent_id
    )
    select 'article:' || r.article_id from r
    union select 'list:all' from r
    union select 'list:lang:' || r.lang from r
    union select 'list:section:' || up.slug from up
    union select 'list:tag:' || t.slug from revision_tag g join tag t on t.id = g.tag_id where g.revision_id = wanted
    union select 'list:author:' || w.slug from revision_author g join author w on w.id = g.author_id where g.revision_id = wanted
    union select 'front:' || b.name from front_block b, r
           where b.fill and (b.fill_lang is null or b.fill_lang = r.lang)
             and (b.fill_section_id is null or b.fill_section_id = r.section_id)
             and (b.fill_tag_id is null or exists (select from revision_tag g where g.revision_id = wanted and g.tag_id = b.fill_tag_id))
    union select 'front:' || b.name from front_placement p join front_block b on b.id = p.block_id join r on r.article_id = p.article_id
    union select 'article:' || l.article_id from related_placement l join r on r.article_id = l.related_id
           where was_public(l.article_id)
    union select 'article:' || o.id from article o join article a on a.translation_set = o.translation_set join r on r.article_id = a.id
           where was_public(o.id)
$$;

-- Photos that come to readers or leave them with a revision: what has one of them but not the other.
create function photos_between(one uuid, other uuid) returns setof text language sql stable as $$
    select 'photo:' || u.photo_id from revision_photo u where u.revision_id in (one, other)
     group by u.photo_id having count(distinct u.revision_id) = 1
$$;

-- What readers saw of an article before a revision, whether or not they see it still.
create function shown_before(wanted uuid) returns uuid language sql stable as $$
    select b.id from revision r join revision b on b.article_id = r.article_id
     where r.id = wanted and b.id <> r.id and b.live_since is not null and b.state <> 'draft'
       and (b.shown_from is null or b.shown_from <= now())
     order by b.live_since desc, b.number desc limit 1
$$;

create or replace function note_revision() returns trigger language plpgsql as $$
declare
    moment timestamptz := clock_timestamp();
    was_shown boolean := tg_op = 'UPDATE' and is_shown_at(old.state, old.shown_from, old.shown_until, moment);
    earlier uuid;
begin
    if was_shown = is_shown_at(new.state, new.shown_from, new.shown_until, moment) then
        return null; -- what time alone has done is told by tell_due_changes
    end if;
    perform change_lock();
    if not was_shown then
        earlier := shown_before(new.id);
        insert into change (kind, article_id, subject_id, for_readers, tags)
        select case when earlier is null then 'article.published' else 'article.updated' end,
               new.article_id, new.article_id, true, array_agg(name order by name)
          from (select names_of_revision(new.id) as name union select names_of_revision(earlier)
                union select photos_between(earlier, new.id)) names;
    elsif not exists (select from revision r where r.article_id = new.article_id
                         and is_shown_at(r.state, r.shown_from, r.shown_until, moment)) then
        insert into change (kind, article_id, subject_id, for_readers, tags)
        select case when exists (select from takedown where article_id = new.article_id)
                    then 'article.taken-down' else 'article.unpublished' end,
               new.article_id, new.article_id, true, array_agg(name order by name)
          from (select names_of_revision(new.id) as name union select photos_between(null, new.id)) names;
    else
        return null; -- another revision came in its place, and tells of both
    end if;
    perform set_config('malim.noted', coalesce(current_setting('malim.noted', true), '') || 'article ' || new.article_id || ';', true);
    return null;
end $$;

-- Addresses that answered "never existed" answer with a reason, and the other way round.
create function note_takedown() returns trigger language plpgsql as $$
declare
    article uuid := coalesce(new.article_id, old.article_id);
begin
    if strpos(coalesce(current_setting('malim.noted', true), ''), 'article ' || article || ';') = 0 then
        perform change_lock();
        insert into change (kind, article_id, subject_id, for_readers, tags)
        values (case tg_op when 'DELETE' then 'article.unpublished' else 'article.taken-down' end,
                article, article, was_public(article), array['article:' || article]);
    end if;
    return null;
end $$;
create constraint trigger note_takedown after insert or update or delete on takedown
    deferrable initially deferred for each row execute function note_takedown();

create or replace function note_correction() returns trigger language plpgsql as $$
begin
    perform change_lock();
    insert into change (kind, article_id, subject_id, for_readers, tags)
    select 'article.updated', new.article_id, new.article_id, true, array_agg(name order by name)
      from shown_revision r cross join lateral names_of_revision(r.id) name
     where r.article_id = new.article_id having count(*) > 0;
    return null;
end $$;
create function time_correction() returns trigger language plpgsql as $$
begin
    perform touch_shown(array[new.article_id], true);
    return null;
end $$;
create trigger time_correction after insert on correction for each row execute function time_correction();

create or replace function note_schedule() returns trigger language plpgsql as $$
begin
    perform change_lock();
    insert into change (kind, tags)
    select 'schedule.changed', array_agg(name order by name) from names_of_revision(new.id) name;
    return null;
end $$;

-- Moments at which time alone changes what readers see, until somebody has told of them.
create table due_change (
    at          timestamptz not null,
    revision_id uuid references revision on delete cascade,
    block_id    uuid references front_block on delete cascade,
    check (num_nonnulls(revision_id, block_id) = 1)
);
create index due_change_at on due_change (at);
create index due_change_of_revision on due_change (revision_id) where revision_id is not null;
create index due_change_of_block on due_change (block_id) where block_id is not null;

-- A moment that was taken back before it came is forgotten; one that has come is told, whatever becomes of the schedule.
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
insert into due_change (at, revision_id)
select moment, r.id from revision r cross join lateral unnest(array[r.shown_from, r.shown_until]) moment where moment is not null;
insert into due_change (at, block_id)
select distinct moment, p.block_id from front_placement p cross join lateral unnest(array[p.valid_from, p.valid_until]) moment
 where moment > now();

-- Writes the rows of what is due, once, whoever asks; answers when to ask again, or null.
create function tell_due_changes() returns timestamptz language plpgsql as $$
declare
    due record;
    shown uuid;
begin
    if exists (select from due_change where at <= now()) then
        perform change_lock();
        for due in
            with told as (delete from due_change where at <= now() returning revision_id, block_id)
            select r.article_id, array_agg(distinct r.id) as revisions, cast(null as uuid) as block_id
              from told t join revision r on r.id = t.revision_id group by r.article_id
            union all
            select null, null, t.block_id from told t where t.block_id is not null group by t.block_id
        loop
            if due.block_id is not null then
                insert into change (kind, subject_id, for_readers, tags)
                select 'front.changed', b.id, true, array['front:' || b.name] from front_block b where b.id = due.block_id;
                continue;
            end if;
            select id into shown from shown_revision where article_id = due.article_id;
            insert into change (kind, article_id, subject_id, for_readers, tags)
            select case when shown is null then 'article.unpublished'
                        when shown_before(shown) is null then 'article.published'
                        else 'article.updated' end,
                   due.article_id, due.article_id, was_public(due.article_id), array_agg(name order by name)
              from (select names_of_revision(revision) as name from unnest(due.revisions || shown || shown_before(shown)) revision
                    union select photos_between(shown_before(shown), shown)
                    union select photos_between(null, revision) from unnest(due.revisions) revision where shown is null) names;
        end loop;
    end if;
    return (select min(at) from due_change);
end $$;

-- The moments to come, soonest first, with the names of what changes then. A function, since the reading role may not ask for
-- the names of just any revision.
create or replace function published_switches(most integer) returns table (at timestamptz, tags text[])
    language sql stable security definer set search_path from current as $$
    select s.at, with_other_slugs(array(
               select name from unnest(s.revisions) revision, names_of_revision(revision) name
               union select 'front:' || b.name from front_block b where b.id = any(s.blocks)))
      from (select d.at, array_remove(array_agg(d.revision_id), null) as revisions,
                   array_remove(array_agg(d.block_id), null) as blocks
              from due_change d where d.at > now() group by d.at order by d.at limit most) s
     order by s.at
$$;

-- What is found by other words from now on: answers to searches, also those that found nothing. A text that becomes public
-- is told by its revision.
create function note_search() returns trigger language plpgsql as $$
declare
    noted text := coalesce(current_setting('malim.noted', true), '');
begin
    if strpos(noted, 'search;') > 0 or strpos(noted, 'article ' || new.article_id || ';') > 0
       or not exists (select from shown_revision where id = new.revision_id) then
        return null;
    end if;
    perform set_config('malim.noted', noted || 'search;', true);
    insert into change (kind, for_readers, tags) values ('search.changed', true, array['search']);
    return null;
end $$;
create constraint trigger note_search after insert or update of heading, words on search_document
    deferrable initially deferred for each row execute function note_search();

-- Everything else a reader can notice, and what is nobody's but Malim's.
create or replace function note_simple() returns trigger language plpgsql as $$
declare
    shown jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end);
    earlier jsonb := case when tg_op = 'UPDATE' then to_jsonb(old) end;
    its_id uuid := (shown ->> case tg_table_name when 'front_placement' then 'block_id'
                                                 when 'related_placement' then 'article_id' else 'id' end)::uuid;
    noticed boolean;
    place text;
    noted text := coalesce(current_setting('malim.noted', true), '');
begin
    if shown - array['version', 'typed', 'searched'] = earlier - array['version', 'typed', 'searched'] then
        return null;
    end if;
    perform change_lock();
    noticed := case tg_table_name
        when 'related_placement' then was_public(its_id)
        when 'front_placement' then was_public((shown ->> 'article_id')::uuid)
                                    or (earlier is not null and was_public((earlier ->> 'article_id')::uuid))
        when 'article' then was_public(its_id)
        when 'photo' then exists (select from revision_photo u join shown_revision r on r.id = u.revision_id where u.photo_id = its_id)
        when 'author' then exists (select from published_authorship w where w.author_id = its_id)
        when 'tag' then exists (select from published_tagging g where g.tag_id = its_id)
        else true end; -- sections and the frames of blocks are everybody's
    -- a list is rewritten row by row, and is one change all the same
    place := tg_table_name || ' ' || its_id || case when noticed then ';' else ' unseen;' end;
    if strpos(noted, place) > 0 then
        return null;
    end if;
    perform set_config('malim.noted', noted || place, true);
    case tg_table_name
        when 'related_placement' then
            insert into change (kind, article_id, subject_id, for_readers, tags)
            values ('related.changed', its_id, its_id, noticed, array['article:' || its_id]);
        when 'front_placement' then
            insert into change (kind, subject_id, for_readers, tags)
            select 'front.changed', its_id, noticed, array['front:' || name] from front_block where id = its_id;
        when 'front_block' then
            insert into change (kind, subject_id, for_readers, tags)
            values ('front.changed', its_id, noticed,
                    array['front:' || (shown ->> 'name'), 'fronts']
                    || case when earlier is not null then array['front:' || (earlier ->> 'name')] else '{}' end);
        when 'photo' then
            insert into change (kind, subject_id, for_readers, tags)
            values ('photo.changed', its_id, noticed, array['photo:' || its_id]);
        when 'article' then -- sitemaps have every address, and translations each other's
            insert into change (kind, article_id, subject_id, for_readers, slug, old_slug, tags)
            select 'article.moved', its_id, its_id, noticed, shown ->> 'slug', earlier ->> 'slug',
                   array_agg(distinct 'article:' || o.id) || array['list:all']
              from article o
             where o.id = its_id or (o.translation_set = (shown ->> 'translation_set')::uuid and was_public(o.id));
        else -- author, section, tag: known to readers by slug
            insert into change (kind, subject_id, for_readers, slug, old_slug, tags)
            values (tg_table_name || '.changed', its_id, noticed, shown ->> 'slug',
                    nullif(earlier ->> 'slug', shown ->> 'slug'),
                    array[tg_table_name || ':' || (shown ->> 'slug'), tg_table_name || ':' || (earlier ->> 'slug'),
                          'list:' || tg_table_name || ':' || (shown ->> 'slug'),
                          'list:' || tg_table_name || ':' || (earlier ->> 'slug')]);
    end case;
    return null;
end $$;

-- A photo and an address belong to the document, though they say nothing new in words.
create function time_photo() returns trigger language plpgsql as $$
begin
    perform touch_shown(array(select r.article_id from revision_photo u join revision r on r.id = u.revision_id
                               where u.photo_id = new.id and r.state in ('published', 'scheduled')), false);
    return null;
end $$;
create trigger time_photo after update on photo
    for each row when (to_jsonb(old) - array['version', 'typed', 'searched']
                       is distinct from to_jsonb(new) - array['version', 'typed', 'searched'])
    execute function time_photo();
create function time_address() returns trigger language plpgsql as $$
begin
    perform touch_shown(array[new.id], false);
    return null;
end $$;
create trigger time_address after update of slug on article
    for each row when (old.slug is distinct from new.slug) execute function time_address();

create or replace function note_other_slug() returns trigger language plpgsql as $$
declare
    it other_slug := case when tg_op = 'DELETE' then old else new end;
begin
    perform change_lock();
    insert into change (kind, subject_id, for_readers, tags)
    values (it.kind || '.changed', it.subject_id,
            case it.kind when 'section' then true
                         when 'tag' then exists (select from published_tagging g where g.tag_id = it.subject_id)
                         else exists (select from published_authorship w where w.author_id = it.subject_id) end,
            array[it.kind || ':' || it.slug, 'list:' || it.kind || ':' || it.slug]);
    return null;
end $$;

create or replace function note_section_moved() returns trigger language plpgsql as $$
begin
    perform change_lock();
    insert into change (kind, subject_id, for_readers, slug, tags)
    with recursive up as (
        select id, slug, parent_id from section where id in (new.id, old.parent_id, new.parent_id)
        union
        select s.id, s.slug, s.parent_id from section s join up on s.id = up.parent_id
    )
    select 'section.changed', new.id, true, new.slug, array_agg('list:section:' || slug) || array['facet:section'] from up;
    return null;
end $$;

create or replace function merge_tag(loser uuid, winner uuid) returns void language plpgsql as $$
declare
    loser_slug text := (select slug from tag where id = loser);
    winner_slug text := (select slug from tag where id = winner);
    twice uuid[] := array(select g.revision_id from revision_tag g where g.tag_id = loser
                          intersect select g.revision_id from revision_tag g where g.tag_id = winner);
    kept revision_tag[] := array(select g from revision_tag g
                                  where g.revision_id = any(twice) and g.tag_id <> loser order by g.revision_id, g.position);
    noticed boolean := exists (select from published_tagging g where g.tag_id = loser);
begin
    delete from revision_tag where revision_id = any(twice); -- they are numbered anew, without a gap
    insert into revision_tag (revision_id, position, tag_id)
    select k.revision_id, row_number() over (partition by k.revision_id order by k.position) - 1, k.tag_id from unnest(kept) k;
    update revision_tag set tag_id = winner where tag_id = loser;
    update front_block set fill_tag_id = winner, version = version + 1 where fill_tag_id = loser;
    update other_slug set subject_id = winner where kind = 'tag' and subject_id = loser;
    delete from tag where id = loser;
    insert into other_slug (kind, slug, subject_id) values ('tag', loser_slug, winner);
    update tag set version = version + 1 where id = winner;
    insert into search_again (article_id)
    select distinct article_id from revision_tag where tag_id = winner and listed_at is not null on conflict do nothing;
    insert into change (kind, subject_id, for_readers, slug, old_slug, tags)
    values ('tag.changed', winner, noticed, winner_slug, loser_slug,
            array['tag:' || loser_slug, 'list:tag:' || loser_slug, 'tag:' || winner_slug, 'list:tag:' || winner_slug, 'facet:tag']);
end $$;

-- What is read from outside.
drop view published_change;
create view published_change as
select position, at, kind, article_id, subject_id, slug, old_slug, tags from change where for_readers;
grant select on published_change to "${readingRole}";

-- What the caches of Malim read: every row, and of each only when and which names. Functions, so that no query of the reading
-- side can meet a name that is not public yet.
create function changes_after(place bigint, most integer) returns table ("position" bigint, at timestamptz, tags text[])
    language sql stable security definer set search_path from current as $$
    select c.position, c.at, c.tags from change c where c.position > place order by c.position limit most
$$;
create function change_positions() returns table (oldest bigint, newest bigint)
    language sql stable security definer set search_path from current as $$
    select (select min(c.position) from change c), (select coalesce(max(c.position), 0) from change c)
$$;
grant execute on function changes_after(bigint, integer), change_positions() to "${readingRole}";
