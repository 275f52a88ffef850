package kz.malim.doctor;

import kz.malim.storage.StorageCheck;
import kz.malim.storage.StorageConfig;

/** The file storage: writes a small file, reads it and deletes it. */
final class FileCheck {
    private static final String STORAGE = "storage";

    private final StorageConfig config;
    private final Report report;

    FileCheck(StorageConfig config, Report report) {
        this.config = config;
        this.report = report;
    }

    void run() {
        var where = config.s3()
                .map(s3 -> "the bucket " + s3.bucket() + " at " + s3.endpoint())
                .orElseGet(() -> "the folder " + config.folder().toAbsolutePath());
        StorageCheck.failure(config)
                .ifPresentOrElse(
                        cause -> report.fail(
                                STORAGE,
                                "A file cannot be written, read and deleted in " + where + ": " + cause
                                        + ". Check malim.storage, and the rights to put, get, list and delete there."),
                        () -> report.ok(STORAGE, "a file was written, read and deleted in " + where));
    }
}
