package kz.malim.storage;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Produces the configured file store. */
@ApplicationScoped
class FileStoreProducer {

    @Produces
    @Singleton
    FileStore store(StorageConfig config, Clock clock, MeterRegistry metrics, Tracer tracer) {
        return config.s3()
                .map(s3 -> MonitoredStore.of(s3, clock, metrics, tracer))
                .orElseGet(() -> MonitoredStore.of(config.folder(), clock, metrics, tracer));
    }
}
