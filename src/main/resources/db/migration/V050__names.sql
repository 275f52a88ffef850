-- Suggestions may show any author, section or tag by its name, so a change of one touches all of them.
create function touch_names() returns trigger language plpgsql as $$
begin
    new.tags := new.tags || 'names'::text;
    return new;
end $$;
create trigger touch_names before insert on change
    for each row when (new.kind in ('author.changed', 'section.changed', 'tag.changed')) execute function touch_names();
