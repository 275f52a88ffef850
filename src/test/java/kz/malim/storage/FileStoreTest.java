package kz.malim.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import kz.malim.web.ProblemType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What both stores guarantee. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FileStoreTest {
    private final FakeS3 s3 = new FakeS3();

    @TempDir
    static Path folder;

    @BeforeAll
    void start() throws IOException {
        s3.start();
    }

    @AfterAll
    void stop() {
        s3.stop();
    }

    Stream<FileStore> stores() {
        return Stream.of(new FolderStore(folder.resolve("files")), new S3Store(s3.config("photos"), Clock.systemUTC()));
    }

    @ParameterizedTest
    @MethodSource("stores")
    void returnsWhatWasStored(FileStore store) throws IOException {
        var content = "Сурет".repeat(10_000).getBytes(UTF_8);
        var file = Files.write(folder.resolve("upload"), content);

        store.put("originals/ab/ab12.jpg", file);
        store.put("renditions/x/1-2.webp", content);

        for (var name : new String[] {"originals/ab/ab12.jpg", "renditions/x/1-2.webp"}) {
            var stored = store.find(name).orElseThrow();
            assertEquals(content.length, stored.length());
            try (var in = stored.open(0)) {
                assertArrayEquals(content, in.readAllBytes());
            }
            try (var in = stored.open(content.length - 4)) {
                assertEquals("ет", new String(in.readAllBytes(), UTF_8));
            }
        }
    }

    /** A video is many parts, of which a player asks for some. */
    @ParameterizedTest
    @MethodSource("stores")
    void readsAnyRangeInParts(FileStore store) throws IOException {
        var content = new byte[(5 << 19) + 3]; // two parts and a half
        new Random(1).nextBytes(content);
        store.put("media/ab/ab12", Files.write(folder.resolve("video"), content));
        var stored = store.find("media/ab/ab12").orElseThrow();

        for (var range : List.of(
                new ByteRange(0, content.length),
                new ByteRange(0, 1),
                new ByteRange((1 << 20) - 1, 2),
                new ByteRange(7, 2 << 20),
                new ByteRange(content.length - 1, 1))) {
            try (var in = new PartsInputStream(stored, range)) {
                int from = (int) range.from();
                assertArrayEquals(
                        Arrays.copyOfRange(content, from, from + (int) range.length()),
                        in.readAllBytes(),
                        range.toString());
                assertEquals(-1, in.read());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("stores")
    void findsNothingThatDoesNotExist(FileStore store) {
        assertTrue(store.find("originals/ab/nothing.jpg").isEmpty());
        store.delete("originals/ab/nothing.jpg");
    }

    @ParameterizedTest
    @MethodSource("stores")
    void listsByPrefixAndDeletes(FileStore store) {
        for (int i = 0; i < 25; i++) { // more than two pages of the fake
            store.put("list/a/key-" + i + ".jpg", new byte[] {1});
        }
        store.put("list/b/key-1.jpg", new byte[] {1});

        assertEquals(25, names(store, "list/a/key-").size());
        assertEquals(26, names(store, "list/").size());

        store.delete("list/a/key-7.jpg");

        assertEquals(24, names(store, "list/a/").size());
        assertTrue(store.find("list/a/key-7.jpg").isEmpty());
    }

    private static Set<String> names(FileStore store, String prefix) {
        var names = new TreeSet<String>();
        store.list(prefix, entry -> names.add(entry.name()));
        return names;
    }

    @Test
    void failsWhenTheFolderCannotBeWritten() throws IOException {
        var taken = Files.writeString(folder.resolve("taken"), "a file where the folder should be");

        var failure = assertThrows(StorageFailure.class, () -> new FolderStore(taken).put("a/b", new byte[] {1}));

        assertEquals(ProblemType.STORAGE_UNAVAILABLE, failure.type());
    }

    @Test
    void reportsAFullDisk() {
        assertEquals(ProblemType.STORAGE_FULL, new StorageFailure(new IOException("No space left on device")).type());
    }

    @Test
    void leavesNoTemporaryFileWhenTheSourceDoesNotExist() {
        var store = new FolderStore(folder.resolve("temporary"));

        assertThrows(StorageFailure.class, () -> store.put("a/b", folder.resolve("missing")));

        assertTrue(names(store, "").isEmpty());
    }

    @Test
    void rejectsNamesThatLeaveTheFolder() {
        var store = new FolderStore(folder.resolve("inside"));

        assertThrows(IllegalArgumentException.class, () -> store.find("../outside"));
        assertThrows(IllegalArgumentException.class, () -> store.put("a/../../outside", new byte[] {1}));
    }

    @Test
    void retriesWhenS3FailsBrieflyAndFailsWhenItDoesNotRecover() {
        var store = new S3Store(s3.config("photos"), Clock.systemUTC());

        s3.failNext(2);
        store.put("retried", new byte[] {1});
        assertTrue(store.find("retried").isPresent());

        s3.failNext(3);
        var failure = assertThrows(StorageFailure.class, () -> store.put("lost", new byte[] {1}));
        assertEquals(ProblemType.STORAGE_UNAVAILABLE, failure.type());
        assertTrue(store.find("lost").isEmpty());
    }

    @Test
    void failsWithAWrongSecret() {
        var misconfigured = new S3Store(s3.config("photos", "wrong secret"), Clock.systemUTC());

        assertThrows(StorageFailure.class, () -> misconfigured.put("a", new byte[] {1}));
    }

    @Test
    void signsWithTheSessionTokenOfTemporaryKeys() throws IOException {
        var temporary = new S3Credentials("temporary", "key", Optional.of("session/token+="), Instant.MAX);
        var own = new FakeS3();
        own.start();
        try {
            own.accept(temporary);
            var config = new FakeS3.Config(
                    own.endpoint(),
                    "photos",
                    Optional.of("kz-1"),
                    Optional.empty(),
                    Optional.of(temporary.accessKey()),
                    Optional.of(temporary.secretKey()),
                    temporary.sessionToken());
            var store = new S3Store(config, Clock.systemUTC());

            store.put("a", new byte[] {1});

            assertEquals(1, store.find("a").orElseThrow().length());
        } finally {
            own.stop();
        }
    }

    /** Through a proxy, since no name server knows the bucket's host. */
    @Test
    void namesTheBucketInTheHostIfTheStoreIsSoConfigured() {
        var proxies = ProxySelector.getDefault();
        ProxySelector.setDefault(ProxySelector.of(new InetSocketAddress(
                InetAddress.getLoopbackAddress(), s3.endpoint().getPort())));
        try {
            var config = new FakeS3.Config(
                    URI.create("http://s3.kz-1.example.org/"),
                    "photos",
                    Optional.of("kz-1"),
                    Optional.of(false),
                    Optional.of("access"),
                    Optional.of("secret"),
                    Optional.empty());
            var store = new S3Store(config, Clock.systemUTC());

            store.put("host/a b.jpg", new byte[] {1, 2});

            assertEquals(2, store.find("host/a b.jpg").orElseThrow().length());
            assertEquals(Set.of("host/a b.jpg"), names(store, "host/"));
            assertTrue(
                    s3.hosts().contains("photos.s3.kz-1.example.org"),
                    () -> s3.hosts().toString());
        } finally {
            ProxySelector.setDefault(proxies);
        }
    }

    /** The example of the S3 documentation. */
    @Test
    void signsLikeTheDocumentedExample() {
        var signature = new S3Signature(
                "us-east-1",
                new S3Credentials(
                        "AKIAIOSFODNN7EXAMPLE",
                        "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
                        Optional.empty(),
                        Instant.MAX));

        var headers = signature.headers(
                "GET",
                URI.create("https://examplebucket.s3.amazonaws.com/test.txt"),
                java.util.Map.of("range", "bytes=0-9"),
                Sha256.of(new byte[0]),
                Instant.parse("2013-05-24T00:00:00Z"));

        assertTrue(
                String.valueOf(headers.get("Authorization"))
                        .endsWith("Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"),
                headers::toString);
    }
}
