-- What articles refer to: authors, sections, tags, photos and other media.
-- Java checks the same rules only to be polite; the constraints here are the truth.

-- A picture or the announcement of one: a credit without a file is complete in itself.
create table photo (
    id                  uuid primary key,
    alt                 text check (length(alt) <= 1000),
    caption             text check (length(caption) <= 2000),
    -- by language tag; alt and caption are shown where none fits
    alts                jsonb not null default '{}' check (jsonb_typeof(alts) = 'object'),
    captions            jsonb not null default '{}' check (jsonb_typeof(captions) = 'object'),
    headline            text check (length(headline) <= 500),
    keywords            text[] not null default '{}' check (cardinality(keywords) <= 100),
    taken_at            text check (length(taken_at) <= 40),
    place               text check (length(place) <= 500),
    location_shown      text check (length(location_shown) <= 500),
    persons_shown       text[] not null default '{}' check (cardinality(persons_shown) <= 100),
    -- of the sender to the newsroom; in no view of readers
    instructions        text check (length(instructions) <= 2000),
    -- a code of IPTC's scheme digitalsourcetype
    digital_source      text check (digital_source ~ '^[A-Za-z]{1,60}$'),
    credit_label        text check (length(credit_label) <= 100),
    credit_text         text check (length(credit_text) <= 500),
    credit_creator      text check (length(credit_creator) <= 500),
    credit_source       text check (length(credit_source) <= 500),
    credit_copyright    text check (length(credit_copyright) <= 500),
    credit_license      text check (length(credit_license) <= 500),
    credit_usage_terms  text check (length(credit_usage_terms) <= 500),
    credit_licensor     text check (length(credit_licensor) <= 500),
    credit_licensor_url text check (length(credit_licensor_url) <= 500),
    focal_x             double precision check (focal_x between 0 and 1),
    focal_y             double precision check (focal_y between 0 and 1),
    -- names of the fields that a person or an importer decided, and that no file may change any more
    typed               text[] not null default '{}',
    file_sha256         text unique check (file_sha256 ~ '^[0-9a-f]{64}$'),
    file_type           text check (file_type in ('jpeg', 'png', 'gif', 'webp')),
    file_length         bigint check (file_length > 0),
    file_width          integer check (file_width > 0),
    file_height         integer check (file_height > 0),
    file_orientation    integer check (file_orientation between 1 and 8),
    file_color          text check (file_color ~ '^#[0-9a-f]{6}$'),
    file_placeholder    text check (length(file_placeholder) <= 100),
    file_animated       boolean not null default false,
    file_content_credentials boolean not null default false,
    -- in the address of every rendition: another key, another address, so that an address is never stale
    rendition_key       text,
    searched            tsvector not null default '',
    created_at          timestamptz not null,
    version             integer not null,
    check ((focal_x is null) = (focal_y is null)),
    check (num_nulls(file_sha256, file_type, file_length, file_width, file_height, file_orientation, file_color,
                     file_placeholder) in (0, 8))
);
create index photo_searched on photo using gin (searched);
create index photo_without_credit on photo (id desc)
    where coalesce(credit_text, credit_creator, credit_source, credit_copyright) is null;
create index photo_without_alt on photo (id desc) where alt is null;
create index photo_without_file on photo (id desc) where file_sha256 is null;

-- Whatever goes into a rendition is in its key: the pixels, where they are cut, whose they are, and how they came to be.
create function derive_from_photo() returns trigger language plpgsql as $$
begin
    new.rendition_key := case when new.file_sha256 is not null then
        left(encode(sha256(convert_to(jsonb_build_array(
            new.file_sha256, new.focal_x, new.focal_y, new.credit_text, new.credit_creator, new.credit_source,
            new.credit_copyright, new.credit_license, new.credit_usage_terms, new.credit_licensor,
            new.credit_licensor_url, new.digital_source)::text, 'UTF8')), 'hex'), 16) end;
    new.searched := to_tsvector('simple', concat_ws(' ',
        new.credit_text, new.credit_creator, new.credit_source, new.credit_copyright, new.credit_licensor,
        new.headline, new.caption, new.alt, new.place, new.location_shown, array_to_string(new.persons_shown, ' '),
        array_to_string(new.keywords, ' ')));
    return new;
end $$;
create trigger derive_from_photo before insert or update on photo for each row execute function derive_from_photo();

-- Prefixes of the names of files that no row names, or will not for long: written before a file is put, and when a row
-- lets go of one. The collector checks again whether they are in use before it deletes anything.
create table orphan_candidate (
    name  text primary key,
    since timestamptz not null default now()
);
create index orphan_candidate_since on orphan_candidate (since);

