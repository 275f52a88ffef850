-- Keys that people can live with: told apart by how they begin, bound to a section, and seen in use.
alter table api_key
    add column prefix text not null default '' check (length(prefix) <= 20),
    add column section_id uuid references section,
    add column created_by text check (length(created_by) between 1 and 200);

-- Apart from the keys themselves: using one is no change to it.
create table api_key_use (
    key_id uuid primary key references api_key on delete cascade,
    at     timestamptz not null
);

-- A key of one section writes there and nowhere else, whatever code writes for it. Malim says whose key it is on every
-- connection it takes (malim.scope); the triggers below cost nothing where none is said.
create function bound_to_section() returns boolean language sql stable as
    $$ select coalesce(current_setting('malim.scope', true), '') <> '' $$;

-- Whether a section is the key's, or lies below it.
create function section_in_scope(wanted uuid) returns boolean language sql stable as $$
    with recursive up as (
        select s.id, s.parent_id from section s where s.id = wanted
        union
        select s.id, s.parent_id from section s join up on s.id = up.parent_id
    )
    select exists (select from up where up.id = nullif(current_setting('malim.scope', true), '')::uuid)
$$;

-- An article lies where its draft and what readers see of it lie.
create function article_in_scope(wanted uuid) returns boolean language sql stable as $$
    select not bound_to_section()
        or not exists (select from revision r
                        where r.article_id = wanted and r.state <> 'superseded' and not section_in_scope(r.section_id))
$$;

create function refuse_outside_section() returns trigger language plpgsql as $$
declare
    inside boolean := case
        when tg_argv[0] = 'revision' then section_in_scope((to_jsonb(new) ->> 'section_id')::uuid)
             and (tg_op = 'INSERT' or section_in_scope((to_jsonb(old) ->> 'section_id')::uuid))
        when tg_argv[0] = 'article' then article_in_scope((to_jsonb(coalesce(new, old)) ->> tg_argv[1])::uuid)
        else false end;
begin
    if not inside then
        -- a code of Malim's own, which says "forbidden" and not that somebody has forgotten a grant
        raise exception 'this key is bound to another section' using errcode = 'ML403';
    end if;
    return coalesce(new, old);
end $$;

create trigger a_stay_in_section before insert or update on revision
    for each row when (bound_to_section()) execute function refuse_outside_section('revision');
create trigger a_stay_in_section before update on article
    for each row when (bound_to_section()) execute function refuse_outside_section('article', 'id');
create trigger a_stay_in_section before insert or update or delete on related_placement
    for each row when (bound_to_section()) execute function refuse_outside_section('article', 'article_id');
create trigger a_stay_in_section before insert or update or delete on takedown
    for each row when (bound_to_section()) execute function refuse_outside_section('article', 'article_id');
create trigger a_stay_in_section before insert on correction
    for each row when (bound_to_section()) execute function refuse_outside_section('article', 'article_id');

-- What belongs to no section belongs to no key of one.
do $$
declare
    everybodys text;
begin
    foreach everybodys in array array['author', 'tag', 'section', 'photo', 'front_block', 'front_placement', 'api_key'] loop
        execute format('create trigger a_stay_in_section before insert or update or delete on %I'
                       ' for each row when (bound_to_section()) execute function refuse_outside_section()', everybodys);
    end loop;
end
$$;
