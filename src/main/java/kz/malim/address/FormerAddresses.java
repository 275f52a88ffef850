package kz.malim.address;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import kz.malim.text.Slug;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** The former addresses, as they are kept. Whatever the number of addresses, the number of statements is the same. */
@ApplicationScoped
public class FormerAddresses {
    private final EntityManager database;

    FormerAddresses(EntityManager database) {
        this.database = database;
    }

    /** An address and the id of what it leads to. */
    record Entry(
            FormerAddress address,
            @Nullable UUID article,
            @Nullable UUID section,
            @Nullable UUID tag,
            @Nullable UUID author) {}

    /**
     * The addresses lead to the article from now on. Those that are none are left out, and so are those that lead readers to
     * something else.
     */
    public void keepFree(UUID article, Collection<String> urls) {
        var entries = urls.stream()
                .flatMap(url -> FormerAddress.of(url).stream())
                .distinct()
                .map(address -> new Entry(address, article, null, null, null))
                .toList();
        if (!entries.isEmpty()) {
            write(entries, """
                     and f.section_id is null and f.tag_id is null and f.author_id is null
                     and not exists (select from shown_revision r where r.article_id = f.article_id)
                    """);
        }
    }

    /** Keeps addresses; one that is known leads elsewhere from now on. */
    FormerAddressView.Kept keep(List<Entry> entries) {
        return write(entries, "");
    }

    /** @param condition of a row {@code f} that is known and leads elsewhere */
    private FormerAddressView.Kept write(List<Entry> entries, String condition) {
        var written = (Object[]) database.createNativeQuery("""
                        with sent as (
                            select * from unnest(cast(?1 as uuid[]), cast(?2 as text[]), cast(?3 as text[]), cast(?4 as text[]),
                                                 cast(?5 as uuid[]), cast(?6 as uuid[]), cast(?7 as uuid[]), cast(?8 as uuid[]))
                              as s (id, host, path, query, article_id, section_id, tag_id, author_id)),
                        kept as (
                            insert into former_address as f (id, host, path, query, article_id, section_id, tag_id, author_id)
                            select * from sent order by path, query, host
                            on conflict (path, query, host) do update
                               set article_id = excluded.article_id, section_id = excluded.section_id,
                                   tag_id = excluded.tag_id, author_id = excluded.author_id
                             where (f.article_id, f.section_id, f.tag_id, f.author_id) is distinct from
                                   (excluded.article_id, excluded.section_id, excluded.tag_id, excluded.author_id)
                                   %s
                            returning f.id)
                        select count(*) filter (where s.id is not null), count(*) filter (where s.id is null)
                          from kept k left join sent s on s.id = k.id
                        """.formatted(condition))
                .setParameter(
                        1, column(entries, entry -> UuidVersion7Strategy.INSTANCE.generateUuid(null), UUID[]::new))
                .setParameter(2, column(entries, entry -> entry.address().host(), String[]::new))
                .setParameter(3, column(entries, entry -> entry.address().path(), String[]::new))
                .setParameter(4, column(entries, entry -> entry.address().query(), String[]::new))
                .setParameter(5, column(entries, Entry::article, UUID[]::new))
                .setParameter(6, column(entries, Entry::section, UUID[]::new))
                .setParameter(7, column(entries, Entry::tag, UUID[]::new))
                .setParameter(8, column(entries, Entry::author, UUID[]::new))
                .getSingleResult();
        int created = ((Number) written[0]).intValue();
        int changed = ((Number) written[1]).intValue();
        return new FormerAddressView.Kept(created, changed, entries.size() - created - changed);
    }

    private static <T> T[] column(
            List<Entry> entries, Function<Entry, @Nullable T> value, Function<Integer, T[]> array) {
        return entries.stream().map(value).toArray(array::apply);
    }

    /** Of the ids, those of articles that exist. */
    @SuppressWarnings("unchecked") // a native query knows its type only at run time
    List<UUID> articles(Collection<UUID> ids) {
        return database.createNativeQuery("select id from article where id = any(cast(?1 as uuid[]))", UUID.class)
                .setParameter(1, ids.toArray(UUID[]::new))
                .getResultList();
    }

    /** The ids of things of a kind by their slugs, present and former ones. */
    Map<Slug, UUID> ids(AddressTarget.Kind kind, Collection<Slug> slugs) {
        if (slugs.isEmpty()) {
            return Map.of();
        }
        List<?> rows = database.createNativeQuery("""
                        select slug, subject_id from other_slug where kind = ?1 and slug = any(cast(?2 as text[]))
                        union all select slug, id from %s where slug = any(cast(?2 as text[]))
                        """.formatted(kind.wireName()), Object[].class)
                .setParameter(1, kind.wireName())
                .setParameter(2, slugs.stream().map(Slug::value).toArray(String[]::new))
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .collect(Collectors.toMap(
                        row -> new Slug((String) row[0]), row -> (UUID) row[1], (former, present) -> present));
    }

    /** Newest first. */
    List<FormerAddressView> list(@Nullable UUID article, @Nullable UUID before, int rows) {
        List<?> found = database.createNativeQuery("""
                        select f.id, f.host, f.path, f.query, f.article_id, s.slug, t.slug, w.slug
                          from former_address f
                          left join section s on s.id = f.section_id
                          left join tag t on t.id = f.tag_id
                          left join author w on w.id = f.author_id
                         where (cast(?1 as uuid) is null or f.article_id = cast(?1 as uuid))
                           and (cast(?2 as uuid) is null or f.id < cast(?2 as uuid))
                         order by f.id desc limit ?3
                        """, Object[].class)
                .setParameter(1, article == null ? null : article.toString())
                .setParameter(2, before == null ? null : before.toString())
                .setParameter(3, rows)
                .getResultList();
        return found.stream()
                .map(Object[].class::cast)
                .map(FormerAddresses::view)
                .toList();
    }

    private static FormerAddressView view(Object[] row) {
        return new FormerAddressView(
                (UUID) row[0],
                FormerAddress.written((String) row[1], (String) row[2], (String) row[3]),
                (UUID) row[4],
                (String) row[5],
                (String) row[6],
                (String) row[7],
                Arrays.stream(row).skip(4).allMatch(target -> target == null));
    }

    /** Whether there was one. */
    boolean remove(UUID id) {
        return database.createNativeQuery("delete from former_address where id = ?1")
                        .setParameter(1, id)
                        .executeUpdate()
                == 1;
    }
}
