-- Links that show one article's draft to whoever has them, until they expire or are revoked. What a link says is signed, so
-- a forged one never reaches this table; what it is allowed to show is here.
create table preview_link (
    id         uuid primary key,
    article_id uuid not null references article,
    created_at timestamptz not null,
    created_by text not null check (length(created_by) between 1 and 200),
    expires_at timestamptz not null check (expires_at > created_at),
    revoked_at timestamptz
);
create index preview_link_of on preview_link (article_id, id desc);
create trigger z_note_write after insert or update or delete on preview_link
    for each row execute function note_write('preview-link');
create trigger a_stay_in_section before insert or update or delete on preview_link
    for each row when (bound_to_section()) execute function refuse_outside_section('article', 'article_id');

-- What links are signed with, the same for every replica: made by the first that needs it.
create table signing_key (
    only_one boolean primary key default true check (only_one),
    secret   bytea not null check (length(secret) >= 32)
);

-- A preview is a publication that is rolled back: these functions make it so within a transaction, the published_* views
-- then show what readers would see, of this article and of nothing else that is not public, and the transaction ends as if
-- nothing had been. So a preview needs no second way of reading, which could show more than the first.

-- Shows the newest content of an article as if it were published now; says whether there is any.
create function show_draft(wanted uuid) returns boolean language plpgsql as $$
declare
    newest uuid := (select r.id from revision r join article a on a.id = r.article_id
                     where r.article_id = wanted and r.state <> 'superseded' and a.trashed_at is null
                     order by r.number desc limit 1);
begin
    if newest is null then
        return false;
    end if;
    update revision set state = 'superseded', shown_from = null, shown_until = null
     where article_id = wanted and id <> newest and state in ('published', 'scheduled');
    update revision set state = 'published', shown_from = null, shown_until = null, live_since = coalesce(live_since, now()),
                        published_at = coalesce(published_at, now()), date_precision = coalesce(date_precision, 'time')
     where id = newest;
    return true;
end $$;

-- How every block was before it was changed, to show it as of then; null for one that was not there.
create table front_history (
    block_id uuid not null,
    until    timestamptz not null,
    block    jsonb,
    items    jsonb not null,
    primary key (block_id, until)
);
create index front_history_until on front_history (until);

create function keep_front_history() returns trigger language plpgsql as $$
declare
    row_now jsonb := to_jsonb(coalesce(old, new));
    changing uuid := (case tg_table_name when 'front_block' then row_now ->> 'id' else row_now ->> 'block_id' end)::uuid;
begin
    if not exists (select from front_history where block_id = changing and until = now()) then
        insert into front_history (block_id, until, block, items)
        select changing, now(), (select to_jsonb(b) from front_block b where b.id = changing),
               coalesce((select jsonb_agg(p order by p.position) from front_placement p where p.block_id = changing), '[]');
    end if;
    return coalesce(new, old);
end $$;
create trigger b_keep_history before insert or update or delete on front_block
    for each row execute function keep_front_history();
create trigger b_keep_history before insert or update or delete on front_placement
    for each row execute function keep_front_history();

-- Which revision of an article readers saw or will see at a moment; null for none. What was withdrawn says the change log.
create function revision_as_of(wanted uuid, moment timestamptz) returns uuid language sql stable as $$
    select case when moment >= now() then (
        select r.id from revision r
         where r.article_id = wanted and r.state in ('published', 'scheduled')
           and (r.shown_from is null or r.shown_from <= moment) and (r.shown_until is null or r.shown_until > moment)
         order by r.shown_from desc nulls last limit 1)
    when coalesce((select c.kind from change c
                    where c.article_id = wanted and c.at <= moment
                      and c.kind in ('article.published', 'article.updated', 'article.unpublished', 'article.taken-down')
                    order by c.position desc limit 1), '') not in ('article.unpublished', 'article.taken-down') then (
        select r.id from revision r
         where r.article_id = wanted and r.live_since <= moment and r.state <> 'draft'
         order by r.live_since desc, r.number desc limit 1)
    end
$$;

-- Makes the whole site what it was or will be at a moment, if no more than some articles differ from now; says whether.
create function show_as_of(moment timestamptz, most integer) returns boolean language plpgsql as $$
declare
    differing uuid[] := array(
        select distinct d.article_id
          from (select r.article_id from revision r where r.pending and r.state in ('published', 'scheduled')
                union all
                select c.article_id from change c where moment < now() and c.at > moment and c.article_id is not null) d
         limit most + 1);
    chosen uuid[];
    shown front_history;
begin
    if cardinality(differing) > most then
        return false;
    end if;
    chosen := array_remove(array(select revision_as_of(d.id, moment) from unnest(differing) as d (id)), null);
    update revision set state = 'superseded', shown_from = null, shown_until = null
     where article_id = any(differing) and state in ('published', 'scheduled') and id <> all(chosen);
    update revision set state = 'published', shown_from = null, shown_until = null where id = any(chosen);
    for shown in select distinct on (h.block_id) h.* from front_history h where h.until > moment order by h.block_id, h.until loop
        delete from front_placement where block_id = shown.block_id;
        delete from front_block where id = shown.block_id;
        if shown.block is not null then
            insert into front_block select (jsonb_populate_record(null::front_block, shown.block)).*;
            insert into front_placement select p.* from jsonb_populate_recordset(null::front_placement, shown.items) p;
        end if;
    end loop;
    delete from front_placement where valid_from > moment or valid_until <= moment;
    update front_placement set valid_from = null, valid_until = null where valid_from is not null or valid_until is not null;
    return true;
end $$;
create index change_at on change (at);
