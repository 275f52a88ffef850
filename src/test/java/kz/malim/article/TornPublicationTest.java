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
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kz.malim.access.Role;
import kz.malim.support.CompleteContent;
import kz.malim.support.DatabaseContents;
import kz.malim.support.DatabaseProxy;
import kz.malim.support.DatabaseProxy.CutPoint;
import kz.malim.support.DatabaseProxyResource;
import kz.malim.support.Editor;
import kz.malim.support.Newsroom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The connection breaks before and after every statement of an act: the result is the old state or the new one, and a retry
 * makes it the new one. With whole programs killed instead of connections, see {@link kz.malim.support.KillDuringPublish}.
 */
@QuarkusTest
@TestProfile(TornPublicationTest.ThroughTheWire.class)
class TornPublicationTest {
    /** A connection that can be cut, with only the test at work. */
    public static final class ThroughTheWire implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("malim.schedule.enabled", "false", "malim.webhook.encryption-key", "");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(DatabaseProxyResource.class));
        }
    }

    @Inject
    Newsroom newsroom;

    /** Set by the resource of the profile. */
    @Nullable
    DatabaseProxy wire;

    private Editor publisher = new Editor("");

    @BeforeEach
    void giveKey() {
        publisher = new Editor(newsroom.keyOf(Role.PUBLISHER));
    }

    @Test
    void publishesAtomically() throws SQLException {
        tear(this::draft, this::publishes);
    }

    @Test
    void replacesThePublishedRevisionAtomically() throws SQLException {
        tear(this::edited, this::publishes);
    }

    @Test
    void createsOnceWhereverInterrupted() throws SQLException {
        wire().count();
        creates(UUID.randomUUID().toString(), "Көл");
        for (var cut : cuts(wire().counted())) {
            var key = UUID.randomUUID().toString();
            var title = "Көл " + key;
            wire().cutAt(cut.statement(), cut.point(), () -> {});

            creates(key, title);

            wire().count();
            await().until(() -> creates(key, title) == 201);
            assertEquals(1, count("select count(*) from revision where title = ?", title), cut.toString());
        }
    }

    private void tear(Supplier<String> prepared, BiFunction<String, String, Integer> act) throws SQLException {
        var example = prepared.get();
        var old = completeContent(example);
        var etag = publisher.etag(example);
        wire().count();
        assertEquals(200, act.apply(example, etag));
        int statements = wire().counted();
        var done = completeContent(example);
        assertNotEquals(old, done);
        for (var cut : cuts(statements)) {
            var path = prepared.get();
            var read = publisher.etag(path);
            wire().cutAt(cut.statement(), cut.point(), () -> {});

            int status = act.apply(path, read);

            wire().count();
            var now = completeContent(path);
            assertTrue(status < 300 ? now.equals(done) : now.equals(old) || now.equals(done), cut + ": " + now);
            if (now.equals(old)) {
                // a commit that was under way when the connection was cut may still arrive, and then there is nothing
                // to
                // repeat
                await().until(() ->
                        act.apply(path, read) == 200 || completeContent(path).equals(done));
                assertEquals(done, completeContent(path));
            }
        }
    }

    private record Cut(int statement, CutPoint point) {}

    /** Before every statement; and after the last ones, among which is the commit. */
    private static List<Cut> cuts(int statements) {
        assertTrue(statements > 5, statements + " statements");
        return Stream.concat(
                        IntStream.rangeClosed(1, statements).mapToObj(i -> new Cut(i, CutPoint.BEFORE)),
                        IntStream.rangeClosed(statements - 2, statements).mapToObj(i -> new Cut(i, CutPoint.AFTER)))
                .toList();
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

    /** Without the usual checks: an act whose response was lost fails for the client, and may be done all the same. */
    private int publishes(String path, String etag) {
        return publisher.having(etag).noFilters().put(path + "/publication").statusCode();
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

    private DatabaseProxy wire() {
        return requireNonNull(wire);
    }

    private static String completeContent(String path) throws SQLException {
        try (var connection = direct()) {
            return CompleteContent.of(DatabaseContents.id(path), connection);
        }
    }

    private static int count(String sql, String argument) throws SQLException {
        try (var connection = direct();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, argument);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** Not through the connection that is cut. */
    private static Connection direct() throws SQLException {
        return DriverManager.getConnection(
                System.getProperty("malim.test.database.url"),
                System.getProperty("malim.test.database.user"),
                System.getProperty("malim.test.database.password"));
    }
}
