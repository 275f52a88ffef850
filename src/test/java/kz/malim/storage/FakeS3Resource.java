package kz.malim.storage;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** An object store for the application of a test profile. */
public final class FakeS3Resource implements QuarkusTestResourceLifecycleManager {
    private final FakeS3 s3 = new FakeS3();

    @Override
    public Map<String, String> start() {
        try {
            s3.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of(
                "malim.storage.s3.endpoint",
                s3.endpoint().toString(),
                "malim.storage.s3.bucket",
                "pictures",
                "malim.storage.s3.access-key",
                FakeS3.ACCESS_KEY,
                "malim.storage.s3.secret-key",
                FakeS3.SECRET_KEY);
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(s3, field -> field.getType().equals(FakeS3.class));
    }

    @Override
    public void stop() {
        s3.stop();
    }
}
