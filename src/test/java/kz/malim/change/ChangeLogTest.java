package kz.malim.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import kz.malim.access.ReadOnlyMode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ChangeLogTest {
    private static final int WRITERS = 8;
    private static final int WRITES_OF_EACH = 100;

    @Inject
    AgroalDataSource database;

    @Inject
    @DataSource("reading")
    AgroalDataSource reading;

    @Inject
    ChangeRetention retention;

    @Inject
    ReplicationPosition replication;

    @Inject
    ReadOnlyMode readOnly;

    @Inject
    Remembering remembering;

    @Inject
    ReadYourWrites writes;

    /** Writers draw positions, delay, and commit or roll back; a reader queries what is after the last position it has read. */
    @Test
    void aReaderWithAPositionSkipsNothingThatCommitsLate() throws Exception {
        long start = last();
        var left = new AtomicInteger(WRITERS);
        var ready = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var committed = new ArrayList<Future<List<String>>>();
            for (int i = 0; i < WRITERS; i++) {
                committed.add(threads.submit(writer(i, ready, left)));
            }
            var seen = threads.submit(() -> follow(start, left));
            ready.countDown();

            var expected = new ArrayList<String>();
            for (var one : committed) {
                expected.addAll(one.get());
            }
            expected.sort(null);
            var found = new ArrayList<>(seen.get());
            found.sort(null);
            assertEquals(expected, found);
            assertTrue(expected.size() > WRITERS * WRITES_OF_EACH / 2);
        }
    }

    @Test
    void deletesNothingInReadOnlyMode() throws SQLException {
        append("new");
        long expired = number("select min(position) - 1 from change");
        execute("insert into change (position, at, kind, tags) overriding system value values (" + expired
                + ", now() - interval '400 days', 'search.changed', array['search'])");
        execute("insert into read_only_mode (started_by, reason) values ('test', 'Maintenance.')");
        try {
            Awaitility.await().until(readOnly::isOn);

            retention.deleteExpired();

            assertEquals(1, number("select count(*) from change where position = " + expired));
        } finally {
            execute("delete from read_only_mode");
        }
        Awaitility.await().until(() -> !readOnly.isOn());

        retention.deleteExpired();

        assertEquals(0, number("select count(*) from change where position = " + expired));
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String query) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void deletesExpiredChangesAndKeepsTheNewest() throws SQLException {
        for (int i = 0; i < 3; i++) {
            append("old");
        }
        long newest = last();
        writes.await(); // the listener must have read what is deleted now

        retention.deleteOlderThan(Duration.ofSeconds(-1));

        assertEquals(List.of(0L, newest), positions());
    }

    @Test
    void keepsChangesWithinTheRetention() throws SQLException {
        append("young");
        var before = positions();

        assertEquals(0, retention.deleteOlderThan(Duration.ofDays(1)));

        assertEquals(before, positions());
    }

    @Test
    void resetsAReaderAfterAGap() throws SQLException {
        append("before");
        writes.await();
        int before = remembering.timesLost();

        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            append("missed", connection);
            append("newest", connection);
            statement.execute("delete from change where position < (select max(position) from change)");
            connection.commit();
        }
        writes.await();

        assertEquals(before + 1, remembering.timesLost());
        assertEquals(last(), replication.position());
    }

    @Test
    void spellsTagsInJavaAsInSql() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select prosrc from pg_proc where proname = 'are_change_tags'")) {
            row.next();
            assertTrue(row.getString(1).contains("'" + ChangeTag.PATTERN + "'"), row.getString(1));
        }
    }

    @Test
    void refusesUnknownTags() {
        var refusal = assertThrows(SQLException.class, () -> appendTagged("test:1"));

        assertTrue(String.valueOf(refusal.getMessage()).contains("change_tags_known"), refusal::toString);
    }

    private void appendTagged(String name) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "insert into change (kind, tags) values ('tag.changed', array[?])")) {
            statement.setString(1, name);
            statement.executeUpdate();
        }
    }

    /** A reader of the log that counts its resets. */
    @ApplicationScoped
    static class Remembering implements ChangeReader {
        private final AtomicInteger lost = new AtomicInteger();

        @Override
        public void changed(Change change) {
            // what was passed on is known from the position
        }

        int timesLost() {
            return lost.get();
        }

        @Override
        public void reset() {
            lost.incrementAndGet();
        }
    }

    private Callable<List<String>> writer(int number, CountDownLatch ready, AtomicInteger left) {
        return () -> {
            var random = new Random(number);
            var committed = new ArrayList<String>();
            ready.await();
            for (int i = 0; i < WRITES_OF_EACH; i++) {
                var name = number + "-" + i;
                try (var connection = database.getConnection()) {
                    connection.setAutoCommit(false);
                    append(name, connection);
                    Thread.sleep(random.nextInt(3));
                    append(name + "-again", connection);
                    if (random.nextInt(5) == 0) {
                        connection.rollback();
                    } else {
                        connection.commit();
                        committed.add(name);
                        committed.add(name + "-again");
                    }
                }
            }
            left.decrementAndGet();
            return committed;
        };
    }

    /** What a reader gets that only queries what is after the last position it has read. */
    private List<String> follow(long start, AtomicInteger left) throws SQLException {
        var seen = new ArrayList<String>();
        long position = start;
        try (var connection = reading.getConnection();
                var statement = connection.prepareStatement("select position, tags[1] from changes_after(?, 10000)"
                        + " where tags[1] like 'tag:test-%' order by position")) {
            boolean last;
            do {
                last = left.get() == 0; // and then once more
                statement.setLong(1, position);
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        position = rows.getLong(1);
                        seen.add(rows.getString(2).substring("tag:test-".length()));
                    }
                }
            } while (!last);
        }
        return seen;
    }

    private void append(String name) throws SQLException {
        try (var connection = database.getConnection()) {
            append(name, connection);
        }
    }

    private static void append(String name, Connection connection) throws SQLException {
        try (var statement =
                connection.prepareStatement("insert into change (kind, tags) values ('tag.changed', array[?])")) {
            statement.setString(1, "tag:test-" + name);
            statement.executeUpdate();
        }
    }

    private long last() throws SQLException {
        return positions().getLast();
    }

    private List<Long> positions() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select position from change union select 0 order by position")) {
            var positions = new ArrayList<Long>();
            while (rows.next()) {
                positions.add(rows.getLong(1));
            }
            return positions;
        }
    }
}
