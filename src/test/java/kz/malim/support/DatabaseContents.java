package kz.malim.support;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The contents of the database, to check that a rejected request has changed nothing. */
@ApplicationScoped
public class DatabaseContents {
    private static final List<String> TABLES = List.of(
            "article",
            "revision",
            "revision_tag",
            "revision_author",
            "revision_section",
            "revision_photo",
            "revision_story",
            "live_blog",
            "live_entry",
            "live_entry_author",
            "live_entry_photo",
            "slug_moved",
            "takedown",
            "correction",
            "change",
            "idempotency_key",
            "photo",
            "related_placement",
            "front_placement",
            "synonyms");

    private final EntityManager database;

    DatabaseContents(EntityManager database) {
        this.database = database;
    }

    /** A request that fails and changes nothing; scheduled transitions meanwhile are allowed for. */
    public ValidatableResponse refused(Supplier<Response> request) {
        var due = nextDue();
        var before = hash();
        var response = request.get().then();
        var after = hash();
        if (due == null || now().isBefore(due)) {
            assertEquals(before, after, "a refused request changed something");
        }
        return response;
    }

    private @Nullable Instant nextDue() {
        return time("""
            select min(at) from (select at from due_change union all select shown_from from revision
                                 union all select shown_until from revision) moments (at)
            """);
    }

    private Instant now() {
        return Objects.requireNonNull(time("select clock_timestamp()"));
    }

    @Transactional
    @Nullable
    Instant time(String query) {
        return (Instant) database.createNativeQuery(query, Instant.class).getSingleResult();
    }

    @Transactional
    String hash() {
        var all = TABLES.stream()
                .map(table -> "select '" + table
                        + "', coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') from " + table
                        + " t")
                .collect(Collectors.joining(" union all "));
        return (String) database.createNativeQuery(
                        "select string_agg(h, ' ' order by name) from (" + all.replace("::text", "\\:\\:text")
                                + ") as hashes (name, h)",
                        String.class)
                .getSingleResult();
    }

    @Transactional
    public long count(String query, Object argument) {
        return ((Number) database.createNativeQuery(query)
                        .setParameter(1, argument)
                        .getSingleResult())
                .longValue();
    }

    /** Simulates passing time for one article: moves its schedule back. */
    @Transactional
    public void pass(String path, int seconds) {
        database.createNativeQuery("""
            update revision set shown_from = shown_from - ?2 * interval '1 second',
                   shown_until = shown_until - ?2 * interval '1 second',
                   published_at = published_at - case when state = 'scheduled' then ?2 else 0 end * interval '1 second',
                   live_since = live_since - case when state = 'scheduled' then ?2 else 0 end * interval '1 second'
             where article_id = ?1 and (shown_from is not null or shown_until is not null)
            """)
                .setParameter(1, id(path))
                .setParameter(2, seconds)
                .executeUpdate();
    }

    /** Replaces the times of an article's schedule. */
    @Transactional
    public void move(UUID article, @Nullable Instant from, @Nullable Instant until) {
        database.flush();
        database.createNativeQuery("""
            update revision set shown_from = ?2, shown_until = ?3,
                   published_at = coalesce(?2, published_at), live_since = coalesce(?2, live_since)
             where article_id = ?1 and (shown_from is not null or shown_until is not null)
            """)
                .setParameter(1, article)
                .setParameter(2, from)
                .setParameter(3, until)
                .executeUpdate();
        database.clear();
    }

    @Transactional
    public String state(UUID article) {
        return (String) database.createNativeQuery(
                        "select state from revision where article_id = ?1 order by number desc limit 1", String.class)
                .setParameter(1, article)
                .getSingleResult();
    }

    /** Simulates content from before a rule: the second block of an article's draft gets the id of the first. */
    @Transactional
    public void repeatsAnId(String path) {
        database.createNativeQuery("""
            update revision set body = jsonb_set(body, '{1,id}', body -> 0 -> 'id')
             where article_id = ?1 and state = 'draft'
            """).setParameter(1, id(path)).executeUpdate();
    }

    /** The number of changes in the log of an article. */
    public long changes(UUID article) {
        return count("select count(*) from change where article_id = ?1 and for_readers", article);
    }

    public static UUID id(String path) {
        return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    }
}
