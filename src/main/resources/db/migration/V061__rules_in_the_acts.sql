-- What acts need to know to ask their own permission, and the last line behind them.

-- How often an article's words, address or list were changed; publishing it changes none of these. An import remembers
-- where it left an article, and so knows whether somebody has worked on it since.
alter table article add column edits integer not null default 0;
alter table import_origin add column edits integer not null default 0;

-- The version in which an import left a front block: one that has another is somebody's work.
create table import_block (
    block_id uuid primary key references front_block on delete cascade,
    version  integer not null
);

-- Nothing of an article that is taken down or in the trash is shown, whoever writes it. It is asked when a transaction
-- ends, since acts do first the one and then the other, and a preview does it and is rolled back. Writing the article's row
-- makes two transactions wait for each other that would each see half of it, at every level of isolation.
create function refuse_to_show() returns trigger language plpgsql as $$
declare
    wanted uuid := (to_jsonb(new) ->> case tg_table_name when 'article' then 'id' else 'article_id' end)::uuid;
begin
    update article set id = id where id = wanted;
    if exists (select from revision where article_id = wanted and state in ('published', 'scheduled'))
       and (exists (select from takedown where article_id = wanted)
            or exists (select from article where id = wanted and trashed_at is not null)) then
        raise exception 'article % is taken down or in the trash: nothing of it may be shown', wanted
            using errcode = 'ML409'; -- a code of Malim's own: somebody else was faster, or has forgotten to ask
    end if;
    return null;
end $$;
create constraint trigger a_refuse_to_show after insert or update of state on revision
    deferrable initially deferred for each row when (new.state in ('published', 'scheduled'))
    execute function refuse_to_show();
create constraint trigger a_refuse_to_show after insert or update on takedown
    deferrable initially deferred for each row execute function refuse_to_show();
create constraint trigger a_refuse_to_show after insert or update of trashed_at on article
    deferrable initially deferred for each row when (new.trashed_at is not null)
    execute function refuse_to_show();

-- A translation is shown on the pages of all that tell its story, so a key of one section joins those of its own only.
create function refuse_translation_of_others() returns trigger language plpgsql as $$
begin
    if exists (select from article o
                where o.translation_set = new.translation_set and o.id <> new.id and not article_in_scope(o.id)) then
        raise exception 'this key is bound to another section' using errcode = 'ML403';
    end if;
    return new;
end $$;
create trigger a_stay_in_section_by_story before insert or update of translation_set on article
    for each row when (new.translation_set is not null and bound_to_section())
    execute function refuse_translation_of_others();

-- Whether the caller may know of an article: everybody of what readers see, a key of one section of what lies there.
create function article_known_in_scope(wanted uuid) returns boolean language sql stable as
    $$ select article_in_scope(wanted) or exists (select from shown_revision r where r.article_id = wanted) $$;
