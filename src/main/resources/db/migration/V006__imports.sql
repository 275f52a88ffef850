-- What imports remember of their own work, to find it again and to tell it from an editor's.

-- Which article a story on an imported page became, so that the next page that names it finds it again. edits is the
-- article's count when the import left it: another one now is somebody's work since.
create table import_origin (
    article_id  uuid primary key references article,
    lang        language not null,
    title_key   text not null,
    day         date,
    fingerprint bytea not null,
    stub        boolean not null,
    edits       integer not null default 0
);
create index import_origin_title on import_origin (lang, title_key);

-- The version in which an import left a front block: one that has another is somebody's work.
create table import_block (
    block_id uuid primary key references front_block on delete cascade,
    version  integer not null
);

-- Which article a story of another system became, by its id there.
create table import_story (
    source      text not null,
    origin_id   text not null,
    article_id  uuid not null references article,
    fingerprint bytea not null,
    edits       integer not null,
    primary key (source, origin_id)
);
create index import_story_article on import_story (article_id);

-- Which photo or media item a file of another system became. Addresses are too long for an index.
create table import_file (
    source   text not null,
    url_hash bytea not null,
    photo_id uuid references photo on delete cascade,
    media_id uuid references media on delete cascade,
    primary key (source, url_hash),
    check (num_nonnulls(photo_id, media_id) = 1)
);
create index import_file_photo on import_file (photo_id);
create index import_file_media on import_file (media_id);
