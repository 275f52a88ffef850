-- The forms of text that the database checks wherever they stand, and the order of titles.

create domain slug as text check (value ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(value) <= 80);
create domain language as text check (value in ('kk', 'kk-Latn', 'kk-Arab', 'ru', 'en'));

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
