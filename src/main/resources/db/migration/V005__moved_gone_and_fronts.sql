-- Addresses articles had before, so that links and bookmarks keep leading somewhere. A slug is never used again while
-- it redirects: slug_moved and article.slug share one name space, which the trigger guards.
create table slug_moved (
    slug       slug primary key,
    article_id uuid not null references article
);
create index slug_moved_of on slug_moved (article_id);

create function keep_slugs_apart() returns trigger language plpgsql as $$
begin
    if tg_table_name = 'article' then
        delete from slug_moved where slug = new.slug and article_id = new.id;
        if exists (select from slug_moved where slug = new.slug) then
            raise exception 'the slug % still leads to another article', new.slug using errcode = 'unique_violation';
        end if;
        if tg_op = 'UPDATE' then
            insert into slug_moved (slug, article_id) values (old.slug, old.id);
        end if;
    end if;
    return new;
end $$;
create trigger keep_slugs_apart_insert before insert on article for each row execute function keep_slugs_apart();
create trigger keep_slugs_apart_update before update of slug on article
    for each row when (old.slug is distinct from new.slug) execute function keep_slugs_apart();

-- An article that was taken down stays known, so that its address can say so (HTTP 410) instead of "never existed".
create table takedown (
    article_id uuid primary key references article,
    reason     text not null check (length(reason) between 1 and 1000),
    at         timestamptz not null
);

alter table front_block
    add column item_limit integer not null default 20 check (item_limit between 1 and 50),
    add column fill boolean not null default false,
    add column fill_lang language,
    add column fill_section_id uuid references section,
    add column fill_tag_id uuid references tag,
    add check (fill or (fill_lang is null and fill_section_id is null and fill_tag_id is null));

alter table front_placement
    add column valid_from timestamptz,
    add column valid_until timestamptz,
    add check (valid_from is null or valid_until is null or valid_from < valid_until);

-- One row for every address that leads elsewhere or nowhere any more.
create view published_moved as
select m.slug, a.slug as current_slug
  from slug_moved m
  join article a on a.id = m.article_id
 where exists (select from revision r where r.article_id = a.id and r.state = 'published')
    or exists (select from takedown t where t.article_id = a.id);

create view published_takedown as
select a.id, a.slug, t.reason, t.at
  from takedown t
  join article a on a.id = t.article_id
 where not exists (select from revision r where r.article_id = a.id and r.state = 'published');

create or replace view published_front_block as
select id, name, title, beside_articles, item_limit, fill, fill_lang, fill_section_id, fill_tag_id from front_block;

create or replace view published_front_item as
select f.block_id, f.position, f.article_id, f.title, f.teaser, f.valid_from, f.valid_until
  from front_placement f
 where exists (select from revision r where r.article_id = f.article_id and r.state = 'published');

-- What stands in a block at a moment: the placements valid then, in the editor's order, and after them the newest
-- articles of the block's own query, up to its limit.
create function front_items(block uuid, moment timestamptz)
    returns table (place bigint, article_id uuid, title text, teaser text)
    language sql stable as $$
    with pinned as (
        select row_number() over (order by p.position) as place, p.article_id, p.title, p.teaser
          from published_front_item p
         where p.block_id = block
           and (p.valid_from is null or p.valid_from <= moment) and (p.valid_until is null or p.valid_until > moment)
    ),
    filled as (
        select 1000 + row_number() over (order by n.published_at desc, n.id desc) as place, n.id as article_id
          from published_front_block b
          cross join lateral (
              select o.id, o.published_at from published_article o
               where b.fill_tag_id is null
                 and (b.fill_lang is null or o.lang = b.fill_lang)
                 and (b.fill_section_id is null or o.section_id = b.fill_section_id)
                 and o.id not in (select pinned.article_id from pinned)
               order by o.published_at desc, o.id desc limit b.item_limit
          ) n
         where b.id = block and b.fill and b.fill_tag_id is null
        union all
        select 1000 + row_number() over (order by n.published_at desc, n.article_id desc), n.article_id
          from published_front_block b
          cross join lateral (
              select g.article_id, g.published_at
                from published_tagging g join published_article o on o.id = g.article_id
               where g.tag_id = b.fill_tag_id
                 and (b.fill_lang is null or o.lang = b.fill_lang)
                 and (b.fill_section_id is null or o.section_id = b.fill_section_id)
                 and g.article_id not in (select pinned.article_id from pinned)
               order by g.published_at desc, g.article_id desc limit b.item_limit
          ) n
         where b.id = block and b.fill and b.fill_tag_id is not null
    )
    select place, article_id, title, teaser from pinned
    union all
    select place, article_id, null, null from filled
    order by 1
    limit (select item_limit from published_front_block where id = block)
$$;

-- The next moment at which time alone changes what stands in a block; null when there is none.
create function front_switches_at(block uuid, moment timestamptz) returns timestamptz
    language sql stable as $$
    select min(border) from published_front_item p, lateral (values (p.valid_from), (p.valid_until)) as v (border)
     where p.block_id = block and border > moment
$$;

grant select on published_moved, published_takedown to "${readingRole}";
grant execute on function front_items, front_switches_at to "${readingRole}";
