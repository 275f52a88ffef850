-- Other addresses of authors, sections and tags: those they had before, those of tags that were merged into them, and
-- those an editor gave them. They answer as the one they lead to, and are nobody else's meanwhile.
create table other_slug (
    kind       text not null check (kind in ('author', 'section', 'tag')),
    slug       slug not null,
    subject_id uuid not null,
    primary key (kind, slug)
);
create index other_slug_of on other_slug (subject_id);
create trigger z_note_write after insert or update or delete on other_slug for each row execute function note_write('other-slug');
create trigger a_stay_in_section before insert or update or delete on other_slug
    for each row when (bound_to_section()) execute function refuse_outside_section();

create function keep_topic_slugs_apart() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        delete from other_slug where kind = tg_table_name and subject_id = old.id;
        return null;
    end if;
    if tg_when = 'AFTER' then
        insert into other_slug (kind, slug, subject_id) values (tg_table_name, old.slug, old.id);
        return null;
    end if;
    delete from other_slug where kind = tg_table_name and slug = new.slug and subject_id = new.id;
    if exists (select from other_slug where kind = tg_table_name and slug = new.slug) then
        raise exception 'the slug % leads to another %', new.slug, tg_table_name using errcode = 'unique_violation';
    end if;
    return new;
end $$;

create function keep_other_slugs_apart() returns trigger language plpgsql as $$
begin
    if exists (select from author where new.kind = 'author' and slug = new.slug
               union all select from section where new.kind = 'section' and slug = new.slug
               union all select from tag where new.kind = 'tag' and slug = new.slug) then
        raise exception 'the slug % leads to another %', new.slug, new.kind using errcode = 'unique_violation';
    end if;
    return new;
end $$;
create trigger keep_other_slugs_apart before insert or update on other_slug
    for each row execute function keep_other_slugs_apart();

do $$
declare
    topic text;
begin
    foreach topic in array array['author', 'section', 'tag'] loop
        execute format('create trigger keep_slugs_apart before insert or update of slug on %I'
                       ' for each row execute function keep_topic_slugs_apart()', topic);
        execute format('create trigger keep_old_slug after update of slug on %I for each row'
                       ' when (old.slug is distinct from new.slug) execute function keep_topic_slugs_apart()', topic);
        execute format('create trigger forget_other_slugs after delete on %I'
                       ' for each row execute function keep_topic_slugs_apart()', topic);
    end loop;
end
$$;

-- Those that lead to what readers can see, as published_tag and published_author have it.
create view published_other_slug as
select o.kind, o.slug, o.subject_id from other_slug o
 where o.kind = 'section'
    or (o.kind = 'tag' and exists (select from published_tagging g where g.tag_id = o.subject_id))
    or (o.kind = 'author' and exists (select from published_authorship g where g.author_id = o.subject_id));
grant select on published_other_slug to "${readingRole}";

create or replace function published_tag_ids(slugs text[]) returns uuid[] stable parallel safe language plpgsql as $$
begin
    return array(select id from published_tag where slug = any(slugs)
                 union select subject_id from published_other_slug where kind = 'tag' and slug = any(slugs));
end $$;

create or replace function published_author_ids(slugs text[]) returns uuid[] stable parallel safe language plpgsql as $$
begin
    return array(select id from published_author where slug = any(slugs)
                 union select subject_id from published_other_slug where kind = 'author' and slug = any(slugs));
end $$;

create or replace function published_section_ids(slugs text[]) returns uuid[] stable parallel safe language plpgsql as $$
begin
    return array(
        with recursive below as (
            select id from published_section where slug = any(slugs)
            union select subject_id from published_other_slug where kind = 'section' and slug = any(slugs)
            union
            select s.id from published_section s join below on s.parent_id = below.id)
        select id from below);
end $$;

-- The one of this address, whichever of its addresses it is.
create function published_topic_id(wanted text, address text) returns uuid stable parallel safe language sql as $$
    select id from published_author where wanted = 'author' and slug = address
    union all select id from published_section where wanted = 'section' and slug = address
    union all select id from published_tag where wanted = 'tag' and slug = address
    union all select subject_id from published_other_slug where kind = wanted and slug = address
    limit 1
$$;
grant execute on function published_topic_id(text, text) to "${readingRole}";

-- A change names what it is about by its present address; answers asked for by another one go with them.
create function with_other_slugs(names text[]) returns text[] language plpgsql stable as $$
begin
    if not exists (select from other_slug) then
        return names;
    end if;
    return names || array(
        select distinct coalesce(m.part[1], '') || o.kind || ':' || o.slug
          from unnest(names) as named (name)
         cross join lateral (select regexp_match(named.name, '^(list:)?(author|section|tag):(.+)$') as part) m
         cross join lateral (
                select id from author where m.part[2] = 'author' and slug = m.part[3]
                union all select id from section where m.part[2] = 'section' and slug = m.part[3]
                union all select id from tag where m.part[2] = 'tag' and slug = m.part[3]) subject
          join other_slug o on o.kind = m.part[2] and o.subject_id = subject.id
         where m.part is not null);
end $$;

