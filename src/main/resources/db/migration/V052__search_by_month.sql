-- What is found is read the newest first, and only as far as a page needs: by month, since an index of words has no
-- order. The month stands beside the words in both trees, so that a common word is looked up among the newest alone.
create function published_month(moment timestamptz) returns integer immutable parallel safe language sql
return cast(extract(year from moment at time zone 'UTC') * 12 + extract(month from moment at time zone 'UTC') as integer);
grant execute on function published_month(timestamptz) to "${readingRole}";

-- An array of one: arrays can be in a tree of words without an extension.
alter table search_document
    add column published_in integer[] not null generated always as (array[published_month(published_at)]) stored;

drop index search_document_words, search_document_heading;
create index search_document_words on search_document
 using gin (words, published_in) with (gin_pending_list_limit = 512);
create index search_document_heading on search_document
 using gin (heading, published_in) with (gin_pending_list_limit = 512);

create or replace view published_search as
select article_id, revision_id, published_at, heading, words, published_in from search_document
 where not pending or revision_id in (select id from due_revision);
