package kz.malim.storage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Gives everybody the store this Malim is configured with. */
@ApplicationScoped
class FileStoreProducer {

    @Produces
    @Singleton
    FileStore store(StorageConfig config, Clock clock) {
        return config.s3()
                .<FileStore>map(s3 -> new S3Store(s3, clock))
                .orElseGet(() -> new FolderStore(config.folder()));
    }
}
