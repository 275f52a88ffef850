package kz.malim.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import kz.malim.picture.Samples;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Pictures are processed within the heap there is, whatever the number of processors. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SmallHeapIT {
    private static final int UPLOADERS = 8;
    private static final Set<Integer> DONE_OR_BUSY = Set.of(201, 503);

    /** Work ends by its own limits here, however slow the machine is. */
    private static final Map<String, String> PATIENT = Map.of("QUARKUS_HTTP_IDLE_TIMEOUT", "5M");

    private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();

    private Deployment deployment;

    @BeforeAll
    void start() {
        deployment = Deployment.of(0, Path.of("target/faults/heap-database"));
    }

    @AfterAll
    void end() {
        deployment.close();
    }

    @Test
    void survivesEightUploadsOfFiftyMegapixelsBesideReaders() throws Exception {
        var replica = deployment
                .add("heap-256", PATIENT, List.of("-Xmx256m", "-XX:ActiveProcessorCount=32"))
                .awaitReady();
        var picture = picture(8660, 5770);

        var uploads = new Work(UPLOADERS, i -> rounds(1, n -> upload(replica, picture, i)));
        var readers = new Work(2, i -> rounds(30, n -> Client.status(replica.url() + "/api/articles?limit=50&page=1")));

        assertEquals(Set.of(200), readers.statuses());
        var statuses = uploads.statuses();
        assertTrue(DONE_OR_BUSY.containsAll(statuses), statuses::toString);
        assertTrue(statuses.contains(201), "one at a time fits");
        assertTrue(replica.isRunning());
        replica.close();
    }

    @Test
    void keepsRespondingInTheSmallestHeap() throws Exception {
        var replica = deployment
                .add("heap-128", PATIENT, List.of("-Xmx128m", "-XX:ActiveProcessorCount=4"))
                .awaitReady();
        var large = picture(6000, 4000);
        var small = Samples.bytes("camera.jpg");

        var uploads = new Work(4, i -> rounds(5, n -> upload(replica, i % 2 == 0 ? large : small, i * 100 + n)));
        var searches =
                new Work(4, i -> rounds(50, n -> Client.status(replica.url() + "/api/articles?q=kitap" + i + n)));
        var writes = new Work(
                2,
                i -> rounds(
                        20,
                        n -> Client.request(
                                        "POST",
                                        replica.url() + "/management/articles",
                                        deployment.key(),
                                        "",
                                        "{\"lang\": \"kk\", \"title\": \"Көл " + i + " " + n + "\"}")
                                .status()));

        assertEquals(Set.of(200), searches.statuses());
        assertEquals(Set.of(201), writes.statuses());
        var statuses = uploads.statuses();
        assertTrue(DONE_OR_BUSY.containsAll(statuses), statuses::toString);
        assertTrue(statuses.contains(201), "small pictures fit");
        var refused = Client.upload(replica.url() + "/management/photos", deployment.key(), picture(7000, 7000));
        assertEquals(503, refused.status(), refused.body());
        assertTrue(refused.body().contains("/problems/picture-too-demanding"), refused.body());
        assertTrue(!refused.header("Retry-After").isEmpty());
        assertTrue(replica.isRunning());
        replica.close();
    }

    /** Returns the statuses of several requests. */
    private interface Statuses {
        Stream<Integer> of(int client);
    }

    private interface Status {
        int of(int round);
    }

    /** Clients at work. */
    private static final class Work {
        private final List<Future<List<Integer>>> results;

        Work(int clients, Statuses work) {
            results = IntStream.range(0, clients)
                    .mapToObj(client -> THREADS.submit(
                            (Callable<List<Integer>>) () -> work.of(client).toList()))
                    .toList();
        }

        Set<Integer> statuses() throws Exception {
            var statuses = new TreeSet<Integer>();
            for (var result : results) {
                statuses.addAll(result.get());
            }
            return statuses;
        }
    }

    private static Stream<Integer> rounds(int number, Status status) {
        return IntStream.range(0, number).mapToObj(status::of);
    }

    private int upload(Replica replica, byte[] picture, int unique) {
        var own = Arrays.copyOf(picture, picture.length + Long.BYTES); // decoders ignore what follows the image
        ByteBuffer.wrap(own).putLong(picture.length, System.nanoTime() + unique);
        return Client.upload(replica.url() + "/management/photos", deployment.key(), own)
                .status();
    }

    private static byte[] picture(int width, int height) throws IOException {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        for (int x = 0; x < width; x++) {
            picture.setRGB(x, x % height, 0xFF000000 | x * 7919);
        }
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpg", bytes);
        return bytes.toByteArray();
    }
}
