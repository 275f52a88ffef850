package kz.malim.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.jboss.logging.Logger;

/** A PostgreSQL database cluster and its server process, managed with PostgreSQL's own programs. */
final class Cluster {
    static final String SUPERUSER = "postgres";

    private static final Logger LOG = Logger.getLogger(Cluster.class);
    private static final int START_SECONDS = 120; // replaying the log after a crash takes as long as it takes
    private static final int STOP_SECONDS = 30;

    private final DataFolder folder;
    private final Programs programs;

    Cluster(DataFolder folder, Programs programs) {
        this.folder = folder;
        this.programs = programs;
    }

    static void requireOurVersion(DataFolder folder) throws IOException {
        var file = folder.cluster().resolve("PG_VERSION");
        if (!Files.exists(file)) {
            return;
        }
        var found = Files.readString(file).strip();
        if (!found.equals(String.valueOf(Programs.MAJOR_VERSION))) {
            boolean newer = found.matches("[0-9]{1,4}") && Integer.parseInt(found) > Programs.MAJOR_VERSION;
            throw new DatabaseUnusable(
                    "The data in " + folder.cluster() + " is of PostgreSQL " + found
                            + ", and this Malim brings PostgreSQL " + Programs.MAJOR_VERSION + ".\n"
                            + (newer
                                    ? "Start the newer Malim that wrote it, or name another folder with MALIM_DATA_DIR."
                                    : "Back it up with the Malim that wrote it and restore that here, or run pg_upgrade on it."));
        }
    }

    /** Runs {@code initdb} if there is no cluster yet. */
    void create() throws IOException {
        if (Files.exists(folder.cluster())) {
            return;
        }
        var unfinished =
                folder.path().resolve("postgresql.new"); // so that a killed first start leaves no incomplete cluster
        var passwordFile = folder.path().resolve("initdb.password");
        try {
            for (String locale : programs.locales()) {
                DataFolder.deleteTree(unfinished);
                Files.deleteIfExists(passwordFile);
                DataFolder.writePrivately(passwordFile, folder.secrets().superuser() + "\n");
                if (initdb(unfinished, locale, passwordFile)) {
                    Files.move(unfinished, folder.cluster(), StandardCopyOption.ATOMIC_MOVE);
                    return;
                }
            }
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        throw new DatabaseUnusable(
                "PostgreSQL could not create its files in " + folder.path() + ": " + programs.lastOutput()
                        + (System.getProperty("user.name").equals("root") ? ". Run Malim as an ordinary user." : ""));
    }

    private boolean initdb(Path target, String locale, Path passwordFile) {
        return programs.run(
                START_SECONDS,
                "initdb",
                "--pgdata=" + target,
                "--username=" + SUPERUSER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=icu",
                "--icu-locale=und",
                "--locale=" + locale,
                "--no-instructions");
    }

    /** A server left behind by a killed Malim is stopped, not adopted: it may run with an earlier release's settings. */
    void stopLeftover() throws IOException {
        var process = process();
        if (process.isPresent() && programs.isServer(process.get())) {
            LOG.infof(
                    "MALIM-2007 Stopping the PostgreSQL left behind by an earlier run: pid=%d",
                    process.get().pid());
            stop();
        }
    }

    /** @param cookie a name that tells this server from any other */
    void start(int port, String cookie) throws IOException {
        removeStalePidFile();
        replace("postgresql.conf", settings(port, cookie));
        replace("pg_hba.conf", "host all all 127.0.0.1/32 scram-sha-256\n");
        var startLog = folder.logs().resolve("start.log");
        Files.deleteIfExists(startLog);
        // pg_ctl returns when this very server has written "ready", so no other server on the port is mistaken for it
        if (!programs.run(
                START_SECONDS + 5,
                "pg_ctl",
                "--pgdata=" + folder.cluster(),
                "--log=" + startLog,
                "--timeout=" + START_SECONDS,
                "--wait",
                "start")) {
            throw new DatabaseUnusable("PostgreSQL did not start in " + folder.path() + ": " + reason(startLog));
        }
    }

    /**
     * The pid in an old file may be another program's by now, most likely in a container, where pids are small; or that of a
     * zombie. PostgreSQL would take either for a running server and refuse to start. It still detects a server that really
     * runs by its shared memory.
     */
    private void removeStalePidFile() throws IOException {
        var process = process();
        if (process.isPresent() && (isZombie(process.get()) || isAnotherProgram(process.get()))) {
            Files.deleteIfExists(pidFile());
        }
    }

    private static boolean isZombie(ProcessHandle process) throws IOException {
        var stat = Path.of("/proc/" + process.pid() + "/stat");
        return Files.exists(stat)
                && Files.readString(stat).replaceFirst("(?s).*\\) ", "").startsWith("Z");
    }

    private boolean isAnotherProgram(ProcessHandle process) {
        return process.info().command().isPresent() && !programs.isServer(process);
    }

    private static String reason(Path startLog) throws IOException {
        if (!Files.exists(startLog)) {
            return "it wrote no log";
        }
        var lines = Files.readString(startLog).lines().toList();
        return lines.stream()
                .filter(line -> line.contains("FATAL:") || line.contains("PANIC:"))
                .reduce((first, last) -> last)
                .orElse(lines.isEmpty() ? "its log is empty" : lines.getLast());
    }

    private void replace(String name, String text) throws IOException {
        var unfinished = folder.cluster().resolve(name + ".new");
        Files.deleteIfExists(unfinished);
        DataFolder.writePrivately(unfinished, text);
        Files.move(unfinished, folder.cluster().resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    private static String settings(int port, String cookie) {
        return """
                # Malim writes this file at every start. Put your own settings into own.conf in this directory; those
                # below the include_if_exists line are required by Malim and take precedence.
                max_connections = 60
                shared_buffers = 128MB
                timezone = 'UTC'
                log_timezone = 'UTC'
                datestyle = 'iso, ymd'
                lc_messages = 'C'
                default_text_search_config = 'pg_catalog.simple'
                logging_collector = on
                log_directory = '../postgresql-log'
                log_filename = 'postgresql-%%a.log' # seven files, one a weekday, so the folder cannot grow
                log_truncate_on_rotation = on
                log_rotation_age = 1d
                log_rotation_size = 0
                log_min_messages = warning
                log_checkpoints = off
                log_line_prefix = '%%m [%%p] %%u '
                include_if_exists = 'own.conf'

                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                password_encryption = 'scram-sha-256'
                fsync = on
                full_page_writes = on
                synchronous_commit = on
                allow_alter_system = off
                cluster_name = '%s' # tells this server from any other
                """.formatted(port, cookie);
    }

    private Path pidFile() {
        return folder.cluster().resolve("postmaster.pid");
    }

    /** The server process, according to its pid file. */
    Optional<ProcessHandle> process() throws IOException {
        if (!Files.exists(pidFile())) {
            return Optional.empty();
        }
        var first = Files.readString(pidFile()).lines().findFirst().orElse("").strip();
        return first.matches("[0-9]{1,10}") ? ProcessHandle.of(Long.parseLong(first)) : Optional.empty();
    }

    void stop() {
        if (!stop("fast") && !stop("immediate")) {
            LOG.errorf("MALIM-2008 Stopping PostgreSQL failed: path=%s cause=%s", folder.path(), programs.lastOutput());
        }
    }

    private boolean stop(String mode) {
        return programs.run(
                STOP_SECONDS + 5,
                "pg_ctl",
                "--pgdata=" + folder.cluster(),
                "--mode=" + mode,
                "--timeout=" + STOP_SECONDS,
                "--wait",
                "stop");
    }
}
