package kz.malim.support;

import static java.util.Objects.requireNonNull;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts a {@link DatabaseProxy} between the application of a test profile and its database; the reading pool bypasses it. */
public final class DatabaseProxyResource implements QuarkusTestResourceLifecycleManager {
    private static final String URL = "quarkus.datasource.jdbc.url";

    private @Nullable DatabaseProxy wire;

    @Override
    public Map<String, String> start() {
        var properties = new HashMap<>(new TestDatabase().start());
        var server = requireNonNull(properties.get(URL));
        try {
            var cut = new DatabaseProxy(server);
            wire = cut;
            properties.put("quarkus.datasource.reading.jdbc.url", server);
            properties.put(URL, cut.through(server));
            return properties;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(wire, field -> field.getType().equals(DatabaseProxy.class));
    }

    /** After the database itself. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public void stop() {
        try {
            requireNonNull(wire).close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
