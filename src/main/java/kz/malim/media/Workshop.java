package kz.malim.media;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import kz.malim.database.DatabaseFailure;
import kz.malim.picture.FocalPoint;
import kz.malim.picture.Master;
import kz.malim.picture.Shape.Size;
import kz.malim.storage.FileStore;
import kz.malim.storage.FileStore.Stored;
import kz.malim.storage.StorageFailure;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes renditions: each once, when it is first asked for, by whichever replica is asked first. */
@ApplicationScoped
public class Workshop {
    private static final Logger LOG = Logger.getLogger(Workshop.class);

    private final FileStore store;
    private final PixelWork work;
    private final Turns turns;
    private final ConcurrentHashMap<String, CompletableFuture<Stored>> making = new ConcurrentHashMap<>();

    Workshop(FileStore store, PixelWork work, Turns turns) {
        this.store = store;
        this.work = work;
        this.turns = turns;
    }

    /**
     * What a rendition is made from.
     *
     * @param key the present one; a name with another is none of this picture's
     */
    public record Source(
            UUID photo,
            String key,
            StoredPicture file,
            @Nullable FocalPoint focus,
            @Nullable Credit credit) {}

    /** The file of a rendition, made now if need be. */
    public Stored rendition(Source source, RenditionName name) {
        var size = RenditionSizes.of(source.file(), name)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "The picture is not made in this size."));
        if (!name.key().equals(source.key())) {
            throw new Problem(ProblemType.NOT_FOUND, ProblemType.NOT_FOUND.remedy());
        }
        var stored = name.stored(source.photo());
        return store.find(stored).orElseGet(() -> made(source, name, size, stored));
    }

    /** Those who ask for the same meanwhile wait for the first; the wait costs them no connection and no worker. */
    private Stored made(Source source, RenditionName name, Size size, String stored) {
        var mine = new CompletableFuture<Stored>();
        var first = making.putIfAbsent(stored, mine);
        if (first != null) {
            return made(first);
        }
        try {
            mine.complete(work.done(() -> madeByOneReplica(source, name, size, stored)));
            return mine.join();
        } finally {
            making.remove(stored, mine);
            mine.cancel(false); // unless it is complete
        }
    }

    private static Stored made(CompletableFuture<Stored> byAnother) {
        try {
            return byAnother.join();
        } catch (CancellationException failed) {
            throw new Problem(ProblemType.BUSY, ProblemType.BUSY.remedy());
        }
    }

    private Stored madeByOneReplica(Source source, RenditionName name, Size size, String stored) {
        try {
            return turns.alone(stored, () -> store.find(stored).orElseGet(() -> make(source, name, size, stored)));
        } catch (RuntimeException failure) {
            if (!DatabaseFailure.isUnavailable(failure)) {
                throw failure;
            }
            return make(source, name, size, stored); // perhaps twice; but readers get their picture
        }
    }

    private Stored make(Source source, RenditionName name, Size size, String stored) {
        var focus = source.focus() == null ? FocalPoint.CENTRE : source.focus();
        var bytes = master(source.file())
                .rendition(name.shape(), focus, size, name.type(), SaidByFile.rights(source.credit()));
        try {
            store.put(stored, bytes);
            return store.find(stored).orElseThrow();
        } catch (StorageFailure noRoom) {
            LOG.warnf("%s is served and not kept: %s", stored, noRoom.getCause());
            return new Unkept(bytes);
        }
    }

    /** A rendition that will be made again, since the store would not take it: readers get their picture. */
    @SuppressWarnings("ArrayRecordComponent") // sent, never compared
    private record Unkept(byte[] bytes) implements Stored {
        @Override
        public long length() {
            return bytes.length;
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

    private Master master(StoredPicture file) {
        try {
            var stored = store.find(file.master(RenditionSizes.widest()));
            if (stored.isPresent()) {
                try (var in = stored.get().open(0)) {
                    return Master.read(in.readAllBytes());
                }
            }
            return again(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** From the original: the widths were configured anew, or the master was lost. */
    private Master again(StoredPicture file) throws IOException {
        LOG.infof("Making the master of %s again", file.sha256());
        var copy = Files.createTempFile("malim", ".original");
        try (var in = store.find(file.original()).orElseThrow().open(0)) {
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            var master = masterOf(copy, file);
            store.put(file.master(RenditionSizes.widest()), master.bytes());
            return master;
        } finally {
            Files.delete(copy);
        }
    }

    private static Master masterOf(Path copy, StoredPicture file) throws IOException {
        try (var in = Files.newInputStream(copy)) {
            return Master.of(copy, kz.malim.picture.PictureFile.read(in), file.orientation(), RenditionSizes.widest());
        }
    }
}
