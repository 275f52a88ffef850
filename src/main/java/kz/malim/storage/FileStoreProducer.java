package kz.malim.storage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Produces the configured file store. */
@ApplicationScoped
class FileStoreProducer {

    @Produces
    @Singleton
    FileStore store(StorageConfig config, Clock clock) {
        return config.s3()
                .map(s3 -> MonitoredStore.of(s3, clock))
                .orElseGet(() -> MonitoredStore.of(config.folder(), clock));
    }
}
