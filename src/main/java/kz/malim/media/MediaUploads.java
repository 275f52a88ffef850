package kz.malim.media;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import kz.malim.probe.ProbedFile;
import kz.malim.probe.UnreadableFile;
import kz.malim.storage.FileStore;
import kz.malim.storage.Sha256;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;

/**
 * Stores uploaded files of media. As with pictures ({@link Uploads}), a file is stored durably before a row references it: a
 * failure in between leaves an orphan, and never a row without its file.
 */
@ApplicationScoped
public class MediaUploads {
    private final MediaItems items;
    private final OrphanCandidates orphans;
    private final FileStore store;
    private final MediaConfig config;
    private final Clock clock;

    MediaUploads(MediaItems items, OrphanCandidates orphans, FileStore store, MediaConfig config, Clock clock) {
        this.items = items;
        this.orphans = orphans;
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    /** What the file is, by its bytes. */
    MediaFile probe(Path path) {
        try {
            long length = Files.size(path);
            if (length > config.largestMedia().asLongValue()) {
                throw new Problem(
                        ProblemType.CONTENT_TOO_LARGE,
                        "A file is at most " + config.largestMedia().asLongValue() + " bytes.");
            }
            return MediaFile.of(ProbedFile.read(path), Sha256.of(path), length);
        } catch (UnreadableFile e) {
            throw new Problem(
                    e.isTypeUnknown() ? ProblemType.UNSUPPORTED_MEDIA_TYPE : ProblemType.UNREADABLE_FILE,
                    String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An item with this id and file, unless there is one already: for those who fill a newsroom. */
    public void keep(UUID id, Path path, MediaContent content) {
        if (QuarkusTransaction.requiringNew()
                .call(() -> items.findByIdOptional(id).isPresent())) {
            return;
        }
        var file = probe(path);
        store(path, file, action -> QuarkusTransaction.requiringNew().call(action::get), () -> {
            var item = new MediaItem(id, file.type().kind(), content, file, clock.instant());
            items.persistAndFlush(item);
            return item;
        });
    }

    /** Stores the file and then, in one short transaction, the row that refers to it. */
    <T> T store(Path path, MediaFile file, Function<Supplier<T>, T> transaction, Supplier<T> row) {
        mark(file);
        if (store.find(file.storageKey()).isEmpty()) {
            store.put(file.storageKey(), path);
        }
        try {
            return transaction.apply(() -> {
                // waits for another upload of the same file, which then has a row, and excludes the collector
                if (!orphans.clear(file.namePrefixes())
                        && items.withFile(file.sha256()).isEmpty()) {
                    throw new FileCollected();
                }
                return row.get();
            });
        } catch (FileCollected e) {
            mark(file); // it may have been stored after that
            throw busy();
        }
    }

    private void mark(MediaFile file) {
        if (!QuarkusTransaction.requiringNew().call(() -> orphans.mark(file.namePrefixes()))) {
            throw busy(); // it is just being deleted
        }
    }

    private static Problem busy() {
        return new Problem(ProblemType.BUSY, ProblemType.BUSY.remedy());
    }

    /** The upload took so long that its file was collected. */
    private static final class FileCollected extends RuntimeException {}
}
