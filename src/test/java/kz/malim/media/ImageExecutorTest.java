package kz.malim.media;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Optional;
import kz.malim.web.RequestId;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;

/** What a worker logs has the id of the request that it works for. */
@QuarkusTest
class ImageExecutorTest {
    private static final long BYTES = 1 << 10;

    @Inject
    ImageExecutor executor;

    @Test
    void carriesTheIdOfARequestToItsWorkerAndNotToTheNext() {
        for (int i = 0; i < 20; i++) { // there are a few workers
            assertEquals(Optional.of("id-" + i), withId("id-" + i));
            assertEquals(Optional.empty(), executor.call(BYTES, ImageExecutorTest::current));
        }
    }

    private Optional<String> withId(String id) {
        MDC.put("requestId", id);
        try {
            return executor.call(BYTES, ImageExecutorTest::current);
        } finally {
            MDC.remove("requestId");
        }
    }

    private static Optional<String> current() {
        return Optional.ofNullable(RequestId.current());
    }
}
