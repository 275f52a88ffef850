-- What ContentRules bounds before an article is saved, bounded for whoever writes. ContentLimitsTest compares the numbers.
-- Links are served as they are stored: none may run a script, wherever in a body it stands.
alter table revision
    add constraint revision_body_size check (jsonb_array_length(body) <= 1000),
    add constraint revision_body_links check (
        not jsonb_path_exists(body, '$.**.href ? (!(@ like_regex "^(https?:|mailto:|/)" flag "i"))'));

alter table revision_author add constraint revision_author_limit check (position >= 0 and position < 50);
alter table revision_tag    add constraint revision_tag_limit    check (position >= 0 and position < 200);
alter table revision_photo  add constraint revision_photo_limit  check (position >= 0 and position < 500);
