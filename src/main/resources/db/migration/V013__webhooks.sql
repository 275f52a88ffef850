-- Webhooks: whom Malim tells of changes by itself. Each reads the change log from a position of its own, so that publishing
-- pays for none of them; what it is told is a row from the moment it is known to match until it is no longer of interest.

-- How far each replica has read the log. A webhook that is told of a change asks for it at once, from any replica: it must
-- find it there. Of a replica that has not written for six seconds nothing is known, and it serves nothing stale by then
-- (change.ReplicationPosition). Not worth the write-ahead log: after a crash each replica writes it again.
create unlogged table replica_position (
    replica  uuid primary key,
    position bigint not null,
    at       timestamptz not null
);

-- What every replica that is there has read; nothing when none has said so.
create function visible_change_position() returns bigint language sql stable as $$
    select coalesce(min(r.position), 0) from replica_position r where r.at > clock_timestamp() - interval '6 seconds'
$$;

create table webhook (
    id              uuid primary key,
    version         integer not null default 1,
    name            text not null check (length(name) between 1 and 200),
    url             text not null check (length(url) between 1 and 2000),
    format          text not null check (format in ('cloudevents', 'revalidation', 'slack')),
    -- empty: all of them
    types           text[] not null default '{}',
    langs           text[] not null default '{}',
    sections        text[] not null default '{}',
    tags            text[] not null default '{}',
    authors         text[] not null default '{}',
    header_names    text[] not null default '{}',
    -- the values may be passwords: encrypted as the secrets are
    sealed_headers  bytea,
    created_at      timestamptz not null default clock_timestamp(),
    secret_at       timestamptz not null default clock_timestamp(),
    disabled_at     timestamptz,
    disabled_reason text check (disabled_reason in ('manual', 'failing', 'gone')),
    check ((disabled_at is null) = (disabled_reason is null))
);

-- What deliveries are signed with; two of them while receivers change from one to the next. The key that encrypts them is
-- in the settings, so that neither a backup nor a query gives them away.
create table webhook_secret (
    webhook_id uuid not null references webhook on delete cascade,
    created_at timestamptz not null default clock_timestamp(),
    expires_at timestamptz,
    sealed     bytea not null,
    public_key bytea not null check (length(public_key) = 32),
    primary key (webhook_id, created_at)
);

-- Apart from the webhooks themselves: going on is no change to one. One replica at a time works for a webhook; when it is
-- killed its lease ends by itself.
create table webhook_progress (
    webhook_id      uuid primary key references webhook on delete cascade,
    position        bigint not null,
    replay_after    bigint,
    replay_until    bigint,
    leased_by       uuid,
    leased_until    timestamptz,
    -- of the receiver, while nothing that is sent to it succeeds
    failures        integer not null default 0,
    failing_since   timestamptz,
    retry_at        timestamptz,
    last_success_at timestamptz,
    check ((replay_after is null) = (replay_until is null))
);

create table webhook_delivery (
    number      bigint generated always as identity primary key,
    webhook_id  uuid not null references webhook on delete cascade,
    -- of the event: the same for every webhook, attempt and replay
    id          uuid not null,
    position    bigint not null,
    type        text not null,
    subject_id  uuid,
    article_id  uuid,
    slug        text,
    at          timestamptz not null,
    tags        text[] not null default '{}',
    state       text not null check (state in ('waiting', 'delivered', 'failed', 'superseded')),
    attempts    integer not null default 0,
    next_at     timestamptz,
    created_at  timestamptz not null default clock_timestamp(),
    sent_at     timestamptz,
    duration_ms integer,
    status      integer,
    error       text check (length(error) <= 500),
    request     text check (length(request) <= 30000),
    response    text check (length(response) <= 4096),
    check ((state = 'waiting') = (next_at is not null)),
    unique (webhook_id, id)
);
-- The newest state wins, so of a thing only one delivery waits.
create unique index webhook_delivery_one_waiting on webhook_delivery (webhook_id, subject_id)
    where state = 'waiting' and subject_id is not null;
create index webhook_delivery_due on webhook_delivery (webhook_id, next_at) where state = 'waiting';
create index webhook_delivery_of on webhook_delivery (webhook_id, number desc);
create index webhook_delivery_created on webhook_delivery (created_at);

create trigger a_enforce_scope before insert or update or delete on webhook
    for each row when (bound_to_section()) execute function refuse_outside_section();
create trigger z_audit after insert or update or delete on webhook for each row execute function audit_write('webhook');

-- An id of the form of a UUID (RFC 9562, version 8) that follows from the position and its history.
create function webhook_event_id(place bigint) returns uuid language sql stable as $$
    select (lpad(to_hex(place), 12, '0') || '8' || substr(h.hash, 1, 3) || 'a' || substr(h.hash, 4, 15))::uuid
      from (select md5(e.id || ':' || place) as hash from change_epoch e) h
$$;

-- Whether a webhook wants a row of the log. Its filters are for articles; a row names what an article is in and what it was
-- in, so that who follows a section hears that an article has left it. Rows that name the article alone are looked at with
-- the names of the last one before that had all.
create function webhook_wants(hook webhook, c change, event_type text) returns boolean language plpgsql stable as $$
declare
    names text[] := c.tags;
