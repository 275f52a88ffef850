package kz.malim.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import kz.malim.picture.Samples;
import kz.malim.storage.FileStore;
import kz.malim.storage.Sha256;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uploads to a storage that the tests watch. */
@QuarkusTest
class UploadsTest {
    @Inject
    Photos photos;

    @Inject
    OrphanCandidates candidates;

    @Inject
    FileStore store;

    @Inject
    ImageExecutor executor;

    @Inject
    MediaConfig config;

    @Inject
    Event<EagerRenditions.FileAttached> attached;

    @Inject
    OrphanCollection orphans;

    @Inject
    Clock clock;

    @TempDir
    Path folder;

    @Test
    void storesFilesOutsideOfTransactions() throws IOException {
        var transactions = new ArrayList<Boolean>();
        var watched = new Watched(
                store, name -> transactions.add(QuarkusTransaction.getStatus() != Status.STATUS_NO_TRANSACTION));

        assertEquals(201, create(watched, picture()).getStatus());

        assertEquals(List.of(false, false), transactions); // the original and the master
    }

    @Test
    void createsNoRowForFilesThatAreCollectedMeanwhile() throws IOException {
        var picture = picture();
        var collected = new Watched(store, name -> orphans.collect(Duration.ZERO));

        var problem = assertThrows(Problem.class, () -> create(collected, picture));

        assertEquals(ProblemType.BUSY, problem.type());
        assertEquals(Optional.empty(), found(picture));
        orphans.collect(Duration.ZERO); // what was stored after the collection
        assertEquals(List.of(), stored(picture));
        assertEquals(201, create(store, picture).getStatus());
        assertTrue(store.find(found(picture).orElseThrow().original()).isPresent());
    }

    @Test
    void returnsTheRowOfAnUploadThatWasFaster() throws IOException {
        var picture = picture();
        var slow = new Watched(store, name -> {
            if (name.startsWith("masters/")) {
                assertEquals(201, create(store, picture).getStatus());
            }
        });

        assertEquals(200, create(slow, picture).getStatus());
    }

    @Test
    void collectsWhatAnInterruptedUploadLeft() throws IOException {
        var picture = picture();
        var broken = new Watched(store, name -> {
            if (name.startsWith("masters/")) {
                throw new IllegalStateException("in a test");
            }
        });
        assertThrows(IllegalStateException.class, () -> create(broken, picture));

        orphans.collect(Duration.ZERO);

        assertEquals(List.of(), stored(picture));
    }

    private Response create(FileStore storage, Path picture) {
        return new Uploads(photos, candidates, storage, executor, config, attached, clock)
                .create(
                        picture,
                        PhotoContent.EMPTY,
                        writes -> QuarkusTransaction.requiringNew().call(writes::get),
                        photo -> Response.status(photo.isNew() ? 201 : 200).build());
    }

    private List<String> stored(Path picture) throws IOException {
        var sha256 = Sha256.of(picture);
        var names = new ArrayList<String>();
        for (var kind : List.of("originals/", "masters/")) {
            store.list(kind + sha256.substring(0, 2) + "/" + sha256, entry -> names.add(entry.name()));
        }
        return names;
    }

    private Optional<StoredPicture> found(Path picture) throws IOException {
        var sha256 = Sha256.of(picture);
        return QuarkusTransaction.requiringNew()
                .call(() -> photos.withFile(sha256).map(Photo::file));
    }

    private Path picture() throws IOException {
        return Files.write(folder.resolve("picture"), Samples.ownCopy("camera.jpg"));
    }

    /** Tells of each file before it is stored. */
    private record Watched(FileStore store, Consumer<String> beforePut) implements FileStore {
        @Override
        public Optional<Stored> find(String name) {
            return store.find(name);
        }

        @Override
        public void put(String name, byte[] content) {
            beforePut.accept(name);
            store.put(name, content);
        }

        @Override
        public void put(String name, Path content) {
            beforePut.accept(name);
            store.put(name, content);
        }

        @Override
        public void delete(String name) {
            store.delete(name);
        }

        @Override
        public void list(String prefix, Consumer<Entry> visitor) {
            store.list(prefix, visitor);
        }
    }
}
