package kz.malim.media;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import kz.malim.database.DatabaseFailure;
import kz.malim.idempotency.IdempotentUpload;
import kz.malim.management.IfMatch;
import kz.malim.management.MergePatch;
import kz.malim.management.VersionedResponse;
import kz.malim.storage.FileStore;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import kz.malim.web.RequestJson;
import org.jspecify.annotations.Nullable;

/** Creates, edits and deletes media items. Files are read and stored outside of transactions, to keep those short. */
@ApplicationScoped
class MediaEditing {
    private final MediaItems items;
    private final Photos photos;
    private final MediaUploads uploads;
    private final FileStore store;
    private final IdempotentUpload writing;
    private final UploadMetrics metrics;
    private final ObjectMapper json;
    private final RequestJson requests;
    private final Clock clock;

    MediaEditing(
            MediaItems items,
            Photos photos,
            MediaUploads uploads,
            FileStore store,
            IdempotentUpload writing,
            UploadMetrics metrics,
            ObjectMapper json,
            RequestJson requests,
            Clock clock) {
        this.items = items;
        this.photos = photos;
        this.uploads = uploads;
        this.store = store;
        this.writing = writing;
        this.metrics = metrics;
        this.json = json;
        this.requests = requests;
        this.clock = clock;
    }

    /** Creates an item of the file, or of addresses alone. Idempotent for the same key. */
    Response create(@Nullable Path path, MediaContent sent, @Nullable String key) {
        var content = sent.validated();
        return writing.execute(key, Arrays.asList(path, content), end -> {
            if (path == null) {
                return end.of(() -> created(content, null));
            }
            return metrics.count(() -> {
                var file = uploads.probe(path);
                return uploads.store(
                        path,
                        file,
                        end::of,
                        () -> items.withFile(file.sha256())
                                .map(item -> VersionedResponse.ok(item.version(), MediaEditView.of(item)))
                                .orElseGet(() -> created(content, file)));
            });
        });
    }

    private Response created(MediaContent content, @Nullable MediaFile file) {
        var kind = file == null ? content.kind() : file.type().kind();
        if (kind == null) {
            throw MediaContent.refused("kind", "Required without a file: video, audio or file.");
        }
        requirePoster(content);
        var item = new MediaItem(Photos.newId(), kind, content, file, clock.instant());
        items.persistAndFlush(item);
        return Response.created(URI.create(MediaEditingResource.PATH + "/" + item.id()))
                .tag(String.valueOf(item.version()))
                .entity(MediaEditView.of(item))
                .build();
    }

    /** Attaches or replaces the file of the item, if it still has this version. */
    Response replaceFile(UUID id, IfMatch ifMatch, @Nullable Path path) {
        if (path == null) {
            throw MediaContent.refused("file", "Send the file.");
        }
        QuarkusTransaction.requiringNew()
                .run(() -> requireVersion(items.withId(id), ifMatch)); // fail early, before the file is read
        return metrics.count(() -> attach(id, ifMatch, path));
    }

    private Response attach(UUID id, IfMatch ifMatch, Path path) {
        var file = uploads.probe(path);
        return uploads.store(
                path, file, action -> QuarkusTransaction.requiringNew().call(action::get), () -> {
                    var item = requireVersion(items.locked(id), ifMatch);
                    items.withFile(file.sha256())
                            .map(MediaItem::id)
                            .filter(other -> !other.equals(id))
                            .ifPresent(MediaEditing::refuseFileOf);
                    item.attach(file);
                    items.flush();
                    return view(item);
                });
    }

    private static void refuseFileOf(UUID other) {
        throw new Problem(ProblemType.FILE_TAKEN, ProblemType.FILE_TAKEN.remedy()).withMembers(Map.of("media", other));
    }

    /** Edits what is said of the item, if it still has this version. */
    Response patch(UUID id, IfMatch ifMatch, JsonNode patch) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var item = requireVersion(items.locked(id), ifMatch);
            var content = requests.read(MergePatch.apply(patch, json.valueToTree(item.content())), MediaContent.class)
                    .validated();
            requirePoster(content);
            item.edit(content);
            items.flush();
            return view(item);
        });
    }

    private void requirePoster(MediaContent content) {
        if (content.poster() != null
                && photos.findByIdOptional(content.poster()).isEmpty()) {
            throw MediaContent.refused("poster", "There is no such photo.");
        }
    }

    Response read(UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> view(items.withId(id)));
    }

    /** Deletes the item, unless a revision of an article shows it. Its file is collected as an orphan. */
    void delete(UUID id, IfMatch ifMatch) {
        QuarkusTransaction.requiringNew().run(() -> {
            items.delete(requireVersion(items.locked(id), ifMatch));
            try {
                items.flush();
            } catch (PersistenceException failure) {
                throw DatabaseFailure.violatesForeignKey(failure)
                        ? new Problem(ProblemType.STILL_REFERENCED, "An article shows it, or showed it once.")
                        : failure;
            }
        });
    }

    /** The file, for editors. */
    StoredFile file(UUID id) {
        var file = QuarkusTransaction.requiringNew().call(() -> items.withId(id).file());
        if (file == null) {
            throw new Problem(ProblemType.NOT_FOUND, "The media item has no file.");
        }
        return StoredFile.of(file.sha256(), file.type(), store);
    }

    private static Response view(MediaItem item) {
        return VersionedResponse.ok(item.version(), MediaEditView.of(item));
    }

    /** Strong comparison (RFC 9110, 13.1.1). */
    private static MediaItem requireVersion(MediaItem item, IfMatch ifMatch) {
        ifMatch.require(item.version(), () -> MediaEditView.of(item));
        return item;
    }
}
