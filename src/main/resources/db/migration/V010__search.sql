-- What readers search: the keys of the words of every published article. Java makes the keys; here they are only stored,
-- so any server will do and needs no extension.

-- What is found is read the newest first, and only as far as a page needs: by month, since an index of words has no
-- order. The month stands beside the words in both trees, so that a common word is looked up among the newest alone.
create function published_month(moment timestamptz) returns integer immutable parallel safe language sql
return cast(extract(year from moment at time zone 'UTC') * 12 + extract(month from moment at time zone 'UTC') as integer);

create function month_start(month integer) returns timestamptz immutable parallel safe language sql
return make_timestamp((month - 1) / 12, (month - 1) % 12 + 1, 1, 0, 0, 0) at time zone 'UTC';

-- The index keeps to schedules as everything readers see does: a revision is indexed when it is scheduled, and found while
-- it is shown. So an article has a document for each of its revisions that has a time.
-- heading has the title and the lede alone: small enough to stay in its row, and enough to tell what a story is about.
create table search_document (
    revision_id  uuid primary key references revision on delete cascade,
    article_id   uuid not null references article on delete cascade,
    published_at timestamptz not null,
    -- an array of one: arrays can be in a tree of words without an extension
    published_in integer[] not null generated always as (array[published_month(published_at)]) stored,
    pending      boolean not null default false,
    heading      tsvector not null,
    words        tsvector not null
);
-- Every query reads what waits to be sorted into the index; a short queue keeps that under a millisecond.
create index search_document_words on search_document
    using gin (words, published_in) with (gin_pending_list_limit = 512);
create index search_document_heading on search_document
    using gin (heading, published_in) with (gin_pending_list_limit = 512);
create index search_document_newest on search_document (published_at desc, article_id desc);
create index search_document_of on search_document (article_id);

-- A draft has no document, whatever writes one.
create function set_document_pending() returns trigger language plpgsql as $$
begin
    select r.pending into new.pending
      from revision r where r.id = new.revision_id and r.state in ('published', 'scheduled');
    return case when found then new end;
end $$;
create trigger set_document_pending before insert or update on search_document
    for each row execute function set_document_pending();

-- What is withdrawn is not found, whatever withdraws it.
create function unindex_withdrawn() returns trigger language plpgsql as $$
begin
    if new.state in ('published', 'scheduled') then
        update search_document set published_at = new.published_at where revision_id = new.id;
    else
        delete from search_document where revision_id = new.id;
    end if;
    return null;
end $$;
create trigger unindex_withdrawn after update of state, published_at, shown_from, shown_until on revision
    for each row when (old.state in ('published', 'scheduled')) execute function unindex_withdrawn();

-- What is found by other words from now on: responses to searches, also those that found nothing. A text that becomes public
-- is logged by its revision.
create function log_search() returns trigger language plpgsql as $$
declare
    logged text := coalesce(current_setting('malim.logged', true), '');
begin
    if strpos(logged, 'search;') > 0 or strpos(logged, 'article ' || new.article_id || ';') > 0
       or not exists (select from shown_revision where id = new.revision_id) then
        return null;
    end if;
    perform set_config('malim.logged', logged || 'search;', true);
    insert into change (kind, for_readers, tags) values ('search.changed', true, array['search']);
    return null;
end $$;
create constraint trigger log_search after insert or update of heading, words on search_document
    deferrable initially deferred for each row execute function log_search();

-- The words of each live entry: those of all are in the document of their article, by which it is found, and these tell in
-- which entry.
create table search_entry (
    entry_id   uuid primary key references live_entry on delete cascade,
    article_id uuid not null,
    words      tsvector not null
);
create index search_entry_of on search_entry (article_id);
create index search_entry_words on search_entry using gin (words);

-- A new entry adds its words to the documents of its article: to make these again from all its entries would take longer
-- with each. What PostgreSQL cannot store in one document is left out.
create function add_to_documents(wanted uuid, more tsvector) returns void language plpgsql as $$
begin
    update search_document set words = words || more
     where revision_id in (select id from revision where article_id = wanted and kind = 'live');
exception when program_limit_exceeded then
    null;
end $$;

-- Words that readers can find, for those who misspell them: each word and each stem without Kazakh letters, and the shortest
-- form met. A misspelled word has its beginning or its end in common with the right one, so that it is found by either.
create table search_word (
    spelling text collate "C" primary key check (length(spelling) <= 64),
    written  text not null check (length(written) <= 64)
);
create index search_word_by_end on search_word (reverse(spelling) collate "C");

-- The newsroom's own synonyms: texts that mean the same. All in one row, since they are read together and replaced together.
create table synonyms (
    only_row boolean primary key default true check (only_row),
    version  integer not null,
    rules    jsonb not null check (jsonb_typeof(rules) = 'array')
);
insert into synonyms (version, rules) values (1, '[]');

create function log_synonyms() returns trigger language plpgsql as $$
begin
    insert into change (kind, for_readers, tags) values ('search.changed', true, array['search']);
    return null;
end $$;
create constraint trigger log_synonyms after update on synonyms
    deferrable initially deferred for each row execute function log_synonyms();
create trigger z_audit after update on synonyms for each row execute function audit_write('synonyms');
create trigger a_enforce_scope before update on synonyms
    for each row when (bound_to_section()) execute function refuse_outside_section();

-- How far a rebuild of the index has come. It starts as unfinished, so that the first start makes the index.
create table search_rebuild (
    only_one    boolean primary key default true check (only_one),
    version     integer not null,
    running     boolean not null,
    after       uuid,
    done        bigint not null,
    total       bigint not null,
    started_at  timestamptz not null,
    finished_at timestamptz
);
insert into search_rebuild (version, running, done, total, started_at) values (0, true, 0, 0, now());

-- Articles that are to be found by another name, or other words of their media, from now on; Malim indexes them again, some at a time.
create table reindex_queue (article_id uuid primary key);

create function queue_reindexing() returns trigger language plpgsql as $$
begin
    insert into reindex_queue (article_id)
    select distinct article_id from revision_tag where tg_table_name = 'tag' and tag_id = new.id and listed_at is not null
    union select article_id from revision_author where tg_table_name = 'author' and author_id = new.id and listed_at is not null
    union select article_id from revision_section where tg_table_name = 'section' and section_id = new.id and listed_at is not null
    union select r.article_id from revision_media u join revision r on r.id = u.revision_id
           where tg_table_name = 'media' and u.media_id = new.id and r.state in ('published', 'scheduled')
    on conflict do nothing;
    return null;
end $$;
create trigger queue_reindexing after update of name, names on tag
    for each row when ((old.name, old.names) is distinct from (new.name, new.names)) execute function queue_reindexing();
create trigger queue_reindexing after update of name, names on section
    for each row when ((old.name, old.names) is distinct from (new.name, new.names)) execute function queue_reindexing();
create trigger queue_reindexing after update of title, alt, caption, transcript on media
    for each row when ((old.title, old.alt, old.caption, old.transcript)
                       is distinct from (new.title, new.alt, new.caption, new.transcript)) execute function queue_reindexing();
create trigger queue_reindexing after update of name, names on author
    for each row when ((old.name, old.names) is distinct from (new.name, new.names)) execute function queue_reindexing();
