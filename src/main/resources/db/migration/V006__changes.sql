-- The change log: one row for everything a reader can notice, written by the transaction that causes it. Triggers write
-- it, at the end of that transaction, so that no way of writing can forget to: editors, importers, the clock, a script.
--
-- tags are the names under which answers show things (see CacheTags): an answer that carries one of them is wrong from
-- this change on, and no other answer is.
create table change (
    position   bigint generated always as identity primary key,
    at         timestamptz not null default clock_timestamp(),
    kind       text not null check (kind in ('article.published', 'article.updated', 'article.unpublished',
                                             'article.taken-down', 'article.moved', 'related.changed', 'front.changed',
                                             'photo.changed', 'author.changed', 'section.changed', 'tag.changed')),
    article_id uuid,
    tags       text[] not null check (cardinality(tags) > 0)
);
create index change_of_article on change (article_id, position desc) where article_id is not null;

-- Positions must become visible in their order, or a reader that remembers the last one skips what commits late. So a
-- transaction takes this lock before its first position is drawn, and holds it until it has committed.
create function change_in_order() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtext('malim change'));
    return null;
end $$;
create trigger change_in_order before insert on change for each statement execute function change_in_order();

-- Listeners learn the position only: a notification holds 8,000 bytes, the row holds the rest.
create function tell_change() returns trigger language plpgsql as $$
begin
    perform pg_notify('malim_change', new.position::text);
    return null;
end $$;
create trigger tell_change after insert on change for each row execute function tell_change();

create function keep_the_log() returns trigger language plpgsql as $$
begin
    raise exception 'the change log is append-only';
end $$;
create trigger keep_the_log before update on change for each row execute function keep_the_log();

-- The names of a revision: of its article, and of every list it stands in.
create function names_of_revision(wanted uuid) returns setof text language sql stable as $$
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
    union select 'article:' || o.id from article o join article a on a.translation_set = o.translation_set join r on r.article_id = a.id
$$;

create function note_revision() returns trigger language plpgsql as $$
declare
    before uuid;
    log_kind text;
begin
    if new.state = 'published' and (tg_op = 'INSERT' or old.state <> 'published') then
        select id into before from revision
         where article_id = new.article_id and id <> new.id and live_since is not null
         order by live_since desc, number desc limit 1;
        log_kind := case when before is null then 'article.published' else 'article.updated' end;
    elsif tg_op = 'UPDATE' and old.state = 'published' and new.state <> 'published'
          and not exists (select from revision where article_id = new.article_id and state = 'published') then
        log_kind := case when exists (select from takedown where article_id = new.article_id)
                         then 'article.taken-down' else 'article.unpublished' end;
    else
        return null;
    end if;
    insert into change (kind, article_id, tags)
    select log_kind, new.article_id, array_agg(name order by name)
      from (select names_of_revision(new.id) as name union select names_of_revision(before)) names;
    return null;
end $$;
create constraint trigger note_revision after insert or update of state on revision
    deferrable initially deferred for each row execute function note_revision();

-- Everything else a reader can notice. A change to something nobody shows costs a row and drops nothing.
create function note_simple() returns trigger language plpgsql as $$
declare
    shown jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end);
    earlier jsonb := case when tg_op = 'UPDATE' then to_jsonb(old) end;
    place text;
    noted text := coalesce(current_setting('malim.noted', true), '');
begin
    -- a list is rewritten row by row, and is one change all the same
    place := case tg_table_name when 'front_placement' then shown ->> 'block_id' when 'front_block' then shown ->> 'id'
                                when 'related_placement' then shown ->> 'article_id' else shown ->> 'id' end;
    place := tg_table_name || ' ' || place || ';';
    if strpos(noted, place) > 0 then
        return null;
    end if;
    perform set_config('malim.noted', noted || place, true);
    case tg_table_name
        when 'related_placement' then
            insert into change (kind, article_id, tags)
            values ('related.changed', (shown ->> 'article_id')::uuid, array['article:' || (shown ->> 'article_id')]);
        when 'front_placement' then
            insert into change (kind, tags)
            select 'front.changed', array['front:' || name] from front_block where id = (shown ->> 'block_id')::uuid;
        when 'front_block' then
            insert into change (kind, tags)
            values ('front.changed', array['front:' || (shown ->> 'name'), 'fronts']
                                     || case when earlier is not null then array['front:' || (earlier ->> 'name')] else '{}' end);
        when 'photo' then
            insert into change (kind, tags) values ('photo.changed', array['photo:' || (shown ->> 'id')]);
        when 'article' then
            insert into change (kind, article_id, tags)
            values ('article.moved', (shown ->> 'id')::uuid, array['article:' || (shown ->> 'id'), 'list:all']); -- sitemaps
        else -- author, section, tag: known to readers by slug
            insert into change (kind, tags)
            values (tg_table_name || '.changed',
                    array[tg_table_name || ':' || (shown ->> 'slug'), tg_table_name || ':' || (earlier ->> 'slug'),
                          'list:' || tg_table_name || ':' || (shown ->> 'slug'),
                          'list:' || tg_table_name || ':' || (earlier ->> 'slug')]);
    end case;
    return null;
end $$;
create constraint trigger note_change after insert or update or delete on related_placement
    deferrable initially deferred for each row execute function note_simple();
create constraint trigger note_change after insert or update or delete on front_placement
    deferrable initially deferred for each row execute function note_simple();
create constraint trigger note_change after insert or update or delete on front_block
    deferrable initially deferred for each row execute function note_simple();
create constraint trigger note_change after update on photo
    deferrable initially deferred for each row when (old.* is distinct from new.*) execute function note_simple();
create constraint trigger note_change after update of slug on article
    deferrable initially deferred for each row when (old.slug is distinct from new.slug) execute function note_simple();
create constraint trigger note_change after update on author
    deferrable initially deferred for each row when (old.* is distinct from new.*) execute function note_simple();
create constraint trigger note_change after update on section
    deferrable initially deferred for each row when (old.* is distinct from new.*) execute function note_simple();
create constraint trigger note_change after update on tag
    deferrable initially deferred for each row when (old.* is distinct from new.*) execute function note_simple();

create view published_change as select position, at, kind, article_id, tags from change;
grant select on published_change to "${readingRole}";
