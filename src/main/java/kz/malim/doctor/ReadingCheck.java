package kz.malim.doctor;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.malim.database.DatabaseLogin;
import kz.malim.database.DatabaseUnusable;
import kz.malim.database.ReadingCredentials;
import kz.malim.database.ReadingRole;

/** The reading role: whether it sees the published views, and nothing else. */
final class ReadingCheck {
    private static final String READING_ROLE = "reading role";

    private final DatabaseLogin address;
    private final ReadingCredentials credentials;
    private final Report report;

    ReadingCheck(DatabaseLogin address, ReadingCredentials credentials, Report report) {
        this.address = address;
        this.credentials = credentials;
        this.report = report;
    }

    void run() {
        var role = credentials.role();
        try (var connection = address.as(Optional.of(role), Optional.of(credentials.password()))
                .connect()) {
            ReadingRole.requireNoAccessToDrafts(connection, role);
            var hidden = strings(connection, """
                    select c.relname from pg_class c
                     where c.relnamespace = current_schema()::regnamespace and c.relkind = 'v'
                       and starts_with(c.relname, 'published_') and not has_table_privilege(c.oid, 'select')
                    """);
            if (hidden.isEmpty()) {
                strings(connection, "select cast(id as text) from published_article limit 1");
                report.ok(READING_ROLE, role + " sees the published views and nothing else");
            } else {
                report.fail(
                        READING_ROLE,
                        role + " may not read " + String.join(", ", hidden) + ". The owner must run: grant select on "
                                + String.join(", ", hidden) + " to \"" + role + "\";");
            }
        } catch (DatabaseUnusable e) {
            report.fail(READING_ROLE, e.getMessage());
        } catch (SQLException e) {
            if (ReadingRole.isLoginRefused(e) && !credentials.areConfigured()) {
                report.warn(
                        READING_ROLE,
                        role + " cannot log in yet: " + e.getMessage() + ". The next start enables its login.");
            } else {
                report.fail(
                        READING_ROLE,
                        role + " cannot read at " + address.address() + ": " + e.getMessage()
                                + ". Check quarkus.datasource.reading.username and .password, and the grants of V011.");
            }
        }
    }

    private static List<String> strings(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var strings = new ArrayList<String>();
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
            return strings;
        }
    }
}