begin
    if hook.types <> '{}' and event_type <> all (hook.types) then
        return false;
    end if;
    if c.article_id is null or hook.langs || hook.sections || hook.tags || hook.authors = '{}' then
        return true;
    end if;
    if not exists (select from unnest(names) name where name like 'list:lang:%') then
        names := names || coalesce((select b.tags from change b
                                     where b.article_id = c.article_id and b.position < c.position
                                       and b.kind in ('article.published', 'article.updated', 'article.unpublished', 'article.taken-down')
                                       and exists (select from unnest(b.tags) name where name like 'list:lang:%')
                                     order by b.position desc limit 1), '{}');
    end if;
    return (hook.langs = '{}' or names && array(select 'list:lang:' || x from unnest(hook.langs) x))
       and (hook.sections = '{}' or names && array(select 'list:section:' || x from unnest(hook.sections) x))
       and (hook.tags = '{}' or names && array(select 'list:tag:' || x from unnest(hook.tags) x))
       and (hook.authors = '{}' or names && array(select 'list:author:' || x from unnest(hook.authors) x));
end $$;

-- Makes a delivery wait, in place of an older one of the same thing; what that one would have made stale, this one names.
create function add_webhook_delivery(hook uuid, place bigint, event_type text, subject uuid, article uuid, its_slug text,
                                     moment timestamptz, names text[]) returns void language plpgsql as $$
declare
    waiting webhook_delivery;
begin
    select * into waiting from webhook_delivery d
     where d.webhook_id = hook and d.subject_id = subject and d.state = 'waiting' for update;
    if waiting.position > place or (event_type = 'related.changed' and waiting.type <> event_type) then
        update webhook_delivery set tags = array(select distinct x from unnest(tags || names) x order by x) where number = waiting.number;
        return;
    end if;
    if waiting.position < place then
        update webhook_delivery set state = 'superseded', next_at = null where number = waiting.number;
        names := names || waiting.tags;
        if waiting.type = 'article.published' and event_type in ('article.updated', 'article.moved') then
            event_type := waiting.type; -- nobody has heard of it yet
        end if;
    end if;
    insert into webhook_delivery (webhook_id, id, position, type, subject_id, article_id, slug, at, tags, state, next_at)
    values (hook, webhook_event_id(place), place, event_type, subject, article, its_slug, moment,
            array(select distinct x from unnest(names) x order by x), 'waiting', clock_timestamp())
    on conflict (webhook_id, id) do update
       set state = 'waiting', attempts = 0, next_at = excluded.next_at, tags = excluded.tags;
end $$;

-- Reads a part of the log for a webhook; returns how far.
create function follow_changes(hook webhook, place bigint, until bigint, most integer) returns bigint language plpgsql as $$
declare
    c change;
    reached bigint := place;
    seen integer := 0;
    event_type text;
begin
    if place < until and place < (select min(b.position) - 1 from change b) then
        perform add_webhook_delivery(hook.id, place, 'resync', null, null, null, clock_timestamp(), '{}');
    end if;
    for c in select * from change b where b.position > place and b.position <= until order by b.position limit most loop
        reached := c.position;
        seen := seen + 1;
        continue when not c.for_readers;
        event_type := replace(c.kind, '-', '_');
        if 'everything' = any(c.tags) then -- a person was erased: which copies have the name nobody may write down
            perform add_webhook_delivery(hook.id, c.position, 'resync', null, null, null, c.at, '{}');
        elsif webhook_wants(hook, c, event_type) then
            perform add_webhook_delivery(hook.id, c.position, event_type, c.subject_id, c.article_id, c.slug, c.at, c.tags);
        end if;
    end loop;
    return case when seen < most then greatest(reached, until) else reached end;
end $$;

-- The webhooks that have something to do, leased to a replica.
create function lease_webhooks(replica uuid, seconds integer, most integer) returns setof uuid language sql as $$
    update webhook_progress set leased_by = replica, leased_until = clock_timestamp() + make_interval(secs => seconds)
     where webhook_id in (
           select p.webhook_id
             from webhook_progress p join webhook w on w.id = p.webhook_id, (select visible_change_position() as position) visible
            where w.disabled_at is null
              and (p.leased_until is null or p.leased_until < clock_timestamp())
              and (p.retry_at is null or p.retry_at <= clock_timestamp())
              and (p.position < visible.position or p.replay_after is not null
                   or exists (select from webhook_delivery d
                               where d.webhook_id = p.webhook_id and d.state = 'waiting' and d.next_at <= clock_timestamp()))
            order by p.leased_until nulls first limit most
              for update of p skip locked)
    returning webhook_id
$$;

-- Goes on with a webhook, and renews the lease; null when another replica has it, or when it was disabled.
create function advance_webhook(hook_id uuid, replica uuid, seconds integer, most integer) returns boolean language plpgsql as $$
declare
    hook webhook;
    p webhook_progress;
    visible bigint := visible_change_position();
begin
    select * into hook from webhook w where w.id = hook_id and w.disabled_at is null for share;
    select * into p from webhook_progress q where q.webhook_id = hook_id and q.leased_by = replica for update;
    if hook.id is null or p.webhook_id is null then
        return null;
    end if;
    if p.replay_after is not null then
        p.replay_after := follow_changes(hook, p.replay_after, p.replay_until, most);
        if p.replay_after >= p.replay_until then
            p.replay_after := null;
            p.replay_until := null;
        end if;
    end if;
    if p.position < visible then
        p.position := follow_changes(hook, p.position, visible, most);
    end if;
    update webhook_progress
       set position = p.position, replay_after = p.replay_after, replay_until = p.replay_until,
           leased_until = clock_timestamp() + make_interval(secs => seconds)
     where webhook_id = hook_id;
    return true;
end $$;
