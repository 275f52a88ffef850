package kz.malim.backup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** The rows of all tables, to a backup and from it. */
final class Rows {
    static final String FOLDER = "database/";

    /** A table is several entries of about this size, since that of an entry must be known before it is written. */
    private static final int CHUNK = 4 << 20;

    private static final String TABLES = """
            select c.relname, array_agg(a.attname order by a.attnum)
              from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
             where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'
             group by c.relname order by c.relname
            """;

    private Rows() {}

    static Header header(String malim, Connection snapshot) throws SQLException {
        return new Header(
                Header.FORMAT,
                malim,
                query("select now()::text", snapshot, row -> row.getString(1)).getFirst(),
                snapshot.getMetaData().getDatabaseProductVersion(),
                migrations(snapshot),
                query(
                        TABLES,
                        snapshot,
                        row -> new Header.Table(row.getString(1), List.of((String[])
                                row.getArray(2).getArray()))),
                query(
                        "select sequencename, last_value from pg_sequences where schemaname = current_schema() and last_value is not null",
                        snapshot,
                        row -> new Header.Sequence(row.getString(1), row.getLong(2))));
    }

    static List<Header.Migration> migrations(Connection connection) throws SQLException {
        return query(
                """
                select version, regexp_replace(script, '.*/', ''), checksum from flyway_schema_history
                 where success and version is not null order by installed_rank
                """,
                connection,
                row -> new Header.Migration(row.getString(1), row.getString(2), row.getObject(3, Integer.class)));
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static <T> List<T> query(String sql, Connection connection, RowReader<T> reader) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var all = new ArrayList<T>();
            while (rows.next()) {
                all.add(reader.read(rows));
            }
            return all;
        }
    }

    /** Writes all tables, and returns the number of rows of each. */
    static Map<String, Long> write(List<Header.Table> tables, Connection snapshot, ArchiveWriter archive)
            throws IOException, SQLException {
        var counts = new LinkedHashMap<String, Long>();
        var copies = snapshot.unwrap(PGConnection.class).getCopyAPI();
        for (var table : tables) {
            var copy = copies.copyOut("copy " + target(table) + " to stdout");
            var chunk = new ByteArrayOutputStream(CHUNK);
            int number = 0;
            for (var row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
                chunk.write(row);
                if (chunk.size() >= CHUNK) {
                    archive.add(chunkName(table, ++number), chunk.toByteArray());
                    chunk.reset();
                }
            }
            archive.add(chunkName(table, ++number), chunk.toByteArray());
            counts.put(table.name(), copy.getHandledRowCount());
        }
        return counts;
    }

    private static String chunkName(Header.Table table, int number) {
        return FOLDER + table.name() + "/" + number + ".copy";
    }

    private static String target(Header.Table table) {
        return quoted(table.name())
                + table.columns().stream().map(Rows::quoted).collect(Collectors.joining(", ", " (", ")"));
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Loads tables from the entries of a backup, in the transaction of a connection. */
    static final class Loader {
        private final Header header;
        private final Connection connection;
        private final Map<String, Long> counts = new LinkedHashMap<>();
        private String table = "";
        private @Nullable CopyIn copy;

        /** @param connection of a superuser: triggers and references have done their work when the rows were first written */
        Loader(Header header, Connection connection) throws SQLException {
            this.header = header;
            this.connection = connection;
            execute("set session_replication_role = replica");
            execute("truncate "
                    + header.tables().stream().map(each -> quoted(each.name())).collect(Collectors.joining(", "))
                    + " restart identity");
        }

        /** @param name of an entry under {@link #FOLDER} */
        void load(String name, InputStream content) throws IOException, SQLException {
            var wanted = name.substring(FOLDER.length(), name.lastIndexOf('/'));
            if (!wanted.equals(table)) {
                endTable();
                table = wanted;
                var found = header.tables().stream()
                        .filter(each -> each.name().equals(wanted))
                        .findFirst()
                        .orElseThrow(
                                () -> new BackupFailure("The backup has rows of an unknown table " + wanted + "."));
                copy = connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy " + target(found) + " from stdin");
            }
            var buffer = new byte[1 << 16];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                if (copy != null) {
                    copy.writeToCopy(buffer, 0, read);
                }
            }
        }

        private void endTable() throws SQLException {
            if (copy != null) {
                counts.put(table, copy.endCopy());
                copy = null;
            }
        }

        /** Returns the number of rows of each table. */
        Map<String, Long> finish() throws SQLException {
            endTable();
            try (var statement = connection.prepareStatement("select setval(quote_ident(?)::regclass, ?)")) {
                for (var sequence : header.sequences()) {
                    statement.setString(1, sequence.name());
                    statement.setLong(2, sequence.value());
                    statement.execute();
                }
            }
            execute("reset session_replication_role");
            return counts;
        }

        private void execute(String sql) throws SQLException {
            try (var statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }
}
