-- What articles refer to, articles and their revisions, and the places where articles are shown.
-- Java checks the same rules only to be polite; the constraints here are the truth.

create domain slug as text check (value ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(value) <= 80);
create domain language as text check (value in ('kk', 'kk-Latn', 'kk-Arab', 'ru', 'en'));

create table author (
    id      uuid primary key,
    slug    slug not null unique,
    name    text not null check (length(name) between 1 and 200),
    kind    text not null check (kind in ('person', 'role')),
    bio     text check (length(bio) <= 5000),
    version integer not null
);

-- names holds translations by language tag; name is shown where none fits.
create table section (
    id        uuid primary key,
    slug      slug not null unique,
    name      text not null check (length(name) between 1 and 200),
    names     jsonb not null default '{}',
    parent_id uuid references section,
    version   integer not null,
    check (parent_id <> id)
);

create table tag (
    id      uuid primary key,
    slug    slug not null unique,
    name    text not null check (length(name) between 1 and 200),
    names   jsonb not null default '{}',
    version integer not null
);

-- A picture or the announcement of one: a credit without a file is complete in itself.
create table photo (
    id               uuid primary key,
    alt              text check (length(alt) <= 1000),
    caption          text check (length(caption) <= 2000),
    credit_label     text check (length(credit_label) <= 100),
    credit_text      text check (length(credit_text) <= 500),
    credit_creator   text check (length(credit_creator) <= 500),
    credit_source    text check (length(credit_source) <= 500),
    credit_copyright text check (length(credit_copyright) <= 500),
    credit_license   text check (length(credit_license) <= 500),
    created_at       timestamptz not null,
    version          integer not null
);

create table article (
    id              uuid primary key,
    lang            language not null,
    slug            slug not null unique,
    translation_set uuid,
    created_at      timestamptz not null,
    version         integer not null,
    unique (id, lang)
);
create unique index article_one_per_language on article (translation_set, lang) where translation_set is not null;

create table revision (
    id             uuid primary key,
    article_id     uuid not null,
    lang           language not null,
    number         integer not null check (number > 0),
    state          text not null check (state in ('draft', 'published', 'superseded')),
    title          text not null check (length(title) between 1 and 500),
    lede           text check (length(lede) between 1 and 2000),
    byline         text check (length(byline) between 1 and 300),
    source_name    text check (length(source_name) between 1 and 200),
    source_url     text check (length(source_url) between 1 and 2000),
    section_id     uuid references section,
    body           jsonb not null check (jsonb_typeof(body) = 'array'),
    published_at   timestamptz,
    date_precision text check (date_precision in ('day', 'time')),
    live_since     timestamptz,
    saved_at       timestamptz not null,
    saved_by       text not null check (length(saved_by) between 1 and 200),
    unique (article_id, number),
    foreign key (article_id, lang) references article (id, lang),
    check ((published_at is null) = (date_precision is null)),
    check (state <> 'published' or (published_at is not null and live_since is not null))
);
create unique index revision_one_draft on revision (article_id) where state = 'draft';
create unique index revision_one_published on revision (article_id) where state = 'published';
create index revision_newest on revision (published_at desc, article_id desc) where state = 'published';
create index revision_newest_by_language on revision (lang, published_at desc, article_id desc) where state = 'published';
create index revision_newest_by_section on revision (section_id, published_at desc, article_id desc) where state = 'published';

-- listed_at repeats the revision's published_at while that revision is the published one, so that the newest
-- articles of a tag or an author are one range of an index, however many there are. Triggers keep it.
create table revision_tag (
    revision_id uuid not null references revision,
    position    integer not null,
    tag_id      uuid not null references tag,
    article_id  uuid not null,
    listed_at   timestamptz,
    primary key (revision_id, position),
    unique (revision_id, tag_id)
);
create index revision_tag_newest on revision_tag (tag_id, listed_at desc, article_id desc) where listed_at is not null;

create table revision_author (
    revision_id uuid not null references revision,
    position    integer not null,
    author_id   uuid not null references author,
    article_id  uuid not null,
    listed_at   timestamptz,
    primary key (revision_id, position),
    unique (revision_id, author_id)
);
create index revision_author_newest on revision_author (author_id, listed_at desc, article_id desc) where listed_at is not null;

create table revision_photo (
    revision_id uuid not null references revision,
    position    integer not null,
    photo_id    uuid not null references photo,
    role        text not null check (role in ('lead', 'body')),
    primary key (revision_id, position),
    unique (revision_id, photo_id)
);
create index revision_photo_uses on revision_photo (photo_id);

create function list_of_revision() returns trigger language plpgsql as $$
begin
    select r.article_id, case when r.state = 'published' then r.published_at end
      into new.article_id, new.listed_at
      from revision r where r.id = new.revision_id;
    return new;
end $$;
create trigger list_of_revision before insert on revision_tag for each row execute function list_of_revision();
create trigger list_of_revision before insert on revision_author for each row execute function list_of_revision();

create function list_revision_again() returns trigger language plpgsql as $$
begin
    update revision_tag set listed_at = case when new.state = 'published' then new.published_at end
     where revision_id = new.id;
    update revision_author set listed_at = case when new.state = 'published' then new.published_at end
     where revision_id = new.id;
    return null;
end $$;
create trigger list_revision_again after update of state, published_at on revision
    for each row when (old.state is distinct from new.state or old.published_at is distinct from new.published_at)
    execute function list_revision_again();

-- A revision that readers have seen is history, and history is not edited.
create function keep_what_was_published() returns trigger language plpgsql as $$
begin
    if (old.title, old.lede, old.byline, old.source_name, old.source_url, old.section_id, old.body, old.number)
       is distinct from
       (new.title, new.lede, new.byline, new.source_name, new.source_url, new.section_id, new.body, new.number) then
        raise exception 'revision % of article % was published and cannot change', old.number, old.article_id
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger keep_what_was_published before update on revision
    for each row when (old.state <> 'draft') execute function keep_what_was_published();

-- Placements. Their overrides live here and never on the article: the same story may be told shorter on a front.
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

create table front_block (
    id              uuid primary key,
    name            slug not null unique,
    title           text not null check (length(title) between 1 and 200),
    beside_articles boolean not null,
    version         integer not null
);

create table front_placement (
    block_id   uuid not null references front_block,
    position   integer not null,
    article_id uuid not null references article,
    title      text check (length(title) between 1 and 500),
    teaser     text check (length(teaser) between 1 and 2000),
    primary key (block_id, position),
    unique (block_id, article_id)
);
create index front_placement_of on front_placement (article_id);

-- Which article a story on an imported page became, so that the next page that names it finds it again.
create table import_origin (
    article_id  uuid primary key references article,
    lang        language not null,
    title_key   text not null,
    day         date,
    fingerprint bytea not null,
    stub        boolean not null
);
create index import_origin_title on import_origin (lang, title_key);

create table api_key (
    id           uuid primary key,
    name         text not null check (length(name) between 1 and 200),
    role         text not null check (role in ('reader', 'writer', 'editor', 'publisher', 'admin')),
    secret_hash  bytea not null unique,
    created_at   timestamptz not null,
    expires_at   timestamptz,
    revoked_at   timestamptz
);
