package kz.malim.fault;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;

/** F-24: disks that are full. */
final class DiskFaults {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PIXELS = 400;

    private final Score score;

    DiskFaults(Score score) {
        this.score = score;
    }

    void full(Deployment deployment) {
        if (!SmallDisk.isAvailable()) {
            score.print("F-24 was not done: only root may mount a small disk");
            return;
        }
        pictures(deployment);
        database();
    }

    /** The disk of pictures: accepted files are complete, rejected ones leave nothing. */
    private void pictures(Deployment deployment) {
        try (var disk = SmallDisk.of("small-files", 8)) {
            var replica = deployment
                    .add(
                            "small-disk",
                            Map.of("MALIM_STORAGE_FOLDER", disk.folder().toString()))
                    .awaitReady();
            var warm = Client.get(replica.url() + "/api/articles?limit=20");
            var uploaded = 0;
            var response = upload(replica, deployment.key());
            for (; response.status() == 201 && uploaded < 100; uploaded++) {
                response = upload(replica, deployment.key());
            }
            score.expect(
                    "F-24: a full disk of pictures is reported with 507, not " + response.status(),
                    response.status() == 507);
            score.expect(
                    "F-24: reading goes on",
                    warm.status() == 200 && Client.status(replica.url() + "/api/articles?limit=20") == 200);
            long dangling = dangling(deployment, disk.folder());
            score.expect("F-24: no row without its file", uploaded > 0 && dangling == 0);
            score.print("F-24 disk of pictures full after %d: returned %d, dangling %d"
                    .formatted(uploaded, response.status(), dangling));
            score.done("F-24 disk of pictures full", 1);
            deployment.replicas().remove(replica);
            replica.close();
        }
    }

    private static Client.Response upload(Replica replica, String key) {
        return Client.upload(replica.url() + "/management/photos", key, picture());
    }

    /** Noise, which no compression makes smaller. */
    private static byte[] picture() {
        var image = new BufferedImage(PIXELS, PIXELS, BufferedImage.TYPE_INT_RGB);
        var noise = new Random();
        for (int i = 0; i < PIXELS * PIXELS; i++) {
            image.setRGB(i % PIXELS, i / PIXELS, noise.nextInt());
        }
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Rows whose original is missing or incomplete. */
    private static long dangling(Deployment deployment, Path files) {
        try (var all = Files.walk(files)) {
            long complete = all.filter(file -> file.toString().contains("/originals/") && Files.isRegularFile(file))
                    .filter(file -> deployment.number(
                                    "select count(*) from photo where '%s' like '%%' || file_sha256 || '%%' and file_length = %d"
                                            .formatted(file, file.toFile().length()))
                            == 1)
                    .count();
            return deployment.number("select count(*) from photo where file_sha256 is not null") - complete;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The disk of the database. */
    private void database() {
        var ledger = new Ledger();
        try (var disk = SmallDisk.of("small-database", 320);
                var deployment = Deployment.of(1, disk.folder().resolve("data"))) {
            var faults = new DatabaseFaults(deployment, score);
            var warm = faults.warm();
            ledger.write(deployment.first(), deployment.key());
            disk.fill();
            Await.until(PATIENCE, () -> !DatabaseFaults.isWritten(ledger.write(deployment.first(), deployment.key())));
            score.expect("F-24: what is warm is served", faults.allServed(warm));
            disk.free();
            score.took(
                    "F-24 first write after a full disk has room",
                    Await.until(
                            PATIENCE,
                            () -> DatabaseFaults.isWritten(ledger.write(deployment.first(), deployment.key()))));
            score.refusals(ledger.refusals());
            score.checked("F-24 disk of the database full", 1, Invariants.of(ledger, deployment));
        }
    }
}
