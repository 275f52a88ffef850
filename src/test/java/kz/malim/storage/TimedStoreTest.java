package kz.malim.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Operations of a store that hangs fail in time, however many there are. */
class TimedStoreTest {
    private static final Duration TIMEOUT = Duration.ofMillis(300);

    private final Hanging hanging = new Hanging();
    private final TimedStore store = new TimedStore(hanging, TIMEOUT);

    @TempDir
    Path folder;

    @AfterEach
    void release() {
        hanging.latch.countDown();
    }

    @Test
    void givesUpEveryOperation() {
        for (Runnable operation : List.<Runnable>of(
                () -> store.put("a", new byte[1]),
                () -> store.put("a", folder),
                () -> store.find("a"),
                () -> store.delete("a"),
                () -> store.list("a", entry -> {}))) {
            var failure = assertThrows(StorageFailure.class, operation::run);

            assertInstanceOf(InterruptedIOException.class, failure.getCause());
        }
    }

    /** More than there are threads, of which none comes back. */
    @Test
    void givesUpWhenAllThreadsHang() {
        var failures = new ArrayList<Throwable>();
        var callers = new ArrayList<Thread>();
        for (int i = 0; i < 100; i++) {
            callers.add(Thread.startVirtualThread(() -> {
                var failure = assertThrows(StorageFailure.class, () -> store.find("a"));
                synchronized (failures) {
                    failures.add(failure);
                }
            }));
        }
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> callers.stream().noneMatch(Thread::isAlive));

        assertEquals(100, failures.size());
        hanging.latch.countDown();
        Awaitility.await() // and works again when the file system does
                .atMost(Duration.ofMinutes(1))
                .ignoreExceptionsInstanceOf(StorageFailure.class)
                .until(() -> store.find("a").isPresent());
    }

    @Test
    void givesUpReadingAndClosing() throws IOException {
        hanging.hangsOnReading = true;
        try (var in = store.find("a").orElseThrow().open(0)) {
            assertThrows(InterruptedIOException.class, in::read);
            assertThrows(InterruptedIOException.class, in::readAllBytes);
        }
        var file = store.find("a").orElseThrow();
        assertThrows(StorageFailure.class, () -> file.read(0, 1));
    }

    @Test
    void doesWhatAFolderDoes() throws IOException {
        var timed = new TimedStore(new FolderStore(folder), Duration.ofMinutes(1));
        var content = "тіл".repeat(100_000).getBytes(UTF_8);

        timed.put("originals/a", content);

        try (var in = timed.find("originals/a").orElseThrow().open(3)) {
            assertArrayEquals(Arrays.copyOfRange(content, 3, content.length), in.readAllBytes());
        }
        assertArrayEquals(
                Arrays.copyOfRange(content, 3, 9),
                timed.find("originals/a").orElseThrow().read(3, 6));
        var listed = new ArrayList<String>();
        timed.list("originals/", entry -> listed.add(entry.name()));
        assertEquals(List.of("originals/a"), listed);
        timed.delete("originals/a");
        assertTrue(timed.find("originals/a").isEmpty());
        var failure = assertThrows(StorageFailure.class, () -> timed.put("b", folder.resolve("missing")));
        assertInstanceOf(NoSuchFileException.class, failure.getCause());
    }

    /** Waits for the latch as a call into the kernel would: without heeding interrupts. */
    private static final class Hanging implements FileStore {
        private final CountDownLatch latch = new CountDownLatch(1);
        private boolean hangsOnReading;

        private void hang() {
            while (true) {
                try {
                    latch.await();
                    return;
                } catch (InterruptedException e) {
                    // goes on hanging
                }
            }
        }

        @Override
        public void put(String name, Path content) {
            hang();
        }

        @Override
        public void put(String name, byte[] content) {
            hang();
        }

        @Override
        public Optional<Stored> find(String name) {
            if (!hangsOnReading) {
                hang();
            }
            return Optional.of(new HangingFile());
        }

        @Override
        public void delete(String name) {
            hang();
        }

        @Override
        public void list(String prefix, Consumer<Entry> visitor) {
            hang();
        }

        private final class HangingFile implements Stored {
            @Override
            public long length() {
                return 1;
            }

            @Override
            public InputStream open(long from) {
                return new InputStream() {
                    @Override
                    public int read() {
                        hang();
                        return -1;
                    }

                    @Override
                    public int read(byte[] buffer, int offset, int length) {
                        return read();
                    }

                    @Override
                    public void close() {
                        hang();
                    }
                };
            }

            @Override
            public byte[] read(long from, int length) {
                hang();
                return new byte[0];
            }

            @Override
            public @Nullable Path path() {
                return null;
            }
        }
    }
}
