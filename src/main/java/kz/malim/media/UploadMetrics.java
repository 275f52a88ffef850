package kz.malim.media;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.function.Supplier;
import kz.malim.web.Problem;

/** Counts uploads of files by how they ended; those that were not let in are counted with the requests only. */
@ApplicationScoped
class UploadMetrics {
    private final MeterRegistry metrics;

    UploadMetrics(MeterRegistry metrics) {
        this.metrics = metrics;
        for (var outcome : Outcome.values()) {
            counter(outcome); // from 0, or the first has no rate
        }
    }

    private enum Outcome {
        SUCCESS,
        /** By a rule that the client can read in the problem. */
        REFUSED,
        ERROR
    }

    <T> T count(Supplier<T> upload) {
        try {
            var result = upload.get();
            counter(Outcome.SUCCESS).increment();
            return result;
        } catch (RuntimeException failure) {
            boolean refused =
                    failure instanceof Problem problem && problem.type().status() < 500;
            counter(refused ? Outcome.REFUSED : Outcome.ERROR).increment();
            throw failure;
        }
    }

    private Counter counter(Outcome outcome) {
        return Counter.builder("malim.uploads")
                .description("Uploads of pictures, also by URL, and of media")
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(metrics);
    }
}
