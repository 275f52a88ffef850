package kz.malim;

import io.quarkus.arc.Arc;
import io.quarkus.runtime.Application;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.SmallRyeConfig;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import kz.malim.access.InitialAdministratorKey;
import kz.malim.backup.BackupCommand;
import kz.malim.database.AwaitedDatabase;
import kz.malim.database.DatabaseUnusable;
import kz.malim.database.EmbeddedDatabase;
import kz.malim.doctor.Doctor;
import kz.malim.migration.ImportCommand;
import kz.malim.storage.FileCopy;
import kz.malim.storage.TemporaryFolder;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

/** Starts Malim, and before it the embedded database when none is configured. */
@QuarkusMain
public class Malim {
    private static final Set<String> BACKUP_COMMANDS = Set.of("backup", "restore");
    private static final String ROOT = "root";
    private static final String URL = "quarkus.datasource.jdbc.url";

    /** Quarkus responds to a URL with raw letters with an empty 400, and RequestValidationFilter reads it. */
    private static final String READ_RAW_URLS = "vertx.disableURIValidation";

    public static void main(String[] args) {
        System.setProperty(READ_RAW_URLS, "true");
        if (initializeLaunchMode()) {
            if (List.of(args).equals(List.of("doctor"))) {
                System.exit(
                        Doctor.run(Settings.problems(), unknownSettings(), System.out)); // also of what does not start
            }
            if (args.length > 0 && args[0].equals("import")) { // sends to a server, which has settings of its own
                System.exit(new ImportCommand(System.getenv(), System.out, System.err).run(args));
            }
            checkSettings();
            if (List.of(args).equals(List.of("copy-files"))) {
                System.exit(FileCopy.run(System.out)); // needs neither the database nor the server
            }
            var config = ConfigUtils.configBuilder().build();
            if (args.length > 0 && BACKUP_COMMANDS.contains(args[0])) {
                System.exit(new BackupCommand(config).run(args));
            }
            useTemporaryFolder(Path.of(config.getValue("malim.temporary-dir", String.class)));
            config.getOptionalValue(URL, String.class)
                    .ifPresentOrElse(
                            url -> AwaitedDatabase.await(config, url),
                            () -> startEmbeddedDatabase(Path.of(config.getValue("malim.data-dir", String.class))));
        }
        if (List.of(args).equals(List.of("migrate"))) {
            Quarkus.run(Migrated.class, args);
        } else {
            Quarkus.run(Serving.class, args);
        }
    }

    private static void checkSettings() {
        var problems = Settings.problems();
        if (!problems.isEmpty()) {
            problems.forEach(problem -> System.err.println("MALIM-1001 " + problem));
            System.exit(1);
        }
        unknownSettings().forEach(unknown -> Logger.getLogger(Settings.class).warn("MALIM-1002 " + unknown));
    }

    private static List<String> unknownSettings() {
        return Settings.unknown(ConfigUtils.configBuilder().build().getPropertyNames());
    }

    /** All has been started, and requests are answered. */
    public static class Serving implements QuarkusApplication {
        @Override
        public int run(String... args) {
            try {
                Arc.container().instance(InitialAdministratorKey.class).get().createMissing();
            } catch (ConfigurationException e) {
                System.err.println("MALIM-1009 " + e.getMessage());
                return 1;
            }
            Settings.warnings(ConfigProvider.getConfig().unwrap(SmallRyeConfig.class))
                    .forEach(warning -> Logger.getLogger(Settings.class).warn("MALIM-1003 " + warning));
            Quarkus.waitForExit();
            return 0;
        }
    }

    /** {@code migrate}: the start itself has migrated the schema, so the program can exit. */
    public static class Migrated implements QuarkusApplication {
        @Override
        public int run(String... args) {
            Logger.getLogger(Malim.class).info("MALIM-1008 Database migrated");
            return 0;
        }
    }

    /**
     * The static initializer of the application sets the launch mode of Quarkus, and with it the profile of the
     * configuration. An IDE calls main a first time without the application; Quarkus then builds it and calls again.
     */
    private static boolean initializeLaunchMode() {
        try {
            Class.forName(
                    Application.APP_CLASS_NAME, true, Thread.currentThread().getContextClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static void useTemporaryFolder(Path folder) {
        try {
            TemporaryFolder.use(folder);
        } catch (UncheckedIOException e) {
            System.err.println("MALIM-1005 " + e.getMessage());
            System.exit(1);
        }
    }

    private static void startEmbeddedDatabase(Path folder) {
        try {
            if (ROOT.equals(System.getProperty("user.name"))) {
                Logger.getLogger(Malim.class)
                        .warn(
                                "MALIM-1004 Running as root: whoever takes over Malim takes over the machine. Start it as an ordinary"
                                        + " user, who owns the data folder.");
            }
            var database = EmbeddedDatabase.start(folder);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAfterQuarkus(database), "stop the database"));
            Logger.getLogger(Malim.class)
                    .infof(
                            "MALIM-1007 Embedded PostgreSQL started: version=%s path=%s",
                            database.version(), database.path());
            System.setProperty(EmbeddedDatabase.RUNNING, database.path().toString());
            System.setProperty(URL, database.jdbcUrl()); // a live reload finds it here and starts no second one
            System.setProperty("quarkus.datasource.username", database.user());
            System.setProperty("quarkus.datasource.password", database.password());
        } catch (DatabaseUnusable e) {
            System.err.println("MALIM-1006 " + e.getMessage());
            System.exit(1);
        }
    }

    /** Shutdown hooks run concurrently, and Quarkus is still serving its last requests in another one. */
    private static void stopAfterQuarkus(EmbeddedDatabase database) {
        try {
            for (int i = 0; i < 1200 && Arc.container() != null; i++) {
                Thread.sleep(50);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        database.close();
    }
}
