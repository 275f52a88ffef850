package kz.malim.cache;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kz.malim.support.Newsroom;
import kz.malim.support.OwnDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Random acts of a newsroom, and what readers get before and after each: nothing they get changes without a row in their
 * view of the log that names it, and no row there names what was never public.
 */
@QuarkusTest
@TestProfile(OwnDatabase.Profile.class)
class RandomActsTest {
    private static final long SEED = Long.getLong("malim.test.seed", 1);
    private static final int ACTS = Integer.getInteger("malim.test.acts", 150);

    @Inject
    Newsroom newsroom;

    @Inject
    CachedResponses responses;

    @Inject
    AgroalDataSource database;

    @Inject
    @DataSource("reading")
    AgroalDataSource reading;

    @TestHTTPResource
    URI server;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> reads = new ArrayList<>();
    private RandomActs acts = new RandomActs("", 0);

    /** The response of one address, and what a CDN purges it by. */
    private record Snapshot(int status, String body, Set<String> tags) {}

    @BeforeEach
    void openTheNewsroom() {
        acts = new RandomActs(newsroom.keyOf(kz.malim.access.Role.ADMIN), SEED);
        acts.open();
        for (var story : acts.stories().subList(0, 5)) {
            var id = RandomActs.last(story);
            reads.add("/api/articles/" + id + "?include=authors,photos,related,blocks,translations,entries");
            reads.add("/api/articles/" + id + "/entries");
        }
        var photo = RandomActs.last(acts.photo());
        reads.add("/api/photos/" + photo);
        reads.addAll(List.of(
                "/api/articles?limit=100",
                "/api/articles?limit=100&section=" + acts.section(),
                "/api/articles?limit=100&facets=tag,author&tag=" + acts.tag(),
                "/api/articles?q=" + RandomActs.WORD,
                "/api/search/suggest?q=" + RandomActs.WORD.substring(0, 4),
                "/api/blocks/" + acts.block(),
                "/feeds/all.rss",
                "/sitemap-news.xml"));
    }

    @Test
    void everyChangeIsLoggedAndNothingUnpublishedIs() throws Exception {
        var unlogged = new ArrayList<String>();
        int changed = 0;
        settle();
        var before = snapshots();
        for (int i = 0; i < ACTS; i++) {
            long position = position();
            var act = acts.next();
            settle();
            var after = snapshots();
            var logged = tagsAfter(position);
            for (var read : reads) {
                var was = before.get(read);
                var is = after.get(read);
                if (was == null
                        || is == null
                        || (was.status() == is.status() && was.body().equals(is.body()))) {
                    continue;
                }
                changed++;
                var tags = new HashSet<>(was.tags());
                tags.addAll(is.tags());
                tags.retainAll(CdnTags.purgedBy(logged));
                if (tags.isEmpty()) {
                    unlogged.add(i + " " + act + " changed " + read + "; logged: " + logged);
                }
            }
            before = after;
        }
        assertEquals(List.of(), unlogged, acts.seed());
        assertEquals(List.of(), unseen(), acts.seed());
        assertTrue(changed > ACTS, changed + " responses changed: too few to mean anything");
        assertTrue(acts.done() > ACTS / 2, acts.done() + " acts were possible: too few to mean anything");
    }

    /** Waits until what time and the index do by themselves is done. */
    private void settle() {
        await().atMost(java.time.Duration.ofMinutes(2))
                .pollDelay(java.time.Duration.ZERO)
                .pollInterval(java.time.Duration.ofMillis(5))
                .until(() -> numbers("""
                                select (select count(*) from reindex_queue)
                                     + (select count(*) from due_change where at < now() + interval '1 second')
                                     + (select count(*) from revision where shown_from < now() or shown_until < now())
                                """).getFirst() == 0);
    }

    /** As without a cache. */
    private Map<String, Snapshot> snapshots() throws Exception {
        responses.reset();
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            var pending = new LinkedHashMap<String, Future<Snapshot>>();
            reads.forEach(read -> pending.put(read, readers.submit(() -> snapshot(read))));
            var snapshots = new LinkedHashMap<String, Snapshot>();
            for (var one : pending.entrySet()) {
                snapshots.put(one.getKey(), one.getValue().get());
            }
            return snapshots;
        }
    }

    private Snapshot snapshot(String read) throws Exception {
        var response = http.send(HttpRequest.newBuilder(server.resolve(read)).build(), BodyHandlers.ofString());
        assertTrue(response.statusCode() < 500, read);
        var tags = response.headers().firstValue("Cache-Tag").orElse("");
        return new Snapshot(
                response.statusCode(),
                response.body(),
                tags.isEmpty() ? Set.of() : new TreeSet<>(Arrays.asList(tags.split(","))));
    }

    private long position() throws SQLException {
        return numbers("select coalesce(max(position), 0) from change").getFirst();
    }

    private List<Long> numbers(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var numbers = new ArrayList<Long>();
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
            return numbers;
        }
    }

    private Set<String> tagsAfter(long position) throws SQLException {
        try (var connection = reading.getConnection();
                var statement = connection.prepareStatement("select tags from published_change where position > ?")) {
            statement.setLong(1, position);
            try (var rows = statement.executeQuery()) {
                var tags = new TreeSet<String>();
                while (rows.next()) {
                    tags.addAll(Arrays.asList((String[]) rows.getArray(1).getArray()));
                }
                return tags;
            }
        }
    }

    /** What readers' rows name although no reader ever saw it. */
    private List<String> unseen() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("""
                        select c.kind || ' ' || t.tag from published_change c cross join unnest(c.tags) t (tag)
                         where t.tag = any (?)
                            or (t.tag like 'article:%' and not was_public(substr(t.tag, 9)::uuid))
                        union all
                        select c.kind || ' ' || c.article_id from published_change c
                         where c.article_id is not null and not was_public(c.article_id)
                        union all
                        select c.kind from published_change c where c.kind = 'schedule.changed'
                        """)) {
            statement.setArray(
                    1, connection.createArrayOf("text", acts.secrets().toArray()));
            try (var rows = statement.executeQuery()) {
                var unseen = new ArrayList<String>();
                while (rows.next()) {
                    unseen.add(rows.getString(1));
                }
                return unseen;
            }
        }
    }
}
