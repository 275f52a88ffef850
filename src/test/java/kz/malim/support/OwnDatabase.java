package kz.malim.support;

import static java.util.Objects.requireNonNull;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kz.malim.database.EmbeddedDatabase;
import org.jspecify.annotations.Nullable;

/** An empty database of its own, for tests that read all there is: what they read must not grow with every other test. */
public final class OwnDatabase implements QuarkusTestResourceLifecycleManager {
    private @Nullable EmbeddedDatabase server;

    public static final class Profile implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(OwnDatabase.class));
        }
    }

    @Override
    public Map<String, String> start() {
        var started = EmbeddedDatabase.start(
                Path.of("target", "test-database", System.getProperty("malim.test.fork", "1") + "-own"));
        started.clear();
        server = started;
        return Map.of(
                "quarkus.datasource.jdbc.url", started.jdbcUrl(),
                "quarkus.datasource.username", started.user(),
                "quarkus.datasource.password", started.password());
    }

    /** After the database of all tests. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public void stop() {
        requireNonNull(server).close();
    }
}
