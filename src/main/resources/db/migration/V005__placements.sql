-- Where articles are shown: beside other articles, and in the blocks of fronts. Overrides live on the placement and never on
-- the article: the same story may be told shorter on a front.

create table related_placement (
    article_id uuid not null references article,
    position   integer not null,
    related_id uuid not null references article,
    title      text check (length(title) between 1 and 500),
    primary key (article_id, position),
    unique (article_id, related_id),
    check (article_id <> related_id)
);
create index related_placement_of on related_placement (related_id);

-- What fills a block behind its placements, when fill says so, is a query of its own: the newest of a language, a section, a tag.
create table front_block (
    id              uuid primary key,
    name            slug not null unique,
    title           text not null check (length(title) between 1 and 200),
    titles          jsonb not null default '{}',
    beside_articles boolean not null,
    item_limit      integer not null default 20 check (item_limit between 1 and 50),
    fill            boolean not null default false,
    fill_lang       language,
    fill_section_id uuid references section,
    fill_tag_id     uuid references tag,
    version         integer not null,
    check (fill or (fill_lang is null and fill_section_id is null and fill_tag_id is null))
);

create table front_placement (
    block_id    uuid not null references front_block,
    position    integer not null,
    article_id  uuid not null references article,
    title       text check (length(title) between 1 and 500),
    teaser      text check (length(teaser) between 1 and 2000),
    valid_from  timestamptz,
    valid_until timestamptz,
    primary key (block_id, position),
    unique (block_id, article_id),
    check (valid_from is null or valid_until is null or valid_from < valid_until)
);
create index front_placement_of on front_placement (article_id);

-- The blocks of a front, in their order.
create table front_page (
    id      uuid primary key,
    name    slug not null unique,
    version integer not null
);

create table front_page_block (
    page_id  uuid not null references front_page,
    position integer not null,
    block_id uuid not null references front_block deferrable,
    primary key (page_id, position),
    unique (page_id, block_id) deferrable initially deferred
);
create index front_page_block_of on front_page_block (block_id);

-- Trees of links, one a language, as rows in the order in which they are shown: parent is the position of the item above.
create table menu (
    id      uuid primary key,
    name    slug not null unique,
    version integer not null
);

create table menu_item (
    menu_id    uuid not null references menu,
    position   integer not null,
    lang       language not null,
    parent     integer,
    title      text check (length(title) between 1 and 200),
    section_id uuid references section,
    tag_id     uuid references tag,
    article_id uuid references article,
    url        text check (length(url) between 1 and 2000),
    primary key (menu_id, position),
    foreign key (menu_id, parent) references menu_item deferrable initially deferred,
    check (parent < position),
    check (num_nonnulls(section_id, tag_id, article_id, url) = 1),
    check (url is null or title is not null)
);
create index menu_item_of_section on menu_item (section_id) where section_id is not null;
create index menu_item_of_tag on menu_item (tag_id) where tag_id is not null;
create index menu_item_of_article on menu_item (article_id) where article_id is not null;

-- How every block was before it was changed, to show it as of then; null for one that was not there.
create table front_history (
    block_id uuid not null,
    until    timestamptz not null,
    block    jsonb,
    items    jsonb not null,
    primary key (block_id, until)
);
create index front_history_until on front_history (until);

create function keep_front_history() returns trigger language plpgsql as $$
declare
    row_now jsonb := to_jsonb(coalesce(old, new));
    changing uuid := (case tg_table_name when 'front_block' then row_now ->> 'id' else row_now ->> 'block_id' end)::uuid;
begin
    if not exists (select from front_history where block_id = changing and until = now()) then
        insert into front_history (block_id, until, block, items)
        select changing, now(), (select to_jsonb(b) from front_block b where b.id = changing),
               coalesce((select jsonb_agg(p order by p.position) from front_placement p where p.block_id = changing), '[]');
    end if;
    return coalesce(new, old);
end $$;
create trigger b_keep_history before insert or update or delete on front_block
    for each row execute function keep_front_history();
create trigger b_keep_history before insert or update or delete on front_placement
    for each row execute function keep_front_history();
