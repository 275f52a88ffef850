package kz.malim.doctor;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.SmallRyeConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import kz.malim.database.DatabaseConfig;
import kz.malim.storage.StorageConfig;
import kz.malim.web.BodyLimits;

/** Free space of every disk that Malim writes to, compared with the uploads it accepts at a time. */
final class DiskCheck {
    private static final String DISK = "disk";
    private static final long MEBIBYTE = 1 << 20;
    private static final double SCARCE = 0.1;

    private final SmallRyeConfig config;
    private final Report report;

    DiskCheck(SmallRyeConfig config, Report report) {
        this.config = config;
        this.report = report;
    }

    void run() {
        var folders = config.getConfigMapping(DatabaseConfig.class);
        var storage = config.getConfigMapping(StorageConfig.class);
        var used = new LinkedHashMap<String, Path>();
        used.put("temporary files", folders.temporaryDir());
        if (config.getOptionalValue("quarkus.datasource.jdbc.url", String.class).isEmpty()) {
            used.put("the database", folders.dataDir());
        }
        if (storage.s3().isEmpty()) {
            used.put("pictures", storage.folder());
        }
        used.forEach(this::check);
    }

    private void check(String purpose, Path folder) {
        long needed = uploads();
        var existing = nearestExisting(folder.toAbsolutePath());
        var text = "for " + purpose + " in " + folder.toAbsolutePath();
        try {
            var disk = Files.getFileStore(existing);
            long free = disk.getUsableSpace();
            var space = " %d of %d MiB are free".formatted(free / MEBIBYTE, disk.getTotalSpace() / MEBIBYTE);
            if (!Files.isWritable(existing)) {
                report.fail(DISK, existing + ", " + text + ", is not writable for this user. Change its owner.");
            } else if (free < needed) {
                report.fail(
                        DISK,
                        text + space + ", and uploads at a time may need " + needed / MEBIBYTE
                                + ". Free some, or lower malim.uploads-at-a-time.");
            } else if (free < disk.getTotalSpace() * SCARCE) {
                report.warn(DISK, text + space + ". Free some, or enlarge the disk.");
            } else {
                report.ok(DISK, text + space);
            }
        } catch (IOException e) {
            report.fail(DISK, text + " cannot be examined: " + e + ". Check that it is mounted.");
        }
    }

    private long uploads() {
        return config.getConfigMapping(BodyLimits.Config.class).uploadsAtATime()
                * config.getValue("quarkus.http.limits.max-body-size", MemorySize.class)
                        .asLongValue();
    }

    /** What does not exist yet is created there. */
    static Path nearestExisting(Path path) {
        return Files.exists(path)
                ? path
                : Optional.ofNullable(path.getParent())
                        .map(DiskCheck::nearestExisting)
                        .orElse(path);
    }
}
