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
