package kz.malim.media;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.opentelemetry.api.trace.TracerProvider;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import kz.malim.access.Role;
import kz.malim.picture.AspectRatio;
import kz.malim.picture.PictureType;
import kz.malim.picture.Samples;
import kz.malim.storage.FileStore;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.Test;

/** Two replicas that share a store and a database, with eager renditions. */
@QuarkusTest
@TestProfile(EagerRenditionsProfile.class)
class TwoReplicasTest {
    @Inject
    Newsroom newsroom;

    @Inject
    FileStore store;

    @Inject
    MediaConfig config;

    @Inject
    PhotoEditing photos;

    @Test
    void createARenditionOnceForConcurrentRequestsToOneOfThem() throws Exception {
        var executor = new ImageExecutor(config, TracerProvider.noop().get(""));
        var shared = new Shared(store, 3); // one more by whichever request creates it
        var replica = new Renditions(shared, executor);
        try {
            assertEqualRenditions(replica, replica);

            assertEquals(1, shared.puts.get());
        } finally {
            executor.stop();
        }
    }

    /** Without waiting for one another, which would hold a connection of each. */
    @Test
    void createEqualRenditionsForConcurrentRequestsToBoth() throws Exception {
        var executors = List.of(
                new ImageExecutor(config, TracerProvider.noop().get("")),
                new ImageExecutor(config, TracerProvider.noop().get("")));
        var shared = new Shared(store, 4);
        try {
            assertEqualRenditions(
                    new Renditions(shared, executors.getFirst()), new Renditions(shared, executors.getLast()));

            assertEquals(2, shared.puts.get());
        } finally {
            executors.forEach(ImageExecutor::stop);
        }
    }

    private void assertEqualRenditions(Renditions one, Renditions other) throws Exception {
        var source = photos.source(upload());
        var square = new RenditionName(source.key(), AspectRatio.SQUARE, 320, PictureType.WEBP); // not created eagerly
        try (var readers = Executors.newFixedThreadPool(2)) {
            var first = readers.submit(() -> bytes(one.rendition(source, square)));
            var second = readers.submit(() -> bytes(other.rendition(source, square)));

            assertArrayEquals(first.get(), second.get());
        }
    }

    @Test
    void createUncroppedRenditionsAfterAnUpload() throws IOException {
        var photo = upload();
        var source = photos.source(photo);
        var expected = RenditionSizes.of(source.file().width(), source.file().height(), AspectRatio.ORIGINAL).stream()
                .flatMap(size -> List.of(PictureType.JPEG, PictureType.WEBP).stream()
                        .map(type -> new RenditionName(source.key(), AspectRatio.ORIGINAL, size.width(), type)
                                .storageKey(photo)))
                .sorted()
                .toList();

        await().untilAsserted(() -> assertEquals(expected, renditions(photo)));
    }

    private List<String> renditions(UUID photo) {
        var names = new ArrayList<String>();
        store.list("renditions/" + photo + "/", entry -> names.add(entry.name()));
        return names.stream().sorted().toList();
    }

    private UUID upload() throws IOException {
        return UUID.fromString(given().auth()
                .oauth2(newsroom.keyOf(Role.WRITER))
                .multiPart("file", "x.jpg", Samples.ownCopy("camera.jpg"))
                .post("/management/photos")
                .path("id"));
    }

    private static byte[] bytes(FileStore.Stored stored) throws IOException {
        try (var in = stored.open(0)) {
            return in.readAllBytes();
        }
    }

    /** Delays the first write until all requests have found the file missing. */
    private record Shared(FileStore store, int expectedLookups, AtomicInteger lookups, AtomicInteger puts)
            implements FileStore {
        Shared(FileStore store, int expectedLookups) {
            this(store, expectedLookups, new AtomicInteger(), new AtomicInteger());
        }

        @Override
        public Optional<Stored> find(String name) {
            if (name.startsWith("renditions/")) {
                lookups.incrementAndGet();
            }
            return store.find(name);
        }

        @Override
        public void put(String name, byte[] content) {
            await().until(() -> lookups.get() >= expectedLookups);
            puts.incrementAndGet();
            store.put(name, content);
        }

        @Override
        public void put(String name, Path content) {
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