create function name_other_slugs() returns trigger language plpgsql as $$
begin
    new.tags := with_other_slugs(new.tags);
    return new;
end $$;
create trigger name_other_slugs before insert on change for each row execute function name_other_slugs();

create or replace function published_switches(most integer) returns table (at timestamptz, tags text[])
    language sql stable security definer set search_path from current as $$
    select s.at, with_other_slugs(array(select distinct name from unnest(s.revisions) revision, names_of_revision(revision) name))
      from (select p.at, array_agg(p.id) as revisions
              from (select shown_from as at, id from revision where shown_from > now()
                    union all
                    select shown_until, id from revision where shown_until > now()) p
             group by p.at order by p.at limit most) s
     order by s.at
$$;

-- An address more or less: what was asked for by it was answered with nothing, or no longer is.
create function note_other_slug() returns trigger language plpgsql as $$
declare
    it other_slug := case when tg_op = 'DELETE' then old else new end;
begin
    insert into change (kind, tags)
    values (it.kind || '.changed', array[it.kind || ':' || it.slug, 'list:' || it.kind || ':' || it.slug]);
    return null;
end $$;
create constraint trigger note_change after insert or delete on other_slug
    deferrable initially deferred for each row execute function note_other_slug();

-- A section that moves takes its articles from the lists above its old place to those above its new one.
create function note_section_moved() returns trigger language plpgsql as $$
begin
    insert into change (kind, tags)
    with recursive up as (
        select id, slug, parent_id from section where id in (new.id, old.parent_id, new.parent_id)
        union
        select s.id, s.slug, s.parent_id from section s join up on s.id = up.parent_id
    )
    select 'section.changed', array_agg('list:section:' || slug) || array['facet:section'] from up;
    return null;
end $$;
create constraint trigger note_section_moved after update of parent_id on section
    deferrable initially deferred for each row when (old.parent_id is distinct from new.parent_id)
    execute function note_section_moved();

create function keep_sections_a_tree() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtext('malim sections')); -- two moves at once could close a circle
    if exists (with recursive up as (
                   select s.id, s.parent_id from section s where s.id = new.parent_id
                   union
                   select s.id, s.parent_id from section s join up on s.id = up.parent_id)
               select from up where id = new.id) then
        raise exception 'the section % would lie below itself', new.slug using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger keep_sections_a_tree before update of parent_id on section
    for each row when (new.parent_id is not null and old.parent_id is distinct from new.parent_id)
    execute function keep_sections_a_tree();

-- Everything of one tag becomes another's, in drafts and in history too: one word for one thing.
create function merge_tag(loser uuid, winner uuid) returns void language plpgsql as $$
declare
    old_slug text := (select slug from tag where id = loser);
    new_slug text := (select slug from tag where id = winner);
    twice uuid[] := array(select g.revision_id from revision_tag g where g.tag_id = loser
                          intersect select g.revision_id from revision_tag g where g.tag_id = winner);
    kept revision_tag[] := array(select g from revision_tag g
                                  where g.revision_id = any(twice) and g.tag_id <> loser order by g.revision_id, g.position);
begin
    delete from revision_tag where revision_id = any(twice); -- they are numbered anew, without a gap
    insert into revision_tag (revision_id, position, tag_id)
    select k.revision_id, row_number() over (partition by k.revision_id order by k.position) - 1, k.tag_id from unnest(kept) k;
    update revision_tag set tag_id = winner where tag_id = loser;
    update front_block set fill_tag_id = winner, version = version + 1 where fill_tag_id = loser;
    update other_slug set subject_id = winner where kind = 'tag' and subject_id = loser;
    delete from tag where id = loser;
    insert into other_slug (kind, slug, subject_id) values ('tag', old_slug, winner);
    update tag set version = version + 1 where id = winner;
    insert into search_again (article_id)
    select distinct article_id from revision_tag where tag_id = winner and listed_at is not null on conflict do nothing;
    insert into change (kind, tags)
    values ('tag.changed', array['tag:' || old_slug, 'list:tag:' || old_slug, 'list:tag:' || new_slug, 'facet:tag']);
end $$;

-- Articles that are to be found by another name from now on; Malim indexes them again, some at a time.
create table search_again (article_id uuid primary key);

create function search_by_new_name() returns trigger language plpgsql as $$
begin
    insert into search_again (article_id)
    select distinct article_id from revision_tag where tg_table_name = 'tag' and tag_id = new.id and listed_at is not null
    union select article_id from revision_author where tg_table_name = 'author' and author_id = new.id and listed_at is not null
    union select article_id from revision where tg_table_name = 'section' and section_id = new.id and state in ('published', 'scheduled')
    on conflict do nothing;
    return null;
end $$;
create trigger search_by_new_name after update of name, names on tag
    for each row when ((old.name, old.names) is distinct from (new.name, new.names)) execute function search_by_new_name();
create trigger search_by_new_name after update of name, names on section
    for each row when ((old.name, old.names) is distinct from (new.name, new.names)) execute function search_by_new_name();
create trigger search_by_new_name after update of name on author
    for each row when (old.name is distinct from new.name) execute function search_by_new_name();
