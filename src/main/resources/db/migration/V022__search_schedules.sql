-- The index of what is searched keeps to schedules as everything readers see does: a revision is indexed when it is
-- scheduled, and found while it is shown. So an article has a document for each of its revisions that has a time.
alter table search_document
    add column pending boolean not null default false,
    drop constraint search_document_pkey,
    drop constraint search_document_revision_id_key,
    add primary key (revision_id);
create index search_document_of on search_document (article_id);

-- A draft has no document, whoever writes one.
create function time_what_is_searched() returns trigger language plpgsql as $$
begin
    select r.pending into new.pending
      from revision r where r.id = new.revision_id and r.state in ('published', 'scheduled');
    return case when found then new end;
end $$;
create trigger time_what_is_searched before insert or update on search_document
    for each row execute function time_what_is_searched();

create or replace function forget_what_is_withdrawn() returns trigger language plpgsql as $$
begin
    if new.state in ('published', 'scheduled') then
        update search_document set published_at = new.published_at where revision_id = new.id;
    else
        delete from search_document where revision_id = new.id;
    end if;
    return null;
end $$;
drop trigger forget_what_is_withdrawn on revision;
create trigger forget_what_is_withdrawn after update of state, published_at, shown_from, shown_until on revision
    for each row when (old.state in ('published', 'scheduled')) execute function forget_what_is_withdrawn();

create or replace view published_search as
select article_id, revision_id, published_at, heading, words from search_document
 where not pending or revision_id in (select id from due_revision);
