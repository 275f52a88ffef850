package kz.malim;

import io.quarkus.arc.Arc;
import io.quarkus.runtime.Application;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.configuration.ConfigUtils;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import kz.malim.backup.BackupCommand;
import kz.malim.database.AwaitedDatabase;
import kz.malim.database.DatabaseUnusable;
import kz.malim.database.EmbeddedDatabase;
import org.jboss.logging.Logger;

/** Starts Malim, and before it the embedded database when none is configured. */
@QuarkusMain
public class Malim {
    private static final Set<String> BACKUP_COMMANDS = Set.of("backup", "restore");
    private static final String URL = "quarkus.datasource.jdbc.url";

    public static void main(String[] args) {
        if (initializeLaunchMode()) {
            var config = ConfigUtils.configBuilder().build();
            if (args.length > 0 && BACKUP_COMMANDS.contains(args[0])) {
                System.exit(new BackupCommand(config).run(args));
            }
            config.getOptionalValue(URL, String.class)
                    .ifPresentOrElse(
                            url -> AwaitedDatabase.await(config, url),
                            () -> startEmbeddedDatabase(Path.of(config.getValue("malim.data-dir", String.class))));
        }
        if (List.of(args).equals(List.of("migrate"))) {
            Quarkus.run(Migrated.class);
        } else {
            Quarkus.run(args);
        }
    }

    /** {@code migrate}: the start itself has migrated the schema, so the program can exit. */
    public static class Migrated implements QuarkusApplication {
        @Override
        public int run(String... args) {
            Logger.getLogger(Malim.class).info("Database migrated");
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

    private static void startEmbeddedDatabase(Path folder) {
        try {
            var database = EmbeddedDatabase.start(folder);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAfterQuarkus(database), "stop the database"));
            Logger.getLogger(Malim.class)
                    .infof("Embedded PostgreSQL started: version=%s path=%s", database.version(), database.path());
            System.setProperty(EmbeddedDatabase.RUNNING, database.path().toString());
            System.setProperty(URL, database.jdbcUrl()); // a live reload finds it here and starts no second one
            System.setProperty("quarkus.datasource.username", database.user());
            System.setProperty("quarkus.datasource.password", database.password());
        } catch (DatabaseUnusable e) {
            System.err.println(e.getMessage());
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
