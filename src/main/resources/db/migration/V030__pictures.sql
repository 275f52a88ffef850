-- Photos get files, words in every language, and the rights that go into the files.
alter table photo
    -- by language tag; alt and caption are shown where none fits
    add column alts               jsonb not null default '{}' check (jsonb_typeof(alts) = 'object'),
    add column captions           jsonb not null default '{}' check (jsonb_typeof(captions) = 'object'),
    add column headline           text check (length(headline) <= 500),
    add column keywords           text[] not null default '{}' check (cardinality(keywords) <= 100),
    add column taken_at           text check (length(taken_at) <= 40),
    add column place              text check (length(place) <= 500),
    add column credit_usage_terms text check (length(credit_usage_terms) <= 500),
    add column credit_licensor    text check (length(credit_licensor) <= 500),
    add column credit_licensor_url text check (length(credit_licensor_url) <= 500),
    add column focal_x            double precision check (focal_x between 0 and 1),
    add column focal_y            double precision check (focal_y between 0 and 1),
    -- names of the fields that a person or an importer decided, and that no file may change any more
    add column typed              text[] not null default '{}',
    add column file_sha256        text unique check (file_sha256 ~ '^[0-9a-f]{64}$'),
    add column file_type          text check (file_type in ('jpeg', 'png', 'gif', 'webp')),
    add column file_length        bigint check (file_length > 0),
    add column file_width         integer check (file_width > 0),
    add column file_height        integer check (file_height > 0),
    add column file_orientation   integer check (file_orientation between 1 and 8),
    add column file_color         text check (file_color ~ '^#[0-9a-f]{6}$'),
    add column file_placeholder   text check (length(file_placeholder) <= 100),
    -- in the address of every rendition: another key, another address, so that an address is never stale
    add column rendition_key      text,
    add column searched           tsvector not null default '',
    add check ((focal_x is null) = (focal_y is null)),
    add check (num_nulls(file_sha256, file_type, file_length, file_width, file_height, file_orientation, file_color,
                         file_placeholder) in (0, 8));

-- Whatever goes into a rendition is in its key: the pixels, where they are cut, and whose they are.
create function derive_from_photo() returns trigger language plpgsql as $$
begin
    new.rendition_key := case when new.file_sha256 is not null then
        left(encode(sha256(convert_to(jsonb_build_array(
            new.file_sha256, new.focal_x, new.focal_y, new.credit_text, new.credit_creator, new.credit_source,
            new.credit_copyright, new.credit_license, new.credit_usage_terms, new.credit_licensor,
            new.credit_licensor_url)::text, 'UTF8')), 'hex'), 16) end;
    new.searched := to_tsvector('simple', concat_ws(' ',
        new.credit_text, new.credit_creator, new.credit_source, new.credit_copyright, new.credit_licensor,
        new.headline, new.caption, new.alt, new.place, array_to_string(new.keywords, ' ')));
    return new;
end $$;

create trigger derive_from_photo before insert or update on photo for each row execute function derive_from_photo();

-- Beginnings of the names of files that no row names, or will not for long: noted before a file is put, and when a row
-- lets go of one. Whoever collects them looks again whether they are in use.
create table file_forsaken (
    name  text primary key,
    since timestamptz not null default now()
);
create index file_forsaken_since on file_forsaken (since);

create function forsake_files() returns trigger language plpgsql as $$
begin
    insert into file_forsaken (name)
    select kind || '/' || left(old.file_sha256, 2) || '/' || old.file_sha256
      from unnest(array['originals', 'masters']) kind
     where tg_op = 'DELETE' or new.file_sha256 is distinct from old.file_sha256
    on conflict (name) do update set since = now();
    insert into file_forsaken (name)
    select 'renditions/' || old.id || '/' || old.rendition_key || '-'
     where tg_op = 'DELETE' or new.rendition_key is distinct from old.rendition_key
    on conflict (name) do update set since = now();
    return null;
end $$;
create trigger forsake_files after update or delete on photo
    for each row when (old.file_sha256 is not null) execute function forsake_files();

create index photo_searched on photo using gin (searched);
create index photo_without_credit on photo (id desc)
    where coalesce(credit_text, credit_creator, credit_source, credit_copyright) is null;
create index photo_without_alt on photo (id desc) where alt is null;
create index photo_without_file on photo (id desc) where file_sha256 is null;

create function credit_of(p photo) returns json language sql stable as $$
    select case when num_nonnulls(p.credit_label, p.credit_text, p.credit_creator, p.credit_source, p.credit_copyright,
                                  p.credit_license, p.credit_usage_terms, p.credit_licensor, p.credit_licensor_url) > 0
                then json_build_object('label', p.credit_label, 'text', p.credit_text, 'creator', p.credit_creator,
                                       'source', p.credit_source, 'copyright', p.credit_copyright,
                                       'license', p.credit_license, 'usageTerms', p.credit_usage_terms,
                                       'licensor', p.credit_licensor, 'licensorUrl', p.credit_licensor_url) end
$$;

-- A picture's file as readers may know it: never its name in the store.
create function file_of(p photo) returns json language sql stable as $$
    select case when p.file_sha256 is not null
                then json_build_object('key', p.rendition_key, 'width', p.file_width, 'height', p.file_height,
                                       'dominantColor', p.file_color, 'placeholder', p.file_placeholder,
                                       'focalPoint', case when p.focal_x is not null
                                                          then json_build_object('x', p.focal_x, 'y', p.focal_y) end) end
$$;

create or replace view published_photo as
select u.revision_id, r.article_id, u.position, u.role, p.id,
       json_build_object(
           'id', p.id, 'role', u.role, 'alt', coalesce(p.alts ->> r.lang, p.alt),
           'caption', coalesce(p.captions ->> r.lang, p.caption), 'credit', credit_of(p), 'file', file_of(p)
       ) as photo
  from revision_photo u
  join shown_revision r on r.id = u.revision_id
  join photo p on p.id = u.photo_id;

-- A picture by itself, once for every article that shows it. A photo that only drafts use is not here: its renditions
-- are no more public than its words.
create view published_picture as
select p.id, r.article_id,
       json_build_object(
           'id', p.id, 'shownBy', r.article_id, 'alt', p.alt, 'alts', p.alts, 'caption', p.caption,
           'captions', p.captions, 'credit', credit_of(p), 'file', file_of(p), 'headline', p.headline,
           'keywords', to_json(p.keywords), 'takenAt', p.taken_at, 'place', p.place,
           'original', case when p.file_sha256 is not null
                            then json_build_object('sha256', p.file_sha256, 'type', p.file_type, 'length', p.file_length,
                                                   'width', p.file_width, 'height', p.file_height,
                                                   'orientation', p.file_orientation, 'color', p.file_color,
                                                   'placeholder', p.file_placeholder) end
       ) as picture
  from revision_photo u
  join shown_revision r on r.id = u.revision_id
  join photo p on p.id = u.photo_id;

grant select on published_picture to "${readingRole}";
grant execute on function credit_of(photo), file_of(photo) to "${readingRole}";

-- Last, since no table can be altered while it has changes to be told. Whoever wrote a photo so far decided its words.
update photo set
    typed = array_remove(array[
        case when alt is not null then 'alt' end, case when caption is not null then 'caption' end,
        case when credit_label is not null then 'credit.label' end, case when credit_text is not null then 'credit.text' end,
        case when credit_creator is not null then 'credit.creator' end,
        case when credit_source is not null then 'credit.source' end,
        case when credit_copyright is not null then 'credit.copyright' end,
        case when credit_license is not null then 'credit.license' end], null);
