package kz.malim.media;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import kz.malim.picture.FocalPoint;
import kz.malim.picture.Master;
import kz.malim.picture.PictureMemory;
import kz.malim.picture.PictureSize;
import kz.malim.storage.FileStore;
import kz.malim.storage.FileStore.Stored;
import kz.malim.storage.StorageFailure;
import kz.malim.storage.TemporaryFolder;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Creates renditions on the first request, each once in this replica. Thread-safe. */
@ApplicationScoped
public class Renditions {
    private static final Logger LOG = Logger.getLogger(Renditions.class);

    private final FileStore store;
    private final ImageExecutor executor;
    private final ConcurrentHashMap<String, CompletableFuture<Stored>> inProgress = new ConcurrentHashMap<>();

    Renditions(FileStore store, ImageExecutor executor) {
        this.store = store;
        this.executor = executor;
    }

    /**
     * What a rendition is made of.
     *
     * @param key the current rendition key; names with another are outdated
     */
    public record Source(
            UUID photo,
            String key,
            StoredPicture file,
            @Nullable FocalPoint focus,
            @Nullable Credit credit,
            @Nullable String digitalSourceType) {}

    /** The file of a rendition, created if it does not exist yet. */
    public Stored rendition(Source source, RenditionName name) {
        var size = RenditionSizes.of(source.file(), name)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "The picture is not available in this size."));
        if (!name.key().equals(source.key())) {
            throw new Problem(ProblemType.NOT_FOUND, ProblemType.NOT_FOUND.remedy());
        }
        var key = name.storageKey(source.photo());
        return store.find(key).orElseGet(() -> createOnce(source, name, size, key));
    }

    /**
     * Concurrent requests for the same rendition wait for the first, holding neither a connection nor a worker. Two replicas may
     * each create it, with the same bytes: a lock between them would hold a connection for as long as the work takes.
     */
    private Stored createOnce(Source source, RenditionName name, PictureSize size, String key) {
        var own = new CompletableFuture<Stored>();
        var first = inProgress.putIfAbsent(key, own);
        if (first != null) {
            return await(first);
        }
        try {
            own.complete(store.find(key).orElseGet(() -> create(source, name, size, key)));
            return own.join();
        } finally {
            inProgress.remove(key, own);
            own.cancel(false); // unless it is complete
        }
    }

    private static Stored await(CompletableFuture<Stored> first) {
        try {
            return first.join();
        } catch (CancellationException e) {
            throw new Problem(ProblemType.BUSY, ProblemType.BUSY.remedy());
        }
    }

    private Stored create(Source source, RenditionName name, PictureSize size, String key) {
        var focus = source.focus() == null ? FocalPoint.CENTRE : source.focus();
        var rights = MetadataMapper.toRights(source.credit(), source.digitalSourceType());
        var file = source.file();
        var master = store.find(file.master(RenditionSizes.widest())).orElseGet(() -> recreateMaster(file));
        var bytes = executor.call(
                PictureMemory.ofRendition(RenditionSizes.master(file), size),
                () -> read(master).rendition(name.aspectRatio(), focus, size, name.type(), rights));
        try {
            store.put(key, bytes);
            return store.find(key).orElseThrow();
        } catch (StorageFailure e) {
            LOG.debugf("Rendition served without being stored: key=%s", key); // storage logs the failure
            return new InMemory(bytes);
        }
    }

    /** A rendition that could not be stored, and is created again on the next request. */
    @SuppressWarnings("ArrayRecordComponent") // sent, never compared
    private record InMemory(byte[] bytes) implements Stored {
        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public byte[] read(long from, int length) {
            return Arrays.copyOfRange(bytes, Math.toIntExact(from), Math.toIntExact(from + length));
        }

        @Override
        public InputStream open(long from) {
            return new ByteArrayInputStream(bytes, Math.toIntExact(from), bytes.length);
        }

        @Override
        public @Nullable Path path() {
            return null;
        }
    }

    private static Master read(Stored master) throws IOException {
        try (var in = master.open(0)) {
            return Master.read(in.readAllBytes());
        }
    }

    /** The file as it was uploaded. */
    Stored original(StoredPicture file) {
        return store.find(file.original()).orElseThrow(() -> originalMissing(file));
    }

    private static Problem originalMissing(StoredPicture file) {
        LOG.errorf("MALIM-7003 Original missing in storage: key=%s", file.original());
        return new Problem(ProblemType.STORAGE_UNAVAILABLE, ProblemType.STORAGE_UNAVAILABLE.remedy());
    }

    /** From the original: the configured widths have changed, or the master was lost. */
    private Stored recreateMaster(StoredPicture file) {
        LOG.infof("MALIM-7004 Recreating master: sha256=%s", file.sha256());
        try {
            var copy = TemporaryFolder.newFile(".original");
            try {
                var headers = executor.call(ImageExecutor.METADATA, () -> copyOriginal(file, copy));
                var master = executor.call(
                        headers.memory(), () -> headers.master(file.orientation(), RenditionSizes.widest()));
                store.put(file.master(RenditionSizes.widest()), master);
            } finally {
                Files.delete(copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return store.find(file.master(RenditionSizes.widest())).orElseThrow();
    }

    private ProbedPicture.Headers copyOriginal(StoredPicture file, Path copy) throws IOException {
        try (var in = original(file).open(0)) {
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
        }
        return ProbedPicture.Headers.read(copy, Integer.MAX_VALUE / 1_000_000, RenditionSizes.widest());
    }
}
