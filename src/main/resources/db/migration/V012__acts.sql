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
begin
    delete from revision_tag where revision_id = any(twice); -- they are numbered again, without a gap
    insert into revision_tag (revision_id, position, tag_id)
    select k.revision_id, row_number() over (partition by k.revision_id order by k.position) - 1, k.tag_id from unnest(kept) k;
    update revision_tag set tag_id = winner where tag_id = loser;
    update front_block set fill_tag_id = winner, version = version + 1 where fill_tag_id = loser;
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
            array['tag:' || loser_slug, 'list:tag:' || loser_slug, 'tag:' || winner_slug, 'list:tag:' || winner_slug, 'facet:tag']);
end $$;

-- A preview is a publication that is rolled back: these functions make it so within a transaction, the published_* views
-- then show what readers would see, of this article and of nothing else that is not public, and the transaction ends as if
-- nothing had been. So a preview needs no second way of reading, which could show more than the first.

-- Shows the newest content of an article as if it were published now; returns whether there is any.
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
