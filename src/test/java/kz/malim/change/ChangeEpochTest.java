package kz.malim.change;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static kz.malim.support.Newsroom.article;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import kz.malim.support.CapturedLog;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each sign of a restored database by itself; kz.malim.fault.RestoredDatabaseIT restores one behind two replicas. */
@QuarkusTest
class ChangeEpochTest {
    private static final String DROPPED =
            "WARN MALIM-5003 Database restored or failed over, everything cached is dropped: ";

    @Inject
    AgroalDataSource database;

    @Inject
    Newsroom newsroom;

    @Inject
    ReplicationPosition replication;

    private CapturedLog log;
    private Newsroom.Story story;

    @BeforeEach
    void cachesAnArticle() {
        story = newsroom.publishes(article().titled("Cached before the restore"));
        await().untilAsserted(() ->
                get(story.path()).then().statusCode(200).header("Cache-Status", containsString("malim; hit")));
        log = CapturedLog.listen();
    }

    @AfterEach
    void stopsListening() {
        log.close();
    }

    @Test
    void dropsEverythingWhenThePositionGoesBackwards() throws SQLException {
        long reached = replication.position();

        execute("delete from change where position = (select max(position) from change)");

        isDroppedOnce();
        assertTrue(replication.position() < reached);
    }

    @Test
    void dropsEverythingWhenOtherChangesHaveReachedThePosition() throws SQLException {
        execute("""
                do $$
                declare
                    last change;
                begin
                    delete from change where position = (select max(position) from change) returning * into last;
                    insert into change (position, kind, tags) overriding system value
                    values (last.position, 'search.changed', array['search']);
                end $$
                """);

        isDroppedOnce();
    }

    @Test
    void dropsEverythingWhenTheLastChangeIsMissingAmongOthers() throws SQLException {
        execute("""
                do $$
                begin
                    delete from change where position = (select max(position) from change);
                    perform setval(pg_get_serial_sequence('change', 'position'), nextval(pg_get_serial_sequence('change', 'position')) + 5);
                    insert into change (kind, tags) values ('search.changed', array['search']);
                end $$
                """);

        isDroppedOnce();
    }

    @Test
    void dropsEverythingWhenTheEpochIsAnother() throws SQLException {
        execute("update change_epoch set id = gen_random_uuid()");

        isDroppedOnce();
    }

    @Test
    void beginsAnEpochAfterARestore() throws SQLException {
        var before = one("select id from change_epoch");

        execute("delete from change where position = (select max(position) from change)");

        await().untilAsserted(() -> assertNotEquals(before, one("select id from change_epoch")));
        isDroppedOnce();
        assertEquals("t", one("select since is not null from change_epoch"));
    }

    /** As a program finds it that is started on a restored database. */
    @Test
    void beginsAnEpochOnAnotherServer() throws SQLException {
        var before = one("select id from change_epoch");

        execute("update change_epoch set server = '7000000000000000000/16384/00000001'");

        await().untilAsserted(() -> assertNotEquals(before, one("select id from change_epoch")));
        assertEquals("t", one("select server = change_server() from change_epoch"));
    }

    /** What was restored is older than the copy of a client that asks whether its copy is current. */
    @Test
    void callsNoCopyFromBeforeCurrent() throws SQLException {
        var copy = get(story.path()).header("Last-Modified");

        await().until(() -> one("select date_trunc('second', clock_timestamp()) > '" + copy + "'::timestamptz")
                .equals("t"));
        execute("update change_epoch set id = gen_random_uuid()");

        isDroppedOnce();
        given().header("If-Modified-Since", copy).get(story.path()).then().statusCode(200);
    }

    @Test
    void keepsTheCacheWhileNothingWasRestored() throws SQLException {
        execute("insert into change (kind, tags) values ('search.changed', array['search'])");

        await().until(() -> replication.position() == newest());
        get(story.path()).then().header("Cache-Status", containsString("malim; hit"));
        assertEquals(0, warnings());
    }

    private void isDroppedOnce() {
        await().untilAsserted(() -> assertEquals(1, warnings()));
        get(story.path()).then().statusCode(200).header("Cache-Status", containsString("fwd=miss"));
        await().until(() -> replication.position() == newest());
        assertEquals(1, warnings());
    }

    private long warnings() {
        return log.lines(ChangeListener.class).stream()
                .filter(line -> line.startsWith(DROPPED))
                .count();
    }

    private long newest() throws SQLException {
        return Long.parseLong(one("select max(position) from change"));
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String one(String query) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
