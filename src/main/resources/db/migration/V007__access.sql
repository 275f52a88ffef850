-- Who may call Malim, and what a key of one section may write.

create table api_key (
    id          uuid primary key,
    name        text not null check (length(name) between 1 and 200),
    role        text not null check (role in ('reader', 'writer', 'editor', 'publisher', 'admin')),
    secret_hash bytea not null unique,
    -- how the key begins, by which people tell keys apart
    prefix      text not null default '' check (length(prefix) <= 20),
    section_id  uuid references section,
    created_at  timestamptz not null,
    created_by  text check (length(created_by) between 1 and 200),
    expires_at  timestamptz,
    revoked_at  timestamptz,
    -- whether it is, or was, the one in MALIM_ADMIN_KEY, which the next one there replaces
    from_setting boolean not null default false
);

-- Apart from the keys themselves: using one is no change to it.
create table api_key_use (
    key_id uuid primary key references api_key on delete cascade,
    at     timestamptz not null
);

-- Writes are refused while there is a row.
create table read_only_mode (
    only_row   boolean primary key default true check (only_row),
    since      timestamptz not null default clock_timestamp(),
    started_by text not null,
    reason     text not null check (length(reason) between 1 and 200)
);

-- The response to a creation that may be sent again. The row is written by the transaction of the creation itself:
-- either both are there or neither is.
create table idempotency_key (
    principal   text not null check (length(principal) between 1 and 300),
    key         text not null check (length(key) between 1 and 255),
    fingerprint bytea not null,
    status      integer not null,
    headers     jsonb not null,
    body        bytea not null,
    expires_at  timestamptz not null,
    primary key (principal, key)
);
create index idempotency_key_expired on idempotency_key (expires_at);

-- Links that show one article's draft to every client that has them, until they expire or are revoked. What a link says is
-- signed, so a forged one never reaches this table; what it is allowed to show is here.
create table preview_link (
    id         uuid primary key,
    article_id uuid not null references article,
    created_at timestamptz not null,
    created_by text not null check (length(created_by) between 1 and 200),
    expires_at timestamptz not null check (expires_at > created_at),
    revoked_at timestamptz
);
create index preview_link_of on preview_link (article_id, id desc);

-- What is taken down stops its links with it, for good: who lifts the takedown makes new ones.
create function revoke_preview_links() returns trigger language plpgsql as $$
begin
    update preview_link set revoked_at = now() where article_id = new.article_id and revoked_at is null;
    return null;
end $$;
create trigger revoke_preview_links after insert on takedown for each row execute function revoke_preview_links();

-- What links are signed with, the same for every replica: made by the first that needs it.
create table signing_key (
    only_one boolean primary key default true check (only_one),
    secret   bytea not null check (length(secret) >= 32)
);

-- A key of one section writes there and nowhere else, whatever code writes for it. Malim sets the key's section on every
-- connection it takes (malim.scope); the triggers below cost nothing where none is set.
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

-- Whether the caller may know of an article: everybody of what readers see, a key of one section of what lies there.
create function article_visible_in_scope(wanted uuid) returns boolean language sql stable as
    $$ select article_in_scope(wanted) or exists (select from shown_revision r where r.article_id = wanted) $$;

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

-- Triggers of one table run in the order of their names, and this question comes before all others: hence a_.
create trigger a_enforce_scope before insert or update on revision
    for each row when (bound_to_section()) execute function refuse_outside_section('revision');
create trigger a_enforce_scope before update on article
    for each row when (bound_to_section()) execute function refuse_outside_section('article', 'id');
create trigger a_enforce_scope before insert or update or delete on related_placement
    for each row when (bound_to_section()) execute function refuse_outside_section('article', 'article_id');
create trigger a_enforce_scope before insert or update or delete on takedown
    for each row when (bound_to_section()) execute function refuse_outside_section('article', 'article_id');
create trigger a_enforce_scope before insert on correction
    for each row when (bound_to_section()) execute function refuse_outside_section('article', 'article_id');
create trigger a_enforce_scope before insert or update or delete on live_blog
    for each row when (bound_to_section()) execute function refuse_outside_section('article', 'article_id');
create trigger a_enforce_scope before insert or update or delete on live_entry
    for each row when (bound_to_section()) execute function refuse_outside_section('article', 'article_id');
create trigger a_enforce_scope before insert or update or delete on preview_link
    for each row when (bound_to_section()) execute function refuse_outside_section('article', 'article_id');

-- An article lies where its main section is. Such a key puts it into no other section of somebody else's, but leaves it in
-- those where others have put it before.
create function refuse_other_section() returns trigger language plpgsql as $$
begin
    if not section_in_scope(new.section_id) and not exists (
           select from revision r
             join revision before on before.article_id = r.article_id
                  and before.number = (select max(p.number) from revision p
                                        where p.article_id = r.article_id and p.number < r.number)
             join revision_section k on k.revision_id = before.id and k.section_id = new.section_id
            where r.id = new.revision_id) then
        raise exception 'this key is bound to another section' using errcode = 'ML403';
    end if;
    return new;
end $$;
create trigger a_enforce_scope before insert on revision_section
    for each row when (new.position > 0 and bound_to_section()) execute function refuse_other_section();

-- What belongs to no section belongs to no key of one.
do $$
declare
    everybodys text;
begin
    foreach everybodys in array array['author', 'tag', 'section', 'other_slug', 'photo', 'media', 'front_block',
                                      'front_placement', 'front_page', 'front_page_block', 'menu', 'menu_item',
                                      'api_key', 'former_address'] loop
        execute format('create trigger a_enforce_scope before insert or update or delete on %I'
                       ' for each row when (bound_to_section()) execute function refuse_outside_section()', everybodys);
    end loop;
end
$$;

-- A translation is shown on the pages of all that tell its story, so a key of one section joins those of its own only.
create function refuse_translation_outside_section() returns trigger language plpgsql as $$
begin
    if exists (select from article o
                where o.translation_set = new.translation_set and o.id <> new.id and not article_in_scope(o.id)) then
        raise exception 'this key is bound to another section' using errcode = 'ML403';
    end if;
    return new;
end $$;
create trigger a_enforce_translation_scope before insert or update of translation_set on article
    for each row when (new.translation_set is not null and bound_to_section())
    execute function refuse_translation_outside_section();
