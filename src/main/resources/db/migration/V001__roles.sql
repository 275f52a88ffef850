-- Read the migrations from the first to the last: each takes one subject, and each object is made once, as it is now.
-- A migration that has been merged is never edited, not even its comments: databases remember its checksum, and one that
-- has it does not run it again. What changes later is a new file with the next number.

-- The role of the reading side. It may enter the database and see nothing in it but what V011 grants.
-- A role belongs to the server and not to the database, so it may be there already: from another database of this
-- server, or made by an administrator because Malim's own login may not make roles.

do $$
declare
    reader text := '${readingRole}';
    administration text := format(
        'create role %1$I nologin; alter role %1$I set default_transaction_read_only = on;'
        ' alter role %1$I set statement_timeout = ''5s''; grant connect on database %2$I to %1$I;',
        reader, current_database());
begin
    if not exists (select from pg_roles where rolname = reader) then
        begin
            execute format('create role %I nologin', reader);
        exception
            when insufficient_privilege then
                raise exception 'Malim''s login % may not create the reading role. An administrator must run: %',
                    current_user, administration;
            when duplicate_object or unique_violation then
                null; -- another Malim of this server was a moment faster
        end;
    end if;

    if exists (select from pg_roles where rolname = reader and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)) then
        raise exception 'The role % may do more than read. Name another one with MALIM_READING_ROLE.', reader;
    end if;

    -- Both are also set by the connection; the role's own settings hold for every other client that uses it.
    begin
        execute format('alter role %I set default_transaction_read_only = on', reader);
        execute format('alter role %I set statement_timeout = ''5s''', reader);
    exception
        when insufficient_privilege then
            raise notice 'An administrator may want to run: %', administration;
    end;

    if not has_database_privilege(reader, current_database(), 'connect') then
        begin
            execute format('grant connect on database %I to %I', current_database(), reader);
        exception
            when insufficient_privilege then
                null;
        end;
        if not has_database_privilege(reader, current_database(), 'connect') then
            raise exception 'An administrator must run: grant connect on database %I to %I;', current_database(), reader;
        end if;
    end if;

    begin
        execute format('grant usage on schema %I to %I', current_schema(), reader);
    exception
        when insufficient_privilege then
            null;
    end;
    if not has_schema_privilege(reader, current_schema(), 'usage') then
        raise exception 'An administrator must run: grant usage on schema % to %;', current_schema(), reader;
    end if;
end
$$;

-- Everybody may create temporary tables and, in databases made before PostgreSQL 15, tables of their own. Nobody needs to.
do $$
begin
    execute format('revoke temporary on database %I from public', current_database());
    execute format('revoke create on schema %I from public', current_schema());
exception
    when insufficient_privilege then
        null;
end
$$;

-- Functions are everybody's by default, and one that runs with its owner's rights would be a way round the views.
alter default privileges revoke execute on functions from public;

-- Malim calls it on every connection it takes, since after a fail-over an open connection may be to a server that only
-- reads. The error is PostgreSQL's own for a write there, so that nothing has to tell two of them apart.
create function assert_writable() returns void language plpgsql as $$
begin
    if current_setting('transaction_read_only')::boolean then
        raise exception 'this server accepts no writes' using errcode = 'read_only_sql_transaction';
    end if;
end $$;

-- The oldest schema that a release must know to run on this one. A release runs on the schema of the next; a migration that
-- takes away what an earlier release needs sets this to the first version whose release needs it no longer, and earlier ones
-- then refuse to start.
create table schema_compatibility (
    only_row    boolean primary key default true check (only_row),
    min_version text not null
);
insert into schema_compatibility (min_version) values ('001');
