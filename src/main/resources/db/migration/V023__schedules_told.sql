-- Schedules are told when they are made: an answer that was kept before must end at the switch too. Rows of this kind are
-- for caches, here and in front of us; they name what is not public yet, and are never shown to readers.
alter table change
    drop constraint change_kind_check,
    add constraint change_kind_check check (kind in (
        'article.published', 'article.updated', 'article.unpublished', 'article.taken-down', 'article.moved',
        'related.changed', 'front.changed', 'photo.changed', 'author.changed', 'section.changed', 'tag.changed',
        'schedule.changed'));

-- The names of a revision: of its article, of every list it stands in, and of whatever an editor has put it beside.
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
    union select 'article:' || o.id from article o join article a on a.translation_set = o.translation_set join r on r.article_id = a.id
$$;

create function note_schedule() returns trigger language plpgsql as $$
begin
    insert into change (kind, tags)
    select 'schedule.changed', array_agg(name order by name) from names_of_revision(new.id) name;
    return null;
end $$;
-- When its time has come there is another change to tell of, and a schedule that was taken back does no harm.
create constraint trigger note_schedule after update of shown_from, shown_until on revision
    deferrable initially deferred for each row
    when (new.shown_from is not null and new.shown_from is distinct from old.shown_from
          or new.shown_until is not null and new.shown_until is distinct from old.shown_until)
    execute function note_schedule();

-- The moments at which time alone changes what readers see, soonest first, with the names of what changes. A function,
-- since the reading role may not ask for the names of just any revision.
drop view published_switch;
create function published_switches(most integer) returns table (at timestamptz, tags text[])
    language sql stable security definer set search_path from current as $$
    select s.at, array(select distinct name from unnest(s.revisions) revision, names_of_revision(revision) name)
      from (select p.at, array_agg(p.id) as revisions
              from (select shown_from as at, id from revision where shown_from > now()
                    union all
                    select shown_until, id from revision where shown_until > now()) p
             group by p.at order by p.at limit most) s
     order by s.at
$$;
grant execute on function published_switches(integer) to "${readingRole}";
