package kz.malim.doctor;

import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import kz.malim.database.DatabaseConfig;
import kz.malim.database.DatabaseLogin;
import kz.malim.database.DatabaseUnusable;
import kz.malim.database.EmbeddedDatabase;
import kz.malim.database.FolderInUse;
import kz.malim.database.ReadingCredentials;
import kz.malim.storage.StorageConfig;
import kz.malim.web.BodyLimits;
import kz.malim.web.Site;

/** The command {@code doctor}. */
public final class Doctor {
    private static final String WRITING = "quarkus.datasource";
    private static final String READING = "quarkus.datasource.reading";
    private static final String URL = ".jdbc.url";
    private static final String DATABASE = "database";

    private final SmallRyeConfig config;
    private final DatabaseConfig folders;
    private final Report report;

    private Doctor(SmallRyeConfig config, Report report) {
        this.config = config;
        this.folders = config.getConfigMapping(DatabaseConfig.class);
        this.report = report;
    }

    /**
     * Returns the exit code: 0 if nothing failed, 1 otherwise.
     *
     * @param wrong a line for each setting that cannot be
     * @param unknown a line for each that does not exist
     */
    public static int run(List<String> wrong, List<String> unknown, PrintStream out) {
        var report = new Report(out);
        if (wrong.isEmpty()) {
            var config = ConfigUtils.configBuilder()
                    .withMapping(BodyLimits.Config.class)
                    .withMapping(DatabaseConfig.class)
                    .withMapping(Site.class)
                    .withMapping(StorageConfig.class)
                    .build();
            new Doctor(config, report).run(unknown);
        } else {
            wrong.forEach(line -> report.fail("settings", line));
        }
        return report.hasFailed() ? 1 : 0;
    }

    private void run(List<String> unknown) {
        new SettingsCheck(config, report).run(unknown);
        try {
            checkDatabase();
        } catch (DatabaseUnusable e) {
            report.fail(DATABASE, e.getMessage());
        } catch (UncheckedIOException e) {
            report.fail(DATABASE, "The embedded PostgreSQL cannot be started: " + e.getCause());
        }
        new DiskCheck(config, report).run();
        new FileCheck(config.getConfigMapping(StorageConfig.class), report).run();
    }

    private void checkDatabase() {
        var url = config.getOptionalValue(WRITING + URL, String.class);
        if (url.isPresent()) {
            var login = DatabaseLogin.configured(config, WRITING, url.get());
            var reading = DatabaseLogin.configured(config, READING, config.getValue(READING + URL, String.class));
            check(login, reading);
        } else if (EmbeddedDatabase.isCreatedIn(folders.dataDir())) {
            checkEmbedded();
        } else {
            report.warn(
                    DATABASE,
                    "There is none yet in " + folders.dataDir().toAbsolutePath()
                            + ", and quarkus.datasource.jdbc.url names no other: the first start creates an embedded one."
                            + " Name the folder of an existing one with MALIM_DATA_DIR.");
        }
    }

    /** A Malim that is running keeps running; a server that is stopped is stopped again. */
    private void checkEmbedded() {
        try (var database = EmbeddedDatabase.start(folders.dataDir())) {
            check(database.login(), database.login());
        } catch (FolderInUse running) {
            var login = EmbeddedDatabase.loginToRunning(folders.dataDir());
            check(login, login);
        }
    }

    private void check(DatabaseLogin login, DatabaseLogin reading) {
        try (var connection = login.connect()) {
            new ServerCheck(connection, login, report).run();
            if (new SchemaCheck(connection, report).run()) {
                var credentials = new ReadingCredentials(
                        folders, config.getOptionalValue(READING + ".password", String.class), login.password());
                new ReadingCheck(reading, credentials, report).run();
                new WebhookCheck(connection, config, report).run();
            }
        } catch (SQLException e) {
            report.fail(
                    DATABASE,
                    login.address() + " cannot be used: " + e.getMessage()
                            + " Check that PostgreSQL runs and accepts connections from here, and"
                            + " quarkus.datasource.jdbc.url, .username and .password.");
        }
    }
}
