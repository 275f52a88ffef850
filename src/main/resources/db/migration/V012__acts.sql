-- Acts that are many statements in SQL and would be as many round trips from Java.

-- Everything of one tag becomes another's, in drafts and in history too: one word for one thing.
create function merge_tag(loser uuid, winner uuid) returns void language plpgsql as $$
declare
    loser_slug text := (select slug from tag where id = loser);
    winner_slug text := (select slug from tag where id = winner);
    twice uuid[] := array(select g.revision_id from revision_tag g where g.tag_id = loser
                          intersect select g.revision_id from revision_tag g where g.tag_id = winner);
    kept revision_tag[] := array(select g from revision_tag g
                                  where g.revision_id = any(twice) and g.tag_id <> loser order by g.revision_id, g.position);
    is_public boolean := exists (select from published_tagging g where g.tag_id = loser);
    loser_photo text := (select 'photo:' || photo_id from tag where id = loser);
begin
    delete from revision_tag where revision_id = any(twice); -- they are numbered again, without a gap
    insert into revision_tag (revision_id, position, tag_id)
    select k.revision_id, row_number() over (partition by k.revision_id order by k.position) - 1, k.tag_id from unnest(kept) k;
    update revision_tag set tag_id = winner where tag_id = loser;
    update front_block set fill_tag_id = winner, version = version + 1 where fill_tag_id = loser;
    update menu set version = version + 1 where id in (select menu_id from menu_item where tag_id = loser);
    update menu_item set tag_id = winner where tag_id = loser;
    update other_slug set subject_id = winner where kind = 'tag' and subject_id = loser;
    update former_address set tag_id = winner where tag_id = loser;
    delete from tag where id = loser;
    insert into other_slug (kind, slug, subject_id) values ('tag', loser_slug, winner);
    update tag set version = version + 1 where id = winner;
    insert into reindex_queue (article_id)
    select distinct article_id from revision_tag where tag_id = winner and listed_at is not null on conflict do nothing;
    insert into change (kind, subject_id, for_readers, slug, old_slug, tags)
    values ('tag.changed', loser, is_public, loser_slug, null, array['tag:' || loser_slug, 'list:tag:' || loser_slug]),
           ('tag.changed', winner, is_public, winner_slug, loser_slug,
            array_remove(array['tag:' || loser_slug, 'list:tag:' || loser_slug, 'tag:' || winner_slug,
                               'list:tag:' || winner_slug, 'facet:tag', loser_photo], null)
            -- the winner has more articles now, and may be public for the first time
            || array(select 'front:' || b.name from front_block b where b.fill and b.fill_tag_id = winner)
            || array(select distinct 'menu:' || m.name from menu_item i join menu m on m.id = i.menu_id where i.tag_id = winner)
            || array(select 'photo:' || t.photo_id from tag t where t.id = winner and t.photo_id is not null));
end $$;

-- A person is erased: the author, and what else of the newsroom's records has the name. What journalists have printed is
-- theirs to change, so texts that name the person are counted and not changed, but for bylines where that is asked for.
--
-- Finds a text that has one of the names, at the beginning of a word: languages put their endings behind names. Within
-- JSON too, where quotes are escaped.
create function pattern_of_names(names text[]) returns text language sql immutable as $$
    select '(^|\W)(' || string_agg(regexp_replace(name, '([^[:alnum:][:space:]])', '\\\1', 'g'), '|') || ')'
      from (select unnest(names) union select btrim(to_json(n)::text, '"') from unnest(names) n) spelling (name)
$$;

-- Of the values in a row of the audit log, those that have a name or are an address of the person.
create function erase_from_values(kept jsonb, pattern text, slugs text[], replacement text) returns jsonb language sql immutable as $$
    select case when kept is not null then coalesce((
        select jsonb_object_agg(key, case when value #>> '{}' ~* pattern or value #>> '{}' = any(slugs)
                                          then to_jsonb(replacement) else value end)
          from jsonb_each(kept)), '{}') end
$$;

