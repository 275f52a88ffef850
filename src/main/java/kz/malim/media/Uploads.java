package kz.malim.media;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import kz.malim.idempotency.IdempotentUpload;
import kz.malim.storage.FileStore;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;

/**
 * The act of taking in a picture. First the file is in the store, whole and on the disk; then a row names it. Whatever
 * breaks in between leaves a file that no row names, which {@link OrphanCollection} finds, and never the other way round.
 */
@ApplicationScoped
class Uploads {
    private final Photos photos;
    private final FileStore store;
    private final PixelWork work;
    private final Turns turns;
    private final MediaConfig config;
    private final Event<RenditionsAhead.Received> received;
    private final Clock clock;

    Uploads(
            Photos photos,
            FileStore store,
            PixelWork work,
            Turns turns,
            MediaConfig config,
            Event<RenditionsAhead.Received> received,
            Clock clock) {
        this.photos = photos;
        this.store = store;
        this.work = work;
        this.turns = turns;
        this.config = config;
        this.received = received;
        this.clock = clock;
    }

    /** A photo, and whether it is new. */
    record Kept(UUID photo, boolean isNew) {}

    /**
     * A new photo of this file, or the one that has had it before: the same bytes are the same picture.
     *
     * @param end the transaction that ends it
     */
    Response keep(Path file, PhotoContent content, IdempotentUpload.End end, Function<Kept, Response> answer) {
        var sha256 = sha256(file);
        var known = QuarkusTransaction.requiringNew()
                .call(() -> photos.withFile(sha256).map(Photo::id));
        if (known.isPresent()) {
            return end.of(() -> answer.apply(new Kept(known.get(), false)));
        }
        return stored(file, examined(file, sha256), end::of, examined -> answer.apply(kept(examined, content)));
    }

    private Kept kept(Examined examined, PhotoContent content) {
        return photos.withFile(examined.picture().sha256())
                .map(photo -> new Kept(photo.id(), false))
                .orElseGet(() -> {
                    var photo = new Photo(Photos.newId(), clock.instant());
                    photo.edit(content);
                    photo.receive(examined.picture(), examined.said());
                    photos.persistAndFlush(photo);
                    received.fire(new RenditionsAhead.Received(photo.id()));
                    return new Kept(photo.id(), true);
                });
    }

    /** Gives a photo its file, or another one. */
    UUID attach(UUID id, Path file, Supplier<Photo> open) {
        var sha256 = sha256(file);
        QuarkusTransaction.requiringNew().run(() -> refuseFileOfAnother(sha256, id)); // before anything is done
        return stored(
                file,
                examined(file, sha256),
                work -> QuarkusTransaction.requiringNew().call(work::get),
                examined -> {
                    var photo = open.get();
                    refuseFileOfAnother(sha256, id);
                    photo.receive(examined.picture(), examined.said());
                    photos.flush();
                    return photo.id();
                });
    }

    private void refuseFileOfAnother(String sha256, UUID id) {
        photos.withFile(sha256)
                .map(Photo::id)
                .filter(other -> !other.equals(id))
                .ifPresent(other -> {
                    throw new Problem(ProblemType.FILE_TAKEN, ProblemType.FILE_TAKEN.remedy())
                            .withMembers(Map.of("photo", other));
                });
    }

    private Examined examined(Path file, String sha256) {
        return work.done(() -> Examined.of(file, sha256, config.megapixels(), RenditionSizes.widest()));
    }

    /** Nobody else puts or collects these files until the row is there. */
    private <T> T stored(
            Path file, Examined examined, Function<Supplier<T>, T> transaction, Function<Examined, T> row) {
        var picture = examined.picture();
        QuarkusTransaction.requiringNew().run(() -> photos.forsake(picture));
        return transaction.apply(() -> {
            turns.take("file " + picture.sha256());
            if (store.find(picture.original()).isEmpty()) {
                store.put(picture.original(), file);
            }
            store.put(picture.master(RenditionSizes.widest()), examined.master());
            var result = row.apply(examined);
            photos.unforsake(picture);
            return result;
        });
    }

    private String sha256(Path file) {
        long largest = config.largestFile().asLongValue();
        try {
            if (Files.size(file) > largest) {
                throw new Problem(ProblemType.CONTENT_TOO_LARGE, "A picture is at most " + largest + " bytes.");
            }
            try (var in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
                in.transferTo(OutputStream.nullOutputStream());
                return HexFormat.of().formatHex(in.getMessageDigest().digest());
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