create function mark_orphan_candidates() returns trigger language plpgsql as $$
begin
    insert into orphan_candidate (name)
    select kind || '/' || left(old.file_sha256, 2) || '/' || old.file_sha256
      from unnest(array['originals', 'masters']) kind
     where tg_op = 'DELETE' or new.file_sha256 is distinct from old.file_sha256
    on conflict (name) do update set since = now();
    insert into orphan_candidate (name)
    select 'renditions/' || old.id || '/' || old.rendition_key || '-'
     where tg_op = 'DELETE' or new.rendition_key is distinct from old.rendition_key
    on conflict (name) do update set since = now();
    return null;
end $$;
create trigger mark_orphan_candidates after update or delete on photo
    for each row when (old.file_sha256 is not null) execute function mark_orphan_candidates();

-- Translations by language tag stand in the plural: the singular is shown where none fits.

create function are_links(links text[]) returns boolean language sql immutable as $$
    select cardinality(links) <= 20
       and not exists (select from unnest(links) link where link is null or link !~* '^https:' or length(link) > 2000)
$$;

create table author (
    id          uuid primary key,
    slug        slug not null unique,
    name        text not null check (length(name) between 1 and 200),
    names       jsonb not null default '{}' check (jsonb_typeof(names) = 'object'),
    kind        text not null check (kind in ('person', 'role')),
    job_title   text check (length(job_title) <= 200),
    job_titles  jsonb not null default '{}' check (jsonb_typeof(job_titles) = 'object'),
    biography   text check (length(biography) <= 5000),
    biographies jsonb not null default '{}' check (jsonb_typeof(biographies) = 'object'),
    photo_id    uuid references photo,
    same_as     text[] not null default '{}' constraint author_links check (are_links(same_as)),
    email       text check (length(email) <= 254),
    version     integer not null
);
create index author_photo on author (photo_id) where photo_id is not null;

create table section (
    id           uuid primary key,
    slug         slug not null unique,
    name         text not null check (length(name) between 1 and 200),
    names        jsonb not null default '{}' check (jsonb_typeof(names) = 'object'),
    description  text check (length(description) <= 2000),
    descriptions jsonb not null default '{}' check (jsonb_typeof(descriptions) = 'object'),
    photo_id     uuid references photo,
    parent_id    uuid references section,
    -- among its siblings; those without one come last, by name
    position     integer check (position >= 0),
    -- what machines may do with its articles (ContentUsage)
    usage        jsonb check (jsonb_typeof(usage) = 'object'),
    version      integer not null,
    check (parent_id <> id)
);
create index section_photo on section (photo_id) where photo_id is not null;

create table tag (
    id           uuid primary key,
    slug         slug not null unique,
    name         text not null check (length(name) between 1 and 200),
    names        jsonb not null default '{}' check (jsonb_typeof(names) = 'object'),
    kind         text not null default 'subject' check (kind in ('subject', 'person', 'organisation', 'place', 'event')),
    description  text check (length(description) <= 2000),
    descriptions jsonb not null default '{}' check (jsonb_typeof(descriptions) = 'object'),
    photo_id     uuid references photo,
    same_as      text[] not null default '{}' constraint tag_links check (are_links(same_as)),
    version      integer not null
);
create index tag_photo on tag (photo_id) where photo_id is not null;

create function keep_sections_a_tree() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtext('malim sections')); -- two moves at once could close a circle
    if exists (with recursive up as (
                   select s.id, s.parent_id from section s where s.id = new.parent_id
                   union
                   select s.id, s.parent_id from section s join up on s.id = up.parent_id)
               select from up where id = new.id) then
        raise exception 'the section % would lie below itself', new.slug using errcode = 'ML409';
    end if;
    return new;
end $$;
create trigger keep_sections_a_tree before update of parent_id on section
    for each row when (new.parent_id is not null and old.parent_id is distinct from new.parent_id)
    execute function keep_sections_a_tree();

-- The tree is served whole, so its size and its depth have a limit.
create function limit_sections() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtext('malim sections'));
    if tg_op = 'INSERT' and (select count(*) from section) >= 2000 then
        raise exception 'there are 2000 sections' using errcode = 'check_violation', constraint = 'section_limit';
    end if;
    if new.parent_id is not null and (
        with recursive up as (
            select s.id, s.parent_id from section s where s.id = new.parent_id
            union
            select s.id, s.parent_id from section s join up on s.id = up.parent_id)
        select count(*) from up) + (
        with recursive below as (
            select new.id as id, 1 as level
            union
            select s.id, below.level + 1 from section s join below on s.parent_id = below.id where below.level <= 10)
        select max(level) from below) > 10 then
        raise exception 'sections lie at most 10 deep' using errcode = 'check_violation', constraint = 'section_depth';
    end if;
    return new;
end $$;
create trigger limit_sections_insert before insert on section for each row execute function limit_sections();
create trigger limit_sections_update before update of parent_id on section
    for each row when (new.parent_id is not null and old.parent_id is distinct from new.parent_id)
    execute function limit_sections();