-- Whether a row of the change log tells of an author, by the id or by one of the slugs.
create function tells_of_author(c change, wanted uuid, slugs text[]) returns boolean language sql immutable as $$
    select c.subject_id = wanted
        or exists (select from unnest(c.tags) tag where tag ~ '^(list:)?author:' and split_part(tag, 'author:', 2) = any(slugs))
        or exists (select from unnest(c.topics) topic where split_part(topic, ':', 2) = wanted::text)
$$;

-- Returns the receipt, which has nothing of the person, and stays in the audit log. editors are the names under which the
-- person wrote, words what the search may suggest of the name. The order is for those who write meanwhile: everything that
-- reads a whole table comes first and locks nothing but the author against edits, then rows are written by their keys, and the
-- lock of the change log is the last.
create function erase_author(wanted uuid, editors text[], with_bylines boolean, words text[]) returns jsonb language plpgsql as $$
declare
    receipt uuid := gen_random_uuid();
    pseudonym text := 'erased ' || left(receipt::text, 8);
    written text; -- the author's name
    pattern text;
    slugs text[];
    former uuid[]; -- addresses
    audited bigint := coalesce((select max(position) from audit), 0);
    acted bigint[]; -- rows of the audit log: what the person did, what has a value of the person, what is of the author alone
    valued bigint[];
    owned bigint[];
    logged bigint := coalesce((select max(position) from change), 0);
    told bigint[]; -- rows of the change log
    edited uuid[]; -- revisions
    signed uuid[];
    edited_entries uuid[]; -- of live blogs
    signed_entries uuid[];
    affected uuid[]; -- revisions of the author
    kept revision_author[];
    entries uuid[];
    kept_of_entries live_entry_author[];
    articles uuid[];
    removed jsonb := '{}';
    pseudonymised jsonb := '{}';
    remaining jsonb;
    counted bigint;
    other_counted bigint;
