package kz.malim.doctor;

import io.quarkus.runtime.util.ClassPathUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Set;
import java.util.TreeSet;
import kz.malim.database.DatabaseUnusable;
import kz.malim.database.Migrations;

/** Which migrations the schema has, and which this program brings. */
final class SchemaCheck {
    private static final String SCHEMA = "schema";
    private static final String FOLDER = "db/migration";

    private final Connection connection;
    private final Report report;

    SchemaCheck(Connection connection, Report report) {
        this.connection = connection;
        this.report = report;
    }

    /** Returns whether there is a schema that this program can use. */
    boolean run() throws SQLException {
        if (!hasHistory()) {
            report.warn(SCHEMA, "There is none yet. The first start makes it, and so does the command migrate.");
            return false;
        }
        try {
            Migrations.refuseUnusableSchema(connection);
        } catch (DatabaseUnusable e) {
            report.fail(SCHEMA, e.getMessage());
            return false;
        }
        var applied = new ArrayList<String>();
        var interrupted = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select regexp_replace(script, '.*/', ''), success from flyway_schema_history
                         where version is not null order by installed_rank
                        """)) {
            while (rows.next()) {
                (rows.getBoolean(2) ? applied : interrupted).add(rows.getString(1));
            }
        }
        var brought = brought();
        var missing = new TreeSet<>(brought);
        missing.removeAll(applied);
        if (!interrupted.isEmpty()) {
            report.fail(
                    SCHEMA,
                    "The migrations " + interrupted
                            + " failed halfway. Restore the backup made before, or ask for help.");
            return false;
        }
        if (!missing.isEmpty()) {
            report.warn(
                    SCHEMA,
                    "The migrations " + missing + " are missing. The next start applies them, and so does the command"
                            + " migrate.");
            return !applied.isEmpty();
        }
        int later = applied.size() - brought.size();
        report.ok(
                SCHEMA,
                "at " + applied.getLast()
                        + (later > 0 ? ", " + later + " migrations later than this Malim needs" : ""));
        return true;
    }

    private boolean hasHistory() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select to_regclass('flyway_schema_history') is not null")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static Set<String> brought() {
        var names = new TreeSet<String>();
        try {
            ClassPathUtils.consumeAsPaths(FOLDER, folder -> {
                try (var files = Files.list(folder)) {
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".sql"))
                            .forEach(names::add);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }
}
