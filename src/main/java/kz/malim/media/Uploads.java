package kz.malim.media;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import kz.malim.idempotency.IdempotentUpload;
import kz.malim.storage.FileStore;
import kz.malim.storage.Sha256;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;

/**
 * Uploads of pictures. The file is stored durably before a row references it: a failure in between leaves an orphan, which
 * {@link OrphanCollection} deletes, and never a row without its file.
 */
@ApplicationScoped
class Uploads {
    private final Photos photos;
    private final OrphanCandidates orphans;
    private final FileStore store;
    private final ImageExecutor executor;
    private final MediaConfig config;
    private final Event<EagerRenditions.FileAttached> fileAttached;
    private final Clock clock;

    Uploads(
            Photos photos,
            OrphanCandidates orphans,
            FileStore store,
            ImageExecutor executor,
            MediaConfig config,
            Event<EagerRenditions.FileAttached> fileAttached,
            Clock clock) {
        this.photos = photos;
        this.orphans = orphans;
        this.store = store;
        this.executor = executor;
        this.config = config;
        this.fileAttached = fileAttached;
        this.clock = clock;
    }

    /** The photo of an upload; not new if the same file was uploaded before. */
    record CreatedPhoto(UUID id, boolean isNew) {}

    /**
     * Creates a photo of this file, or returns the existing one with the same bytes.
     *
     * @param end runs the final transaction
     */
    Response create(
            Path file, PhotoContent content, IdempotentUpload.End end, Function<CreatedPhoto, Response> response) {
        var sha256 = sha256(file);
        var existing = QuarkusTransaction.requiringNew()
                .call(() -> photos.withFile(sha256).map(Photo::id));
        if (existing.isPresent()) {
            return end.of(() -> response.apply(new CreatedPhoto(existing.get(), false)));
        }
        return store(file, probe(file, sha256), end::of, probed -> response.apply(findOrCreate(probed, content)));
    }

    private CreatedPhoto findOrCreate(ProbedPicture probed, PhotoContent content) {
        return photos.withFile(probed.picture().sha256())
                .map(photo -> new CreatedPhoto(photo.id(), false))
                .orElseGet(() -> {
                    var photo = new Photo(Photos.newId(), clock.instant());
                    photo.edit(content);
                    photo.attach(probed.picture(), probed.metadata());
                    photos.persistAndFlush(photo);
                    fileAttached.fire(new EagerRenditions.FileAttached(photo.id()));
                    return new CreatedPhoto(photo.id(), true);
                });
    }

    /** Attaches or replaces the file of a photo. */
    UUID attach(UUID id, Path file, Supplier<Photo> lockedPhoto) {
        var sha256 = sha256(file);
        QuarkusTransaction.requiringNew()
                .run(() -> rejectFileOfOtherPhoto(sha256, id)); // fail early, before the file is processed
        return store(
                file,
                probe(file, sha256),
                action -> QuarkusTransaction.requiringNew().call(action::get),
                probed -> {
                    var photo = lockedPhoto.get();
                    rejectFileOfOtherPhoto(sha256, id);
                    photo.attach(probed.picture(), probed.metadata());
                    photos.flush();
                    return photo.id();
                });
    }

    private void rejectFileOfOtherPhoto(String sha256, UUID id) {
        photos.withFile(sha256)
                .map(Photo::id)
                .filter(other -> !other.equals(id))
                .ifPresent(other -> {
                    throw new Problem(ProblemType.FILE_TAKEN, ProblemType.FILE_TAKEN.remedy())
                            .withMembers(Map.of("photo", other));
                });
    }

    private ProbedPicture probe(Path file, String sha256) {
        var headers = executor.call(
                ImageExecutor.METADATA,
                () -> ProbedPicture.Headers.read(file, config.megapixels(), RenditionSizes.widest()));
        return executor.call(headers.memory(), () -> ProbedPicture.probe(headers, sha256, RenditionSizes.widest()));
    }

    /** Stores the files and then, in one short transaction, the row that refers to them. */
    private <T> T store(
            Path file, ProbedPicture probed, Function<Supplier<T>, T> transaction, Function<ProbedPicture, T> row) {
        var picture = probed.picture();
        mark(picture);
        if (store.find(picture.original()).isEmpty()) {
            store.put(picture.original(), file);
        }
        store.put(picture.master(RenditionSizes.widest()), probed.master());
        try {
            return transaction.apply(() -> {
                // waits for another upload of the same file, which then has a row, and excludes the collector
                if (!orphans.clear(picture.namePrefixes())
                        && photos.withFile(picture.sha256()).isEmpty()) {
                    throw new FilesCollected();
                }
                return row.apply(probed);
            });
        } catch (FilesCollected e) {
            mark(picture); // some may have been stored after that
            throw busy();
        }
    }

    private void mark(StoredPicture picture) {
        if (!QuarkusTransaction.requiringNew().call(() -> orphans.mark(picture.namePrefixes()))) {
            throw busy(); // they are just being deleted
        }
    }

    private static Problem busy() {
        return new Problem(ProblemType.BUSY, ProblemType.BUSY.remedy());
    }

    /** The upload took so long that its files were collected. */
    private static final class FilesCollected extends RuntimeException {}

    private String sha256(Path file) {
        long maxLength = config.largestFile().asLongValue();
        try {
            if (Files.size(file) > maxLength) {
                throw new Problem(ProblemType.CONTENT_TOO_LARGE, "A picture is at most " + maxLength + " bytes.");
            }
            return Sha256.of(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
