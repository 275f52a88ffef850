package kz.malim.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PoolsTest {
    private static final String NOT_ALLOWED = "42501";

    @Inject
    AgroalDataSource writing;

    @Inject
    @DataSource("reading")
    AgroalDataSource reading;

    @Inject
    ReadingRole role;

    @BeforeEach
    void hasADraftAndAPublishedView() throws SQLException {
        run(writing, "create table pools_test (title text, published boolean)");
        run(writing, "insert into pools_test values ('a draft', false), ('out', true)");
        run(writing, "create view published_pools_test as select title from pools_test where published");
        run(writing, "grant select on published_pools_test to malim_reader");
        run(
                writing,
                "create function pools_test_drafts() returns bigint security definer language sql"
                        + " return (select count(*) from pools_test)");
    }

    @AfterEach
    void dropTables() throws SQLException {
        run(writing, "drop function pools_test_drafts");
        run(writing, "drop table pools_test cascade");
    }

    @Test
    void readsPublishedViews() throws SQLException {
        assertEquals("out", one(reading, "select title from published_pools_test"));
        assertEquals("malim_reader", one(reading, "select current_user"));
        assertEquals("malim", one(writing, "select current_user"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select title from pools_test",
                "select count(*) from pools_test",
                "select pools_test_drafts()",
                "select * from revision",
                "select * from api_key",
                "select * from audit",
                "select * from preview_link",
                "select * from signing_key",
                "select * from front_history",
                "select * from other_slug",
                "select * from reindex_queue",
                "select show_draft(null)",
                "select show_as_of(now(), 1)",
                "select revision_as_of(null, now())",
                "select merge_tag(null, null)",
                "select * from flyway_schema_history",
                "insert into pools_test values ('mine', true)",
                "update published_pools_test set title = 'mine'",
                "delete from published_pools_test",
                "truncate pools_test",
                "create table mine (x int)",
                "create temporary table mine (x int)",
                "create view published_mine as select * from pools_test",
                "set role malim",
                "set role postgres",
                "set session authorization malim",
                "alter role malim_reader superuser",
                "create role mine",
                "grant malim to malim_reader",
                "copy pools_test to stdout",
                "copy (select 1) to program 'true'",
                "select pg_read_file('PG_VERSION')",
                "select rolpassword from pg_authid"
            })
    void hasNoOtherPrivileges(String attempt) throws SQLException {
        try (var connection = reading.getConnection();
                var statement = connection.createStatement()) {
            // switched off, since rights must hold where good manners do not
            statement.execute("set default_transaction_read_only = off");
            try {
                var refusal = assertThrows(SQLException.class, () -> statement.execute(attempt));
                assertEquals(NOT_ALLOWED, refusal.getSQLState(), refusal.getMessage());
            } finally {
                statement.execute("reset default_transaction_read_only");
            }
        }
    }

    @Test
    void gainsNothingByResettingTheRole() throws SQLException {
        try (var connection = reading.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("reset role");
            statement.execute("reset session authorization");
            assertThrows(SQLException.class, () -> statement.execute("select title from pools_test"));
        }
    }

    @Test
    void isReadOnlyWithTimeouts() throws SQLException {
        assertEquals("on", one(reading, "show transaction_read_only"));
        assertEquals("5s", one(reading, "show statement_timeout"));
        assertEquals("8s", one(writing, "show statement_timeout"));
    }

    @Test
    void refusesToStartWhenTheRoleHasAccessToATable() throws SQLException {
        run(writing, "grant select (title) on pools_test to malim_reader");

        var refusal = assertThrows(DatabaseUnusable.class, () -> role.enableLogin(new StartupEvent()));

        assertTrue(refusal.getMessage().contains("may see more than the published views: pools_test"));
    }

    @Test
    void resetsAChangedPassword() throws SQLException {
        run(writing, "alter role malim_reader nologin password 'another'");

        role.enableLogin(new StartupEvent());

        reading.flush(AgroalDataSource.FlushMode.IDLE);
        assertEquals("malim_reader", one(reading, "select current_user"));
    }

    private static void run(AgroalDataSource pool, String sql) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String one(AgroalDataSource pool, String query) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getString(1) : "nothing";
        }
    }
}
