package kz.malim.article;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import kz.malim.Newsroom;
import kz.malim.access.Role;
import kz.malim.database.CutWire;
import kz.malim.database.CutWire.Moment;
import kz.malim.database.CutWireResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The connection breaks at every statement of an act, before it and after it: there is the old state or the new one, and
 * doing it again makes it new. With whole programs killed instead of connections, see {@link kz.malim.Kills}.
 */
@QuarkusTest
@TestProfile(TornPublicationTest.ThroughTheWire.class)
class TornPublicationTest {
    /** Through a wire that can be cut, with nobody but the test at work. */
    public static final class ThroughTheWire implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("malim.schedule.enabled", "false");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(CutWireResource.class));
        }
    }

    private static final int FAILED = 500;

    @Inject
    Newsroom newsroom;

    /** Set by the resource of the profile. */
    @Nullable
    CutWire wire;

    private Editor publisher = new Editor("");

    @BeforeEach
    void giveKey() {
        publisher = new Editor(newsroom.keyOf(Role.PUBLISHER));
    }

    @Test
    void publishesWhollyOrNotAtAll() throws SQLException {
        tear(
                this::draft,
                etag -> path -> publisher
                        .having(etag)
                        .noFilters()
                        .put(path + "/publication")
                        .statusCode());
    }

    @Test
    void replacesWhatIsPublishedWhollyOrNotAtAll() throws SQLException {
        tear(
                this::edited,
                etag -> path -> publisher
                        .having(etag)
                        .noFilters()
                        .put(path + "/publication")
                        .statusCode());
    }

    @Test
    void createsOnceWhereverItIsInterrupted() throws SQLException {
        int statements = Integer.MAX_VALUE;
        for (int i = 1; i <= statements; i++) {
            for (var moment : Moment.values()) {
                var key = UUID.randomUUID().toString();
                var title = "Көл " + key;
                wire().cutAt(i, moment, () -> {});
                int status = creates(key, title);
                if (status < FAILED) {
                    statements = Math.min(statements, wire().counted());
                }
                wire().count();
                await().until(() -> creates(key, title) == 201);
                assertEquals(
                        1, count("select count(*) from revision where title = ?", title), "cut at " + i + " " + moment);
            }
        }
        assertTrue(statements > 5, statements + " statements");
    }

    private void tear(Supplier<String> prepared, Function<String, Function<String, Integer>> act) throws SQLException {
        var example = prepared.get();
        var old = whole(example);
        var etag = publisher.etag(example);
        wire().count();
        assertEquals(200, act.apply(etag).apply(example));
        int statements = wire().counted();
        var done = whole(example);
        assertNotEquals(old, done);
        for (int i = 1; i <= statements; i++) {
            for (var moment : Moment.values()) {
                var path = prepared.get();
                var read = publisher.etag(path);
                wire().cutAt(i, moment, () -> {});

                int status = act.apply(read).apply(path);

                var now = whole(path);
                wire().count();
                assertTrue(now.equals(old) || now.equals(done), "cut " + moment + " " + i + ": " + now);
                if (status < FAILED) {
                    assertEquals(done, now);
                } else if (now.equals(old)) {
                    await().until(() -> act.apply(read).apply(path) == 200);
                    assertEquals(done, whole(path));
                }
            }
        }
    }

    private String draft() {
        return Editor.ARTICLES + "/"
                + newsroom.drafts(Newsroom.article().tagged(newsroom.tag("Көл")))
                        .id();
    }

    private String edited() {
        var tag = newsroom.tag("Көл");
        var story = newsroom.publishes(Newsroom.article().tagged(tag));
        newsroom.redrafts(story, Newsroom.article().tagged(tag));
        return Editor.ARTICLES + "/" + story.id();
    }

    private int creates(String key, String title) {
        return publisher
                .request()
                .noFilters()
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(Map.of("lang", "kk", "title", title))
                .post(Editor.ARTICLES)
                .statusCode();
    }

    private CutWire wire() {
        return requireNonNull(wire);
    }

    private static String whole(String path) throws SQLException {
        try (var connection = direct()) {
            return Whole.of(Stored.id(path), connection);
        }
    }

    private static int count(String question, String argument) throws SQLException {
        try (var connection = direct();
                var statement = connection.prepareStatement(question)) {
            statement.setString(1, argument);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** Past the wire. */
    private static Connection direct() throws SQLException {
        return DriverManager.getConnection(
                System.getProperty("malim.test.database.url"),
                System.getProperty("malim.test.database.user"),
                System.getProperty("malim.test.database.password"));
    }
}
