-- Who wrote what, when and from where: one row for every row that was written, in the transaction that wrote it, by
-- triggers, so that no way of writing can leave it out. Who is calling, Malim sets on every connection it takes
-- (access.SessionContextInterceptor); rows without a caller are the program's own: its clock, its start, or somebody with psql.
create table audit (
    position   bigint generated always as identity primary key,
    at         timestamptz not null default clock_timestamp(),
    actor      text not null,
    actor_name text not null,
    address    text,
    act        text not null check (act in ('create', 'change', 'remove')),
    subject    text not null,
    subject_id text not null,
    article_id uuid,
    before     jsonb,
    after      jsonb
);
create index audit_of_article on audit (article_id, position desc) where article_id is not null;
create index audit_of_actor on audit (actor, position desc);

-- Append-only for everybody, the application included. With the embedded database the application's login owns this table,
-- and an owner cannot be kept from what it owns by rights; so a trigger refuses. It does not stop somebody who may change
-- the schema. For that, give Malim a login of its own that owns nothing, and grant it insert and select here.
-- Two acts alone rewrite it: erasing a person (V012), and retention, both under a name that ends with their transaction.
create function keep_audit_append_only() returns trigger language plpgsql as $$
begin
    if may_rewrite_history() then
        return coalesce(new, old);
    end if;
    raise exception 'the audit log is append-only';
end $$;
create trigger append_only before update or delete on audit for each row execute function keep_audit_append_only();
create trigger append_only_truncate before truncate on audit for each statement execute function keep_audit_append_only();

-- What is kept of a row: no secret; no body and notes of a revision, since they stay readable there, while the body of a
-- live entry is nowhere else once it is changed; and no times and numbers that follow from other acts, which have their own
-- rows.
create function audit_row(kept jsonb, subject text) returns jsonb language sql immutable as $$
    select kept - array['secret_hash', 'sealed_headers', 'updated_at', 'modified_at', 'superseded_at']
                - case subject when 'revision' then array['body', 'notes'] when 'live-blog' then array['entries'] else '{}' end
$$;

-- Of a change, the columns that changed.
create function audit_difference(from_row jsonb, other jsonb) returns jsonb language sql immutable as $$
    select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(from_row)
     where value is distinct from other -> key
$$;

create function audit_write() returns trigger language plpgsql as $$
declare
    was jsonb := case when tg_op <> 'INSERT' then audit_row(to_jsonb(old), tg_argv[0]) end;
    now_is jsonb := case when tg_op <> 'DELETE' then audit_row(to_jsonb(new), tg_argv[0]) end;
    known jsonb := coalesce(now_is, was);
begin
    if was = now_is or (tg_op = 'DELETE' and tg_argv[0] = 'revision' and may_rewrite_history()) then
        return null; -- retention: one entry for all of them, and not their texts once more
    end if;
    insert into audit (actor, actor_name, address, act, subject, subject_id, article_id, before, after)
    values (coalesce(nullif(current_setting('malim.actor', true), ''), 'system'),
            coalesce(nullif(current_setting('malim.actor_name', true), ''), 'Malim'),
            nullif(current_setting('malim.address', true), ''),
            case tg_op when 'INSERT' then 'create' when 'UPDATE' then 'change' else 'remove' end,
            tg_argv[0],
            coalesce(known ->> 'id', known ->> 'article_id', known ->> 'block_id', known ->> 'menu_id',
                     known ->> 'page_id', known ->> 'slug', tg_argv[0]),
            (case when tg_argv[0] = 'article' then known ->> 'id' else known ->> 'article_id' end)::uuid,
            case when tg_op = 'UPDATE' then audit_difference(was, now_is) else was end,
            case when tg_op = 'UPDATE' then audit_difference(now_is, was) else now_is end);
    return null;
end $$;

-- Every table that people write; AuditTableTest asks for those that a later migration forgets. Last of a table's triggers:
-- hence z_.
do $$
declare
    audited text;
begin
    foreach audited in array array['article', 'revision', 'live_blog', 'live_entry', 'correction', 'takedown', 'slug_moved',
                                   'related_placement', 'author', 'section', 'tag', 'other_slug', 'photo', 'media',
                                   'front_block', 'front_placement', 'api_key', 'preview_link', 'read_only_mode',
                                   'former_address', 'menu', 'menu_item', 'front_page', 'front_page_block'] loop
        -- not of those times alone: a photo's credit sets them for every article that shows it
        execute format('create trigger z_audit after insert or delete or update of %s on %I for each row'
                       ' execute function audit_write(%L)',
                       (select string_agg(quote_ident(attname), ', ') from pg_attribute
                         where attrelid = audited::regclass and attnum > 0 and not attisdropped and attgenerated = ''
                           and attname not in ('updated_at', 'modified_at')),
                       audited, replace(audited, '_', '-'));
    end loop;
end
$$;
