package kz.malim.backup;

import java.io.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import kz.malim.database.DatabaseUnusable;
import org.eclipse.microprofile.config.Config;

/** {@code backup FILE} and {@code restore FILE}: what is printed, and the exit codes. */
public final class BackupCommand {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    private static final String ELSEWHERE = """
            The database is configured with quarkus.datasource.jdbc.url, and not the embedded one.
            Back that up with pg_dump or by its own means: the page Operating of the manual says how.""";

    private final Config config;

    public BackupCommand(Config config) {
        this.config = config;
    }

    /** Returns the exit code. */
    public int run(String... arguments) {
        if (arguments.length != 2) {
            System.err.println("Usage: " + arguments[0] + " FILE");
            return WRONG_USAGE;
        }
        if (config.getOptionalValue("quarkus.datasource.jdbc.url", String.class).isPresent()) {
            System.err.println(ELSEWHERE);
            return WRONG_USAGE;
        }
        try {
            run(arguments[0], Path.of(arguments[1]));
            return DONE;
        } catch (BackupFailure | DatabaseUnusable e) {
            System.err.println(e.getMessage());
        } catch (IOException | UncheckedIOException | SQLException e) {
            System.err.println(arguments[0] + " failed: " + e);
        }
        return FAILED;
    }

    private void run(String command, Path file) throws IOException, SQLException {
        boolean terminal =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        var progress = new Progress(System.err, terminal);
        var data = Path.of(config.getValue("malim.data-dir", String.class));
        var files = config.getOptionalValue("malim.storage.folder", String.class)
                .map(Path::of)
                .orElse(data.resolve("files"));
        if (command.equals("backup")) {
            var version = config.getOptionalValue("quarkus.application.version", String.class);
            print(
                    "Backup written and checked",
                    file,
                    new Backup(data, files, version.orElse("?"), progress).write(file));
            if (config.getOptionalValue("malim.storage.s3.bucket", String.class).isPresent()) {
                System.out.println("Pictures are in the bucket, and not in this backup.");
            }
        } else {
            var role = config.getValue("malim.reading-role", String.class);
            print("Restored and checked", file, new Restore(data, files, role, progress).read(file));
        }
    }

    private static void print(String done, Path file, Footer footer) {
        System.out.printf(
                "%s: file=%s tables=%d rows=%d files=%d bytes=%d%n",
                done, file, footer.rows().size(), footer.allRows(), footer.files(), footer.bytes());
    }
}
