package kz.malim.backup;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import kz.malim.database.DataFolder;
import kz.malim.database.EmbeddedDatabase;
import kz.malim.database.FolderInUse;

/** Makes a backup, also while Malim is running. */
final class Backup {
    /** Temporary files of writes in progress. */
    private static final String INCOMING = "incoming";

    private final Path data;
    private final Path files;
    private final String version;
    private final Progress progress;

    /** @param version of this program */
    Backup(Path data, Path files, String version, Progress progress) {
        this.data = data;
        this.files = files;
        this.version = version;
        this.progress = progress;
    }

    /** Writes the file under another name until it has been checked. */
    Footer write(Path target) throws IOException, SQLException {
        if (Files.exists(target)) {
            throw new BackupFailure(target + " exists already. Name another file.");
        }
        if (!Files.isDirectory(data)) {
            throw new BackupFailure(
                    "There is no data folder " + data.toAbsolutePath() + ". Name it with MALIM_DATA_DIR.");
        }
        var partial = target.resolveSibling(target.getFileName() + ".partial");
        Files.deleteIfExists(partial);
        try {
            writeAnyway(partial);
            progress.begin("Checking");
            var checked = new ArchiveReader(partial, progress).check();
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
            return checked.footer();
        } finally {
            progress.end();
            Files.deleteIfExists(partial);
        }
    }

    private void writeAnyway(Path partial) throws IOException, SQLException {
        try (var database = EmbeddedDatabase.start(data);
                var connection = database.connect()) {
            write(partial, connection);
        } catch (FolderInUse running) {
            try (var connection = EmbeddedDatabase.connectToRunning(data)) {
                write(partial, connection);
            }
        }
    }

    private void write(Path partial, Connection connection) throws IOException, SQLException {
        // no unused file is deleted until the end: what the snapshot refers to may be unused a moment later
        execute("select pg_advisory_lock(hashtextextended('malim backup', 0))", connection);
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        var header = Rows.header(version, connection);
        progress.begin("Database");
        try (var file = FileChannel.open(partial, Set.of(CREATE_NEW, WRITE), DataFolder.onlyOwner("rw-------"));
                var archive = new ArchiveWriter(file, header, progress)) {
            var rows = Rows.write(header.tables(), connection, archive);
            connection.commit();
            progress.begin("Files");
            addFiles(archive);
            archive.finish(rows);
        }
    }

    private void addFiles(ArchiveWriter archive) throws IOException {
        if (!Files.isDirectory(files)) {
            return;
        }
        try (var all = Files.walk(files)) {
            for (var file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                var name = files.relativize(file).toString().replace('\\', '/');
                if (!name.startsWith(INCOMING + "/")) {
                    try (var content = Files.newInputStream(file)) {
                        archive.addFile(Restore.FILES + name, Files.size(file), content);
                    }
                }
            }
        }
    }

    private static void execute(String sql, Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
