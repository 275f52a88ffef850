package kz.malim.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kz.malim.picture.Samples;

/** Faults during uploads of pictures. */
final class PhotoFaults {
    private static final int UPLOADERS = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration COLLECTED_WITHIN = Duration.ofMinutes(2);

    private final Deployment deployment;
    private final Score score;
    private final Set<String> promised = new ConcurrentSkipListSet<>();

    PhotoFaults(Deployment deployment, Score score) {
        this.deployment = deployment;
        this.score = score;
    }

    /**
     * F-22: every second time after a file has been stored and before its row is committed. Then no row names a missing file,
     * and files without a row are collected.
     */
    void killedMidUpload(int times) {
        var replica = deployment.replicas().getLast();
        int left = 0;
        for (int i = 0; i < times; i++) {
            int acknowledged = promised.size();
            var uploaders = upload(replica);
            Await.until(PATIENCE, () -> promised.size() > acknowledged);
            if (i % 2 == 0) {
                int before = files("originals").size();
                Await.until(PATIENCE, () -> files("originals").size() > before);
            } else {
                Await.pause(Duration.ofMillis(7L * i));
            }
            replica.kill();
            uploaders.forEach(PhotoFaults::join);
            left = unnamed().size();
            score.expect("F-22: no row without a file", dangling() == 0);
            score.expect("F-22: what was acknowledged is there", rows().containsAll(promised));
            score.expect("F-22: every file that no row names is known to the collector", unnoted() == 0);
            replica.restart();
            replica.awaitReady();
        }
        score.expect("F-22: some kills came between a file and its row", left > 0);
        score.print("F-22 pictures acknowledged %d, rows %d, files that no row names %d, torn %d"
                .formatted(
                        promised.size(), rows().size(), left, files("incoming").size()));
        age();
        score.took("F-22 collected after the start", collected(replica));
        score.expect("F-22: and nothing else was", dangling() == 0);
        score.done("F-22 killed mid-upload", times);
    }

    /** The collector works a minute after each start, on what has been forsaken for half an hour. */
    private Duration collected(Replica replica) {
        replica.terminate();
        replica.awaitEnd();
        replica.restart();
        return Await.until(
                COLLECTED_WITHIN, () -> unnamed().isEmpty() && files("incoming").isEmpty());
    }

    private void age() {
        deployment.sql("update orphan_candidate set since = since - interval '1 hour'");
        for (var name : files("incoming")) {
            try {
                Files.setLastModifiedTime(
                        deployment.photos().resolve(name),
                        FileTime.from(Instant.now().minus(Duration.ofHours(1))));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Each sends one picture after another until there is no response. */
    private List<Thread> upload(Replica replica) {
        return IntStream.range(0, UPLOADERS)
                .mapToObj(one -> Thread.ofVirtual().start(() -> {
                    while (true) {
                        var picture = newPicture();
                        var response = Client.upload(replica.url() + "/management/photos", deployment.key(), picture);
                        if (response.status() == 0) {
                            return;
                        }
                        if (response.status() == 201) {
                            promised.add(response.body().replaceFirst("(?s).*\"sha256\":\"([0-9a-f]{64})\".*", "$1"));
                        }
                    }
                }))
                .toList();
    }

    /** Unique bytes: decoders ignore what follows the image. */
    private static byte[] newPicture() {
        try {
            var sample = Samples.bytes("camera.jpg");
            return ByteBuffer.wrap(Arrays.copyOf(sample, sample.length + Long.BYTES))
                    .putLong(sample.length, System.nanoTime())
                    .array();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void join(Thread uploader) {
        try {
            uploader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Rows whose original or master is missing. */
    private long dangling() {
        var originals = hashes("originals");
        var masters = hashes("masters");
        return rows().stream()
                .filter(sha256 -> !originals.contains(sha256) || !masters.contains(sha256))
                .count();
    }

    private Set<String> unnamed() {
        var unnamed = hashes("originals");
        unnamed.addAll(hashes("masters"));
        unnamed.removeAll(rows());
        return unnamed;
    }

    /** Of these, those that no job would ever look for. */
    private long unnoted() {
        var noted = deployment.texts("select right(name, 64) from orphan_candidate");
        return unnamed().stream().filter(sha256 -> !noted.contains(sha256)).count();
    }

    private Set<String> rows() {
        return deployment.texts("select file_sha256 from photo where file_sha256 is not null");
    }

    private Set<String> hashes(String folder) {
        return files(folder).stream()
                .map(name -> name.replaceFirst("^.*/([0-9a-f]{64}).*$", "$1"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> files(String folder) {
        Path root = deployment.photos();
        if (!Files.isDirectory(root.resolve(folder))) {
            return Set.of();
        }
        try (var files = Files.walk(root.resolve(folder))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException | UncheckedIOException e) {
            return files(folder);
        }
    }
}
