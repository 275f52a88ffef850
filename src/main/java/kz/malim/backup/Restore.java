package kz.malim.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import kz.malim.database.DataFolder;
import kz.malim.database.EmbeddedDatabase;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.flywaydb.core.internal.resource.classpath.ClassPathResource;
import org.jspecify.annotations.Nullable;

/** Restores a backup into an empty data folder. */
final class Restore {
    static final String FILES = "files/";

    private static final String MIGRATIONS = "db/migration/";

    private final Path data;
    private final Path files;
    private final String readingRole;
    private final Progress progress;

    Restore(Path data, Path files, String readingRole, Progress progress) {
        this.data = data;
        this.files = files.toAbsolutePath().normalize();
        this.readingRole = readingRole;
        this.progress = progress;
    }

    /** Touches nothing before the whole backup has been checked; leaves nothing when it fails. */
    Footer read(Path backup) throws IOException, SQLException {
        if (!Files.isRegularFile(backup)) {
            throw new BackupFailure("There is no file " + backup + ".");
        }
        for (var folder : List.of(data, files)) {
            if (!DataFolder.isUnused(folder)) {
                throw new BackupFailure("The folder " + folder.toAbsolutePath() + " is not empty.\n"
                        + "Move it away, or name another one with MALIM_DATA_DIR.");
            }
        }
        progress.begin("Checking");
        var checked = new ArchiveReader(backup, progress).check();
        requireKnownSchema(checked.header());
        boolean ours = false;
        boolean done = false;
        try (var database = EmbeddedDatabase.start(data)) {
            ours = true;
            var unfinished = Files.createFile(DataFolder.unfinishedRestore(data));
            restore(backup, checked, database);
            Files.delete(unfinished);
            done = true;
        } finally {
            progress.end();
            if (ours && !done) {
                DataFolder.empty(data);
                DataFolder.empty(files);
            }
        }
        return checked.footer();
    }

    private static void requireKnownSchema(Header header) {
        for (var migration : header.schema()) {
            if (loader().getResource(MIGRATIONS + migration.script()) == null) {
                throw new BackupFailure("The backup was made by Malim " + header.malim() + ", and needs migration "
                        + migration.version() + ", which this one does not have.\n"
                        + "Restore it with the Malim that made it, or a newer one.");
            }
        }
    }

    private void restore(Path backup, ArchiveReader.Checked checked, EmbeddedDatabase database)
            throws IOException, SQLException {
        migrate(checked.header(), database);
        progress.begin("Restoring");
        try (var connection = database.connectAsSuperuser()) {
            requireSameSchema(checked.header(), connection);
            connection.setAutoCommit(false);
            var loader = new Rows.Loader(checked.header(), connection);
            new ArchiveReader(backup, progress).read((name, content) -> {
                if (name.startsWith(Rows.FOLDER)) {
                    loader.load(name, content);
                } else {
                    write(name, content);
                }
            });
            requireSameRows(checked.footer().rows(), loader.finish());
            execute("select renew_change_epoch(id) from change_epoch", connection);
            connection.commit();
            connection.setAutoCommit(true);
            execute("analyze", connection);
        }
    }

    /** Makes the schema of the backup; a newer Malim brings it to its own at the first start. */
    private void migrate(Header header, EmbeddedDatabase database) {
        var scripts = header.schema().stream()
                .map(migration -> (LoadableResource)
                        new ClassPathResource(null, MIGRATIONS + migration.script(), loader(), UTF_8))
                .toList();
        Flyway.configure(loader())
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .placeholders(Map.of("readingRole", readingRole))
                .resourceProvider(new Scripts(scripts))
                .javaMigrationClassProvider(List::of)
                .load()
                .migrate();
    }

    private record Scripts(List<LoadableResource> all) implements ResourceProvider {
        @Override
        @Nullable
        public LoadableResource getResource(String name) {
            return all.stream()
                    .filter(script -> script.getRelativePath().equals(name))
                    .findFirst()
                    .orElse(null);
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return all.stream()
                    .filter(script -> script.getFilename().startsWith(prefix)
                            && Stream.of(suffixes).anyMatch(script.getFilename()::endsWith))
                    .toList();
        }
    }

    private static ClassLoader loader() {
        return Thread.currentThread().getContextClassLoader();
    }

    private static void requireSameSchema(Header header, Connection connection) throws SQLException {
        if (!Set.copyOf(Rows.migrations(connection)).equals(Set.copyOf(header.schema()))) {
            throw new BackupFailure("The backup was made by Malim " + header.malim()
                    + " with other migrations of the same numbers.\nRestore it with the Malim that made it.");
        }
    }

    private static void requireSameRows(Map<String, Long> expected, Map<String, Long> restored) {
        if (!expected.equals(restored)) {
            throw new BackupFailure("Not all rows were restored: " + restored + " instead of " + expected);
        }
    }

    private void write(String name, InputStream content) throws IOException {
        var target = files.resolve(name.substring(Math.min(name.length(), FILES.length())))
                .normalize();
        if (!name.startsWith(FILES) || !target.startsWith(files) || target.equals(files)) {
            throw new BackupFailure("The backup has an entry " + name + " outside of its folders.");
        }
        Files.createDirectories(target.getParent());
        Files.copy(content, target);
        try (var written = FileChannel.open(target, StandardOpenOption.WRITE)) {
            written.force(true);
        }
    }

    private static void execute(String sql, Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
