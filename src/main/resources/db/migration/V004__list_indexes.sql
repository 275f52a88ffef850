-- What lists of articles are asked by, and in which order. Every index holds what else a list can filter by, so that
-- walking past articles that are not wanted never touches their bodies.

-- Titles are ordered by the Kazakh alphabet, in which і stands after ы and ұ before ү. A server without ICU has no such
-- order; it then sorts by code, and an administrator who changes the server can make the collation and reindex.
do $$
begin
    create collation kazakh (provider = icu, locale = 'kk');
exception
    when feature_not_supported or invalid_parameter_value then
        raise warning 'This server has no ICU: titles are sorted by code and not by the Kazakh alphabet.';
        create collation kazakh from "C";
end
$$;

drop index revision_newest;
create index revision_listed on revision (published_at desc, article_id desc)
    include (id, lang, section_id, live_since) where state = 'published';
create index revision_listed_by_update on revision (live_since desc, article_id desc)
    include (id, lang, section_id, published_at) where state = 'published';
create index revision_listed_by_title on revision (title collate kazakh, article_id)
    include (id, lang, section_id, published_at, live_since) where state = 'published';

drop index revision_newest_by_language;
create index revision_listed_by_language on revision (lang, published_at desc, article_id desc)
    include (id, section_id, live_since) where state = 'published';

drop index revision_newest_by_section;
create index revision_listed_by_section on revision (section_id, published_at desc, article_id desc)
    include (id, lang, live_since) where state = 'published';

drop index revision_tag_newest;
create index revision_tag_listed on revision_tag (tag_id, listed_at desc, article_id desc)
    include (revision_id) where listed_at is not null;

drop index revision_author_newest;
create index revision_author_listed on revision_author (author_id, listed_at desc, article_id desc)
    include (revision_id) where listed_at is not null;

-- An article as lists look at it: what they filter and sort by, without the table of identities.
create view published_listing as
select r.article_id, r.id as revision_id, r.lang, r.section_id, r.published_at, r.live_since,
       r.title collate kazakh as title
  from revision r
 where r.state = 'published';

-- Slugs to ids. They run with the rights of whoever calls them. The planner evaluates them when it estimates how many
-- rows a filter leaves, and so knows a frequent tag from a rare one.
create function published_tag_ids(slugs text[]) returns uuid[] stable parallel safe language plpgsql as $$
begin
    return array(select id from published_tag where slug = any(slugs));
end $$;

create function published_author_ids(slugs text[]) returns uuid[] stable parallel safe language plpgsql as $$
begin
    return array(select id from published_author where slug = any(slugs));
end $$;

-- With the sections below them.
create function published_section_ids(slugs text[]) returns uuid[] stable parallel safe language plpgsql as $$
begin
    return array(
        with recursive below as (
            select id from published_section where slug = any(slugs)
            union
            select s.id from published_section s join below on s.parent_id = below.id)
        select id from below);
end $$;

create function published_article_ids(slugs text[]) returns uuid[] stable parallel safe language plpgsql as $$
begin
    return array(select id from published_article where slug = any(slugs));
end $$;

grant select on published_listing to "${readingRole}";
grant execute on function published_tag_ids(text[]), published_author_ids(text[]), published_section_ids(text[]),
    published_article_ids(text[]) to "${readingRole}";
