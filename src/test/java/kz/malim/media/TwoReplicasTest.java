package kz.malim.media;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

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
import kz.malim.Newsroom;
import kz.malim.access.Role;
import kz.malim.database.AdvisoryLocks;
import kz.malim.picture.AspectRatio;
import kz.malim.picture.PictureType;
import kz.malim.storage.FileStore;
import org.junit.jupiter.api.Test;

/** Two replicas that share a store and a database, in a newsroom that makes renditions ahead. */
@QuarkusTest
@TestProfile(EagerRenditionsProfile.class)
class TwoReplicasTest {
    @Inject
    Newsroom newsroom;

    @Inject
    FileStore store;

    @Inject
    AdvisoryLocks locks;

    @Inject
    MediaConfig config;

    @Inject
    PhotoEditing photos;

    @Test
    void makeARenditionOnceThoughBothAreAskedAtTheSameTime() throws Exception {
        var source = photos.source(upload());
        var square = new RenditionName(source.key(), AspectRatio.SQUARE, 320, PictureType.WEBP); // not created eagerly
        var shared = new Shared(store);
        var work = List.of(new ImageExecutor(config), new ImageExecutor(config));
        try (var readers = Executors.newFixedThreadPool(2)) {
            var made = work.stream()
                    .map(own -> new Renditions(shared, own, locks))
                    .map(renditions -> readers.submit(() -> bytes(renditions.rendition(source, square))))
                    .toList();

            assertArrayEquals(made.getFirst().get(), made.getLast().get());
            assertEquals(1, shared.puts.get());
        } finally {
            work.forEach(ImageExecutor::stop);
        }
    }

    @Test
    void makeTheUncutSizesOfAPictureThatHasCome() throws IOException {
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
                .multiPart("file", "x.jpg", PhotoUploadTest.ownCopy("camera.jpg"))
                .post("/management/photos")
                .path("id"));
    }

    private static byte[] bytes(FileStore.Stored stored) throws IOException {
        try (var in = stored.open(0)) {
            return in.readAllBytes();
        }
    }

    /** Lets nothing be put before both have seen that it is not there. */
    private record Shared(FileStore store, AtomicInteger looks, AtomicInteger puts) implements FileStore {
        /** Each replica once before its turn, and once the one whose turn it is. */
        private static final int BOTH_HAVE_LOOKED = 3;

        Shared(FileStore store) {
            this(store, new AtomicInteger(), new AtomicInteger());
        }

        @Override
        public Optional<Stored> find(String name) {
            if (name.startsWith("renditions/")) {
                looks.incrementAndGet();
            }
            return store.find(name);
        }

        @Override
        public void put(String name, byte[] content) {
            await().until(() -> looks.get() >= BOTH_HAVE_LOOKED);
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
