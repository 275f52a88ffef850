package kz.malim.doctor;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import kz.malim.database.DatabaseLogin;
import kz.malim.database.Migrations;

/** The server of the database: its version, whether it accepts writes, its collations and its clock. */
final class ServerCheck {
    private static final String DATABASE = "database";
    private static final String COLLATION = "collation";
    private static final String CLOCK = "clock";

    /** Beyond it, times in logs no longer match. */
    private static final Duration NOTICEABLE = Duration.ofSeconds(2);

    /** Object stores refuse a request after a quarter of an hour, and tokens of people live for five minutes. */
    private static final Duration TOLERABLE = Duration.ofMinutes(5);

    private final Connection connection;
    private final DatabaseLogin login;
    private final Report report;

    ServerCheck(Connection connection, DatabaseLogin login, Report report) {
        this.connection = connection;
        this.login = login;
        this.report = report;
    }

    void run() throws SQLException {
        checkVersion();
        checkExtensions();
        checkCollations();
        checkClock();
    }

    private void checkVersion() throws SQLException {
        var server = connection.getMetaData();
        int major = server.getDatabaseMajorVersion();
        var which =
                "PostgreSQL " + server.getDatabaseProductVersion().replaceFirst(" .*", "") + " at " + login.address();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select current_setting('server_encoding'), pg_is_in_recovery(), to_tsvector('simple', '«тіл»')"
                                + " @@ to_tsquery('simple', 'тіл')")) {
            row.next();
            if (major < Migrations.OLDEST) {
                report.fail(
                        DATABASE,
                        which + " is too old: Malim needs " + Migrations.OLDEST + " to " + Migrations.NEWEST
                                + ". Upgrade it with pg_upgrade.");
            } else if (!row.getString(1).equals("UTF8")) {
                report.fail(
                        DATABASE,
                        which + " has the encoding " + row.getString(1)
                                + ". Create a database with the encoding UTF8 and load a dump of this one into it.");
            } else if (row.getBoolean(2)) {
                report.fail(
                        DATABASE,
                        which
                                + " is a standby, which accepts no writes. Name the primary in quarkus.datasource.jdbc.url.");
            } else if (major > Migrations.NEWEST) {
                report.warn(
                        DATABASE,
                        which + " is newer than " + Migrations.NEWEST + ", the newest that Malim was tested with.");
            } else if (!row.getBoolean(3)) {
                report.warn(
                        DATABASE,
                        which + " has the LC_CTYPE C, so that search does not find words in «quotes». Create a database"
                                + " with C.UTF-8 and load a dump of this one into it.");
            } else {
                report.ok(DATABASE, which);
            }
        }
    }

    /** The language of functions and triggers is one, and there by default. */
    private void checkExtensions() throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select extname, extversion from pg_extension order by extname")) {
            while (rows.next()) {
                found.add(rows.getString(1) + " " + rows.getString(2));
            }
        }
        if (found.stream().anyMatch(each -> each.startsWith("plpgsql "))) {
            report.ok("extensions", String.join(", ", found) + "; Malim needs plpgsql only");
        } else {
            report.fail("extensions", "plpgsql is missing. A superuser must run: create extension plpgsql;");
        }
    }

    /** A library of the system that sorts otherwise than when an index was made makes that index wrong. */
    private void checkCollations() throws SQLException {
        var outdated = new ArrayList<String>();
        var versions = new ArrayList<String>();
        var remedy = new StringBuilder("reindex database \"%s\";".formatted(connection.getCatalog()));
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select format('database %I', datname), datcollversion, pg_database_collation_actual_version(oid)
                          from pg_database where datname = current_database()
                        union all
                        select format('collation %I', collname), collversion, pg_collation_actual_version(oid)
                          from pg_collation where collnamespace = current_schema()::regnamespace
                        """)) {
            while (rows.next()) {
                var name = rows.getString(1);
                var stored = rows.getString(2);
                var actual = rows.getString(3);
                versions.add(name + " " + (stored == null ? "without a version" : stored));
                if (stored != null && !stored.equals(actual)) {
                    outdated.add(name + " was made with version " + stored + ", the system has " + actual);
                    remedy.append(" alter ").append(name).append(" refresh ");
                    remedy.append(name.startsWith("database") ? "collation version;" : "version;");
                }
            }
        }
        if (outdated.isEmpty()) {
            report.ok(COLLATION, String.join(", ", versions));
        } else {
            report.fail(
                    COLLATION,
                    String.join(", ", outdated)
                            + ". Indexes may be sorted wrong, and let duplicates through. The owner must run, in read-only mode: "
                            + remedy);
        }
    }

    private void checkClock() throws SQLException {
        try (var statement = connection.prepareStatement("select clock_timestamp()")) {
            statement.executeQuery().close(); // compiled now, so that the round trip below is all that is measured
            var sent = Instant.now();
            try (var row = statement.executeQuery()) {
                row.next();
                var here = sent.plus(Duration.between(sent, Instant.now()).dividedBy(2));
                report(Duration.between(row.getObject(1, OffsetDateTime.class).toInstant(), here));
            }
        }
    }

    private void report(Duration ahead) {
        var distance = ahead.abs();
        var text = "This machine's clock is %d ms %s the database's"
                .formatted(distance.toMillis(), ahead.isNegative() ? "behind" : "ahead of");
        var remedy = ". Synchronize both with NTP.";
        if (distance.compareTo(TOLERABLE) > 0) {
            report.fail(CLOCK, text + ", so that object stores and tokens are refused" + remedy);
        } else if (distance.compareTo(NOTICEABLE) > 0) {
            report.warn(CLOCK, text + remedy);
        } else {
            report.ok(CLOCK, text);
        }
    }
}
