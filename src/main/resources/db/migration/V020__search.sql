-- What readers search: the keys of the words of every published article. Java makes the keys; here they are only kept,
-- so any server will do and needs no extension.

-- heading has the title and the lede alone: small enough to stay in its row, and enough to tell what a story is about.
create table search_document (
    article_id   uuid primary key references article on delete cascade,
    revision_id  uuid not null unique references revision on delete cascade,
    published_at timestamptz not null,
    heading      tsvector not null,
    words        tsvector not null
);
-- Every query reads what waits to be sorted into the index; a short queue keeps that under a millisecond.
create index search_document_words on search_document using gin (words) with (gin_pending_list_limit = 512);
create index search_document_heading on search_document using gin (heading) with (gin_pending_list_limit = 512);
create index search_document_newest on search_document (published_at desc, article_id desc);

-- What is withdrawn is not found, whoever withdraws it.
create function forget_what_is_withdrawn() returns trigger language plpgsql as $$
begin
    if new.state <> 'published' then
        delete from search_document where revision_id = new.id;
    else
        update search_document set published_at = new.published_at where revision_id = new.id;
    end if;
    return null;
end $$;
create trigger forget_what_is_withdrawn after update of state, published_at on revision
    for each row when (old.state = 'published') execute function forget_what_is_withdrawn();

-- Words that readers can find, for those who misspell them: the folded stem and the shortest form met.
create table search_word (
    stem    text collate "C" primary key check (length(stem) <= 64),
    written text not null check (length(written) <= 64)
);

-- How far the index has been built anew. It starts as unfinished: there may be articles already.
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
insert into search_rebuild values (true, 0, true, null, 0, 0, now(), null);

create view published_search as
select article_id, revision_id, published_at, heading, words from search_document;
create view published_word as select stem, written from search_word;

grant select on published_search, published_word to "${readingRole}";
