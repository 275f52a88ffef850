-- What editors do besides writing: review, schedule, withdraw, throw away, correct.

-- changed_at is the last act of an editor; each act raises the version that If-Match compares.
alter table article
    add column changed_at timestamptz not null default now(),
    add column review_since timestamptz,
    add column trashed_at timestamptz;
create index article_in_review on article (id) where review_since is not null;
create index article_trashed on article (id) where trashed_at is not null;

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
alter table revision
    add column article_version integer not null default 0,
    add column shown_from timestamptz,
    add column shown_until timestamptz,
    add column pending boolean not null generated always as (shown_from is not null or shown_until is not null) stored,
    drop constraint revision_state_check,
    add constraint revision_state_check check (state in ('draft', 'scheduled', 'published', 'superseded')),
    add constraint revision_scheduled_check check (
        (state = 'scheduled') = (shown_from is not null)
        and (state <> 'scheduled' or (published_at is not null and live_since is not null))),
    add constraint revision_shown_until_check check (
        shown_until is null or (state in ('scheduled', 'published') and (shown_from is null or shown_from < shown_until)));
create unique index revision_one_scheduled on revision (article_id) where state = 'scheduled';
create index revision_shown on revision (article_id) where state in ('published', 'scheduled');
create index revision_pending on revision (id) include (shown_from, shown_until) where pending;
create index revision_switches_on on revision (shown_from) where shown_from is not null;
create index revision_switches_off on revision (shown_until) where shown_until is not null;

alter table revision_tag add column pending boolean not null default false;
alter table revision_author add column pending boolean not null default false;

-- The indexes that lists walk, now over what is scheduled too.
do $$
declare
    listing record;
    again text;
begin
    for listing in select indexname, indexdef from pg_indexes
                    where schemaname = current_schema() and indexname like 'revision%listed%' loop
        again := regexp_replace(listing.indexdef, '(, live_since)?\) WHERE', ', pending\1) WHERE');
        again := replace(again, '(state = ''published''::text)', 'state in (''published'', ''scheduled'')');
        execute format('drop index %I', listing.indexname);
        execute again;
    end loop;
end
$$;

create or replace function list_of_revision() returns trigger language plpgsql as $$
begin
    select r.article_id, case when r.state in ('published', 'scheduled') then r.published_at end, r.pending
      into new.article_id, new.listed_at, new.pending
      from revision r where r.id = new.revision_id;
    return new;
end $$;

create or replace function list_revision_again() returns trigger language plpgsql as $$
declare
    place timestamptz := case when new.state in ('published', 'scheduled') then new.published_at end;
begin
    update revision_tag set listed_at = place, pending = new.pending where revision_id = new.id;
    update revision_author set listed_at = place, pending = new.pending where revision_id = new.id;
    return null;
end $$;
drop trigger list_revision_again on revision;
create trigger list_revision_again after update of state, published_at, shown_from, shown_until on revision
    for each row when ((old.state, old.published_at, old.pending) is distinct from (new.state, new.published_at, new.pending))
    execute function list_revision_again();

-- Those of the few whose time it is, and what readers see at this moment. Not granted to them: the published_* views are.
create view due_revision as
select id from revision
 where pending and (shown_from is null or shown_from <= now()) and (shown_until is null or shown_until > now());

create view shown_revision as
select * from revision
 where state in ('published', 'scheduled') and (not pending or id in (select id from due_revision));

create or replace view published_article as
select a.id, a.slug, a.translation_set, r.id as revision_id, r.number as revision, r.lang, r.title, r.lede, r.byline,
       r.source_name, r.source_url, r.section_id, r.body, r.published_at, r.date_precision, r.live_since
  from shown_revision r
  join article a on a.id = r.article_id;

create or replace view published_tagging as
select tag_id, article_id, revision_id, position, listed_at as published_at from revision_tag
 where listed_at is not null and (not pending or revision_id in (select id from due_revision));

create or replace view published_authorship as
select author_id, article_id, revision_id, position, listed_at as published_at from revision_author
 where listed_at is not null and (not pending or revision_id in (select id from due_revision));

create or replace view published_tag as
select t.id, t.slug, t.name, t.names from tag t
 where exists (select from published_tagging g where g.tag_id = t.id);
create or replace view published_author as
select w.id, w.slug, w.name, w.kind, w.bio from author w
 where exists (select from published_authorship g where g.author_id = w.id);

create or replace view published_photo as
select u.revision_id, r.article_id, u.position, u.role, p.id,
       json_build_object(
           'id', p.id, 'role', u.role, 'alt', p.alt, 'caption', p.caption,
           'credit', case when coalesce(p.credit_label, p.credit_text, p.credit_creator, p.credit_source,
                                        p.credit_copyright, p.credit_license) is not null
                          then json_build_object('label', p.credit_label, 'text', p.credit_text,
                                                 'creator', p.credit_creator, 'source', p.credit_source,
                                                 'copyright', p.credit_copyright, 'license', p.credit_license) end
       ) as photo
  from revision_photo u
  join shown_revision r on r.id = u.revision_id
  join photo p on p.id = u.photo_id;

create or replace view published_related as
select l.article_id, l.position, l.related_id, l.title
  from related_placement l
 where exists (select from shown_revision r where r.article_id = l.article_id)
   and exists (select from shown_revision r where r.article_id = l.related_id);

create or replace view published_front_item as
select f.block_id, f.position, f.article_id, f.title, f.teaser, f.valid_from, f.valid_until
  from front_placement f
 where exists (select from shown_revision r where r.article_id = f.article_id);

create or replace view published_moved as
select m.slug, a.slug as current_slug
  from slug_moved m
  join article a on a.id = m.article_id
 where exists (select from shown_revision r where r.article_id = a.id)
    or exists (select from takedown t where t.article_id = a.id);

create or replace view published_takedown as
select a.id, a.slug, t.reason, t.at
  from takedown t
  join article a on a.id = t.article_id
 where not exists (select from shown_revision r where r.article_id = a.id);

create or replace view published_listing as
select r.article_id, r.id as revision_id, r.lang, r.section_id, r.published_at, r.live_since,
       r.title collate kazakh as title
  from shown_revision r;

-- The next moment at which time alone changes what readers see anywhere: no answer may be kept past it.
create view published_switch as
select least((select min(shown_from) from revision where shown_from is not null and shown_from > now()),
             (select min(shown_until) from revision where shown_until is not null and shown_until > now())) as at;

-- What was wrong in a published article, said to its readers for good.
create table correction (
    id         uuid primary key,
    article_id uuid not null references article,
    at         timestamptz not null,
    text       text not null check (length(text) between 1 and 2000),
    by         text not null check (length(by) between 1 and 200)
);
create index correction_of on correction (article_id, at);

create view published_correction as
select c.article_id, c.at, c.text from correction c
 where exists (select from shown_revision r where r.article_id = c.article_id);

create function note_correction() returns trigger language plpgsql as $$
begin
    insert into change (kind, article_id, tags)
    select 'article.updated', new.article_id, array['article:' || new.article_id]
     where exists (select from shown_revision where article_id = new.article_id);
    return null;
end $$;
create constraint trigger note_correction after insert on correction
    deferrable initially deferred for each row execute function note_correction();

grant select on published_switch, published_correction to "${readingRole}";

-- Where an article stands in the newsroom's work.
create view article_situation as
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

-- What was answered to a creation that may be sent again. The row is written by the transaction of the creation itself:
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