begin
    perform set_config('malim.rewriting_history', 'on', true);
    select a.name, pattern_of_names(editors || a.name || array(select value from jsonb_each_text(a.names))), array[a.slug::text] || array(
               select o.slug::text from other_slug o where o.kind = 'author' and o.subject_id = wanted)
      into written, pattern, slugs from author a where a.id = wanted for no key update;

    -- what is there
    select array_agg(position) filter (where actor_name = any(editors)),
           array_agg(position) filter (where erase_from_values(before, pattern, slugs, pseudonym) is distinct from before
                                          or erase_from_values(after, pattern, slugs, pseudonym) is distinct from after
                                          or subject = 'other-slug' and subject_id = any(slugs)),
           array_agg(position) filter (where subject = 'author' and subject_id = wanted::text
                                          or subject = 'former-address' and subject_id in (
                                                 select a.subject_id from audit a
                                                  where a.subject = 'former-address'
                                                    and wanted::text in (a.before ->> 'author_id', a.after ->> 'author_id')))
      into acted, valued, owned from audit where position <= audited;
    told := array(select c.position from change c where c.position <= logged and tells_of_author(c, wanted, slugs));
    select array_agg(id) filter (where saved_by = any(editors)),
           array_agg(id) filter (where with_bylines and byline ~* pattern),
           jsonb_build_object(
               'bylines', count(*) filter (where not with_bylines and byline ~* pattern),
               'texts', count(*) filter (where texts ~* pattern),
               'articles', coalesce(jsonb_agg(distinct article_id) filter (
                   where texts ~* pattern or not with_bylines and byline ~* pattern), '[]'))
      into edited, signed, remaining
      from (select id, article_id, saved_by, byline,
                   concat_ws(' ', title, lede, source_name, source_url, details, extra, note, body, notes) as texts
              from revision) r;
    select array_agg(id) filter (where saved_by = any(editors)),
           array_agg(id) filter (where with_bylines and byline ~* pattern),
           count(*) filter (where concat_ws(' ', title, case when not with_bylines then byline end, body, correction) ~* pattern)
      into edited_entries, signed_entries, counted from live_entry;
    former := array(select f.id from former_address f where f.author_id = wanted);
    remaining := remaining || jsonb_build_object(
        'articles', (select coalesce(jsonb_agg(f.id), '[]') from (select id from jsonb_array_elements(remaining -> 'articles') e (id) limit 100) f),
        'photos', (select count(*) from photo p where (to_jsonb(p) - 'searched')::text ~* pattern),
        'media', (select count(*) from media m where (to_jsonb(m) - 'searched')::text ~* pattern),
        'corrections', (select count(*) from correction c where c.text ~* pattern),
        'liveEntries', counted + (select count(*) from live_blog b where b.summary ~* pattern),
        'placements', (select count(*) from related_placement r where r.title ~* pattern)
                      + (select count(*) from front_placement f where concat_ws(' ', f.title, f.teaser) ~* pattern)
                      + (select count(*) from menu_item m where concat_ws(' ', m.title, m.url) ~* pattern)
                      + (select count(*) from front_history h where concat_ws(' ', h.block, h.items) ~* pattern),
        'topics', (select count(*) from tag t where concat_ws(' ', t.name, t.names, t.description, t.descriptions) ~* pattern)
                  + (select count(*) from section s where concat_ws(' ', s.name, s.names, s.description, s.descriptions) ~* pattern)
                  + (select count(*) from front_block b where concat_ws(' ', b.title, b.titles) ~* pattern)
                  + (select count(*) from author w where w.id <> wanted and concat_ws(' ', w.name, w.names, w.biography, w.biographies) ~* pattern),
        'portrait', (select w.photo_id from author w where w.id = wanted),
        'synonyms', (select count(*) from synonyms y where y.rules::text ~* pattern),
        'formerAddresses', (select count(*) from former_address f
                             where f.author_id is distinct from wanted
                               and concat_ws(' ', f.path, f.query) ~* pattern_of_names(editors || written || slugs)));
    delete from idempotency_key where concat_ws(' ', principal, headers, convert_from(body, 'UTF8')) ~* pattern;
    get diagnostics counted = row_count;
    removed := removed || jsonb_build_object('storedResponses', counted);

    -- from here on nothing new can be by this author
    perform from author where id = wanted for update;
    update audit set actor = case when actor like 'person:%' then 'person:' || pseudonym else actor end,
                     actor_name = pseudonym, address = null
     where position = any(acted);
    get diagnostics counted = row_count;
    update audit set before = erase_from_values(before, pattern, slugs, pseudonym),
                     after = erase_from_values(after, pattern, slugs, pseudonym),
                     subject_id = case when subject_id = any(slugs) then pseudonym else subject_id end
     where position = any(valued);
    get diagnostics other_counted = row_count;
    pseudonymised := pseudonymised || jsonb_build_object('auditActors', counted, 'auditValues', other_counted);
    update audit set before = null, after = null where position = any(owned);

    update correction set by = pseudonym where by = any(editors);
    get diagnostics counted = row_count;
    pseudonymised := pseudonymised || jsonb_build_object('corrections', counted);
    update preview_link set created_by = pseudonym where created_by = any(editors);
    get diagnostics counted = row_count;
    update api_key set name = case when name = any(editors) then pseudonym else name end,
                       created_by = case when created_by = any(editors) then pseudonym else created_by end
     where name = any(editors) or created_by = any(editors);
    get diagnostics other_counted = row_count;
    pseudonymised := pseudonymised || jsonb_build_object('previewLinks', counted, 'keys', other_counted);
    update read_only_mode set started_by = pseudonym where started_by = any(editors);
    update revision set saved_by = pseudonym where id = any(edited);
    get diagnostics counted = row_count;
    update live_entry set saved_by = pseudonym where id = any(edited_entries);
    get diagnostics other_counted = row_count;
    pseudonymised := pseudonymised || jsonb_build_object('revisions', counted, 'liveEntries', other_counted);

    affected := array(select revision_id from revision_author where author_id = wanted);
    kept := array(select g from revision_author g where g.revision_id = any(affected) and g.author_id <> wanted);
    entries := array(select entry_id from live_entry_author where author_id = wanted);
    kept_of_entries := array(select g from live_entry_author g where g.entry_id = any(entries) and g.author_id <> wanted);
    articles := array(select article_id from revision where id = any(affected) or id = any(signed)
                      union select article_id from live_entry where id = any(entries) or id = any(signed_entries));
    delete from revision_author where revision_id = any(affected); -- they are numbered again, without a gap
    insert into revision_author (revision_id, position, author_id)
    select k.revision_id, row_number() over (partition by k.revision_id order by k.position) - 1, k.author_id from unnest(kept) k;
    delete from live_entry_author where entry_id = any(entries);
    insert into live_entry_author (entry_id, position, author_id)
    select k.entry_id, row_number() over (partition by k.entry_id order by k.position) - 1, k.author_id from unnest(kept_of_entries) k;
    update live_entry set updated_at = greatest(clock_timestamp(), updated_at + interval '1 microsecond')
     where id = any(entries) and state = 'published';
    removed := removed || jsonb_build_object(
        'authorships', cardinality(affected) + cardinality(entries),
        'articles', (select count(*) from (select article_id from revision where id = any(affected)
                                           union select article_id from live_entry where id = any(entries)) a));
    update revision set byline = null where id = any(signed) and byline ~* pattern;
    get diagnostics counted = row_count;
    update live_entry set byline = null where id = any(signed_entries) and byline ~* pattern;
    get diagnostics other_counted = row_count;
    removed := removed || jsonb_build_object('bylines', counted + other_counted);
    insert into reindex_queue (article_id) select distinct a from unnest(articles) a on conflict do nothing;
    perform touch_updated_at(articles, with_bylines);
    delete from former_address where id = any(former);
    removed := removed || jsonb_build_object('authors', 1, 'slugs', cardinality(slugs), 'formerAddresses', cardinality(former));
    -- those that other texts have too come back with the next article that is published or indexed with them
    delete from search_word where spelling in (
        select spelling from search_word where spelling = any(words) order by spelling for update);
    delete from author where id = wanted;

    set constraints all immediate; -- what triggers log of all this is erased below, and the change log is locked from here on
    update audit set before = erase_from_values(before, pattern, slugs, pseudonym),
                     after = erase_from_values(after, pattern, slugs, pseudonym),
                     actor_name = case when actor_name = any(editors) then pseudonym else actor_name end,
                     subject_id = case when subject_id = any(slugs) then pseudonym else subject_id end
     where position > audited;
    update audit set before = null, after = null
     where position > audited and (subject = 'author' and subject_id = wanted::text
                                   or subject = 'former-address' and subject_id = any(former::text[]));
    perform lock_change_log();
    update change set slug = case when subject_id = wanted then null else slug end,
                      old_slug = case when subject_id = wanted then null else old_slug end,
                      topics = array(select topic from unnest(topics) topic where split_part(topic, ':', 2) <> wanted::text),
                      tags = coalesce(nullif(array(select tag from unnest(tags) tag
                                                    where tag !~ '^(list:)?author:' or split_part(tag, 'author:', 2) <> all (slugs)), '{}'),
                                      array['names'])
     where position = any(told || array(select c.position from change c
                                         where c.position > logged and tells_of_author(c, wanted, slugs)));
    delete from public_slug where subject_id = wanted; -- their addresses never existed
    insert into change (kind, subject_id, for_readers, tags) values ('author.changed', wanted, true, array['everything']);
    insert into audit (actor, actor_name, address, act, subject, subject_id, after)
    values (coalesce(nullif(current_setting('malim.actor', true), ''), 'system'),
            case when current_setting('malim.actor_name', true) = any(editors) then pseudonym
                 else coalesce(nullif(current_setting('malim.actor_name', true), ''), 'Malim') end,
            nullif(current_setting('malim.address', true), ''), 'remove', 'erasure', receipt::text,
            jsonb_build_object('author', wanted, 'removed', removed, 'pseudonymised', pseudonymised, 'remaining', remaining));
    perform set_config('malim.rewriting_history', 'off', true);
    return jsonb_build_object('id', receipt, 'at', clock_timestamp(),
                              'by', coalesce(nullif(current_setting('malim.actor', true), ''), 'system'),
                              'author', wanted, 'removed', removed, 'pseudonymised', pseudonymised, 'remaining', remaining);
