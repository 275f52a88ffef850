package kz.malim.storage;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorageCheckTest {
    private final FakeS3 s3 = new FakeS3();

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws IOException {
        s3.start();
    }

    @AfterEach
    void stop() {
        s3.stop();
    }

    @Test
    void isReadyWhenTheStoreIsUsableAndLeavesNothingThere() {
        for (var store : List.of(new S3Store(s3.config("photos"), Clock.systemUTC()), new FolderStore(folder))) {
            var check = new StorageCheck(store, new String[0]);

            check.start(new StartupEvent());

            assertEquals(Status.UP, check.call().getStatus());
            var left = new ArrayList<String>();
            store.list("", entry -> left.add(entry.name()));
            assertEquals(List.of(), left);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "HEAD", "GET", "DELETE"})
    void refusesToStartWithoutARightThatItNeeds(String method) {
        s3.deny(method);
        var check = new StorageCheck(new S3Store(s3.config("photos"), Clock.systemUTC()), new String[0]);

        var refused = assertThrows(StorageUnusable.class, () -> check.start(new StartupEvent()));

        assertTrue(refused.getMessage().contains("403"), refused::getMessage);
        assertEquals(Status.DOWN, check.call().getStatus());
    }

    @Test
    void refusesToStartWithAWrongSecretOrAFolderThatCannotBeWritten() throws IOException {
        var wrong = new StorageCheck(new S3Store(s3.config("photos", "wrong"), Clock.systemUTC()), new String[0]);
        var file = Files.writeString(folder.resolve("file"), "in place of the folder");
        var noFolder = new StorageCheck(new FolderStore(file), new String[0]);

        assertThrows(StorageUnusable.class, () -> wrong.start(new StartupEvent()));
        assertThrows(StorageUnusable.class, () -> noFolder.start(new StartupEvent()));
    }

    @Test
    void isNotReadyUntilAStoreThatDoesNotRespondDoes() throws IOException {
        int port = URI.create(s3.endpoint().toString()).getPort();
        s3.stop();
        var config = FakeS3.config(URI.create("http://127.0.0.1:" + port), "photos", "secret");
        var check = new StorageCheck(new S3Store(config, Clock.systemUTC()), new String[0]);

        check.start(new StartupEvent());
        assertEquals(Status.DOWN, check.call().getStatus());

        var back = new FakeS3();
        back.start(port);
        try {
            await().atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertEquals(Status.UP, check.call().getStatus()));
            back.failNext(1000);
            assertFalse(check.call().getStatus() == Status.DOWN, "text is served without pictures");
        } finally {
            check.stop(new ShutdownEvent());
            back.stop();
        }
    }

    @Test
    void startsOnAFullDiskSinceReadingGoesOn() {
        var full = new FullDiskStore();
        var check = new StorageCheck(full.of(folder), new String[0]);

        check.start(new StartupEvent());

        assertEquals(Status.UP, check.call().getStatus());
    }

    @Test
    void asksNothingOfTheStoreWhenACommandRuns() {
        s3.deny("PUT");
        var check = new StorageCheck(new S3Store(s3.config("photos"), Clock.systemUTC()), new String[] {"migrate"});

        check.start(new StartupEvent());

        assertEquals(List.of(), s3.hosts());
    }
}
