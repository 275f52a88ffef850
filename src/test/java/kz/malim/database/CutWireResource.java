package kz.malim.database;

import static java.util.Objects.requireNonNull;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts a {@link CutWire} between the application of a test profile and its database; reads bypass it. */
public final class CutWireResource implements QuarkusTestResourceLifecycleManager {
    private static final String URL = "quarkus.datasource.jdbc.url";

    private @Nullable CutWire wire;

    @Override
    public Map<String, String> start() {
        var properties = new HashMap<>(new TestDatabase().start());
        var server = requireNonNull(properties.get(URL));
        try {
            var cut = new CutWire(server);
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
        injector.injectIntoFields(wire, field -> field.getType().equals(CutWire.class));
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