end $$;

-- What is history for longer than the newsroom wants to keep it. Both delete at most some rows and return how many, so that
-- nobody waits for them.
--
-- What readers saw last of an article stays, whatever its age: by it the article is known to have been public. So does what
-- is newest of one that never was.
create function delete_expired_revisions(age interval, most integer) returns integer language plpgsql as $$
declare
    expired uuid[] := array(
        select r.id from revision r
         where r.state = 'superseded' and r.superseded_at < now() - age
           and exists (select from revision n
                        where n.article_id = r.article_id and n.number > r.number
                          and (r.live_since is null or (n.state <> 'draft' and n.live_since <= now())))
         order by r.superseded_at limit most for update skip locked);
begin
    if expired <> '{}' then
        perform set_config('malim.rewriting_history', 'on', true);
        delete from revision_tag where revision_id = any(expired);
        delete from revision_author where revision_id = any(expired);
        delete from revision_section where revision_id = any(expired);
        delete from revision_photo where revision_id = any(expired);
        delete from revision_story where revision_id = any(expired);
        delete from revision_media where revision_id = any(expired);
        delete from revision where id = any(expired);
        perform set_config('malim.rewriting_history', 'off', true);
        insert into audit (actor, actor_name, act, subject, subject_id, after)
        values ('system', 'Malim', 'remove', 'retention', 'revision', jsonb_build_object('count', cardinality(expired), 'age', age));
    end if;
    return cardinality(expired);