-- Other addresses of authors, sections and tags: those they had before, those of tags that were merged into them, and
-- those an editor gave them. They lead to the one they belong to, and are nobody else's meanwhile.
create table other_slug (
    kind       text not null check (kind in ('author', 'section', 'tag')),
    slug       slug not null,
    subject_id uuid not null,
    primary key (kind, slug)
);
create index other_slug_of on other_slug (subject_id);

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
        raise exception 'the slug % leads to another %', new.slug, tg_table_name using errcode = 'unique_violation', constraint = 'other_slug';
    end if;
    return new;
end $$;

create function keep_other_slugs_apart() returns trigger language plpgsql as $$
begin
    if exists (select from author where new.kind = 'author' and slug = new.slug
               union all select from section where new.kind = 'section' and slug = new.slug
               union all select from tag where new.kind = 'tag' and slug = new.slug) then
        raise exception 'the slug % leads to another %', new.slug, new.kind using errcode = 'unique_violation', constraint = 'other_slug';
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

-- Video, audio and documents: a file here, or addresses elsewhere, or both.
create table media (
    id                  uuid primary key,
    kind                text not null check (kind in ('video', 'audio', 'file')),
    title               text check (length(title) <= 500),
    alt                 text check (length(alt) <= 1000),
    caption             text check (length(caption) <= 2000),
    credit_label        text check (length(credit_label) <= 100),
    credit_text         text check (length(credit_text) <= 500),
    credit_creator      text check (length(credit_creator) <= 500),
    credit_source       text check (length(credit_source) <= 500),
    credit_copyright    text check (length(credit_copyright) <= 500),
    credit_license      text check (length(credit_license) <= 500),
    credit_usage_terms  text check (length(credit_usage_terms) <= 500),
    credit_licensor     text check (length(credit_licensor) <= 500),
    credit_licensor_url text check (length(credit_licensor_url) <= 500),
    sources             jsonb not null default '[]' constraint media_sources_limit check (
                            jsonb_typeof(sources) = 'array' and jsonb_array_length(sources) <= 20),
    poster_id           uuid references photo,
    -- with the WebVTT of those that are kept here
    tracks              jsonb not null default '[]' constraint media_tracks_limit check (
                            jsonb_typeof(tracks) = 'array' and jsonb_array_length(tracks) <= 20),
    transcript          text constraint media_transcript_limit check (length(transcript) <= 500000),
    digital_source      text check (digital_source ~ '^[A-Za-z]{1,60}$'),
    file_sha256         text unique check (file_sha256 ~ '^[0-9a-f]{64}$'),
    file_type           text check (file_type ~ '^[a-z0-9]{2,8}$'),
    file_length         bigint check (file_length > 0),
    file_seconds        double precision check (file_seconds > 0),
    file_width          integer check (file_width > 0),
    file_height         integer check (file_height > 0),
    file_pages          integer check (file_pages > 0),
    -- what readers are told of the tracks: in place of a text the key in its address, which is of its bytes, so that an
    -- address is never stale
    shown_tracks        jsonb not null default '[]',
    transcript_key      text,
    searched            tsvector not null default '',
    created_at          timestamptz not null,
    version             integer not null,
    check (num_nulls(file_sha256, file_type, file_length) in (0, 3)),
    check (file_sha256 is not null or sources <> '[]'),
    constraint media_links check (
        not jsonb_path_exists(sources, '$[*].url ? (!(@ like_regex "^https?:" flag "i"))')
        and not jsonb_path_exists(tracks, '$[*].url ? (!(@ like_regex "^https?:" flag "i"))'))
);
create index media_searched on media using gin (searched);
create index media_of_kind on media (kind, id desc);
create index media_poster on media (poster_id) where poster_id is not null;

create function text_key(words text) returns text language sql immutable as
    $$ select left(encode(sha256(convert_to(words, 'UTF8')), 'hex'), 16) $$;

create function derive_from_media() returns trigger language plpgsql as $$
begin
    new.shown_tracks := (
        select coalesce(jsonb_agg(track - 'vtt' || case when track ? 'vtt'
                                                        then jsonb_build_object('key', text_key(track ->> 'vtt'))
                                                        else '{}' end order by place), '[]')
          from jsonb_array_elements(new.tracks) with ordinality as e (track, place));
    new.transcript_key := text_key(new.transcript);
    new.searched := to_tsvector('simple', concat_ws(' ',
        new.title, new.caption, new.alt, new.credit_text, new.credit_creator, new.credit_source, new.credit_copyright,
        new.credit_licensor));
    return new;
end $$;
create trigger derive_from_media before insert or update on media for each row execute function derive_from_media();

create function mark_orphan_media() returns trigger language plpgsql as $$
begin
    insert into orphan_candidate (name)
    select 'media/' || left(old.file_sha256, 2) || '/' || old.file_sha256
     where tg_op = 'DELETE' or new.file_sha256 is distinct from old.file_sha256
    on conflict (name) do update set since = now();
    return null;
end $$;
create trigger mark_orphan_media after update or delete on media
    for each row when (old.file_sha256 is not null) execute function mark_orphan_media();
