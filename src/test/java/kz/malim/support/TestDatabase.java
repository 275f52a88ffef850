package kz.malim.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;
import kz.malim.database.EmbeddedDatabase;
import kz.malim.storage.TemporaryFolder;

/**
 * The PostgreSQL behind every {@code @QuarkusTest}: the embedded one, with an empty database at the start of the run.
 * It is found through {@code META-INF/services}, so a test has nothing to do for it.
 *
 * <p>Quarkus requests it again, from another class loader, whenever a test profile restarts the application; the
 * addresses are therefore stored in system properties, and the server runs until the tests have ended.
 */
public final class TestDatabase implements QuarkusTestResourceLifecycleManager {
    private static final String URL = "malim.test.database.url";
    private static final String USER = "malim.test.database.user";
    private static final String PASSWORD = "malim.test.database.password";

    @Override
    public Map<String, String> start() {
        if (System.getProperty(URL) == null) {
            startForTheRun();
        }
        return Map.of(
                "quarkus.datasource.jdbc.url", System.getProperty(URL),
                "quarkus.datasource.username", System.getProperty(USER),
                "quarkus.datasource.password", System.getProperty(PASSWORD));
    }

    private static void startForTheRun() {
        var fork = System.getProperty("malim.test.fork", "1"); // each has folders of its own
        TemporaryFolder.use(Path.of("target", "tmp", fork)); // as the main of the program does, which tests do not have
        var database = EmbeddedDatabase.start(Path.of("target", "test-database", fork));
        Runtime.getRuntime().addShutdownHook(new Thread(database::close, "stop the test database"));
        database.clear();
        System.setProperty(USER, database.user());
        System.setProperty(PASSWORD, database.password());
        System.setProperty(URL, database.jdbcUrl());
    }

    @Override
    public void stop() {
        // the next application of this run takes it over
    }
}