end $$;

-- Positions rise with time, so what is too old comes first. Receipts of erasures are kept as their proof.
create function delete_expired_audit(age interval, most integer) returns integer language plpgsql as $$
declare
    deleted integer;
begin
    perform set_config('malim.rewriting_history', 'on', true);
    delete from audit where position in (
        select position from (select position, at from audit where subject <> 'erasure' order by position limit most) oldest
         where at < now() - age);
    get diagnostics deleted = row_count;
    perform set_config('malim.rewriting_history', 'off', true);
    return deleted;
end $$;

-- A preview is a publication that is rolled back: these functions make it so within a transaction, the published_* views
-- then show what readers would see, of this article and of nothing else that is not public, and the transaction ends as if
-- nothing had been. So a preview needs no second way of reading, which could show more than the first.

-- What a preview shows: the newest save. Null of what nobody works on.
create function newest_revision(wanted uuid) returns uuid language sql stable as $$
    select r.id from revision r join article a on a.id = r.article_id
     where r.article_id = wanted and r.state <> 'superseded' and a.trashed_at is null
     order by r.number desc limit 1
$$;

-- Shows the newest content of an article as if it were published now; returns whether there is any.
create function show_draft(wanted uuid) returns boolean language plpgsql as $$
declare
    newest uuid := newest_revision(wanted);
begin
    if newest is null then
        return false;
    end if;
    update revision set state = 'superseded', shown_from = null, shown_until = null
     where article_id = wanted and id <> newest and state in ('published', 'scheduled');
    update revision set state = 'published', shown_from = null, shown_until = null, live_since = coalesce(live_since, now()),
                        published_at = coalesce(published_at, now()), date_precision = coalesce(date_precision, 'time'),
                        embargo_until = case when live_since is not null then embargo_until end -- ends for the preview
     where id = newest;
    return true;
end $$;

-- Which revision of an article readers saw or will see at a moment; null for none. The change log has what was withdrawn.
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

-- Makes the whole site what it was or will be at a moment, unless more than some articles differ from now; returns whether.
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
    set constraints front_page_block_block_id_fkey deferred; -- blocks go and come back
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
