package kz.malim.storage;

import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The configured folder, on a disk with room for a limited number of files. */
@Alternative
@Singleton
public class FullDiskStore {
    /** Number of further files that fit. */
    private final AtomicInteger room = new AtomicInteger();

    public void hasRoomFor(int files) {
        room.set(files);
    }

    @Produces
    @Singleton
    @Alternative
    FileStore store(StorageConfig config) {
        return of(config.folder());
    }

    FileStore of(Path folder) {
        return new Bounded(new FolderStore(folder), room);
    }

    private record Bounded(FolderStore files, AtomicInteger room) implements FileStore {
        @Override
        public void put(String name, Path content) {
            takeRoom();
            files.put(name, content);
        }

        @Override
        public void put(String name, byte[] content) {
            takeRoom();
            files.put(name, content);
        }

        private void takeRoom() {
            if (room.getAndUpdate(remaining -> Math.max(0, remaining - 1)) == 0) {
                throw new StorageFailure(new IOException("No space left on device"));
            }
        }

        @Override
        public Optional<Stored> find(String name) {
            return files.find(name);
        }

        @Override
        public void delete(String name) {
            files.delete(name);
        }

        @Override
        public void list(String prefix, Consumer<Entry> visitor) {
            files.list(prefix, visitor);
        }
    }
}
