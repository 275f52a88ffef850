package kz.malim.media;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import kz.malim.idempotency.IdempotentUpload;
import kz.malim.management.IfMatch;
import kz.malim.management.MergePatch;
import kz.malim.storage.TemporaryFolder;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import kz.malim.web.ProblemView.Violation;
import kz.malim.web.RequestJson;
import org.jspecify.annotations.Nullable;

/** Creates and edits photos. Pixels are processed and files fetched outside of transactions, to keep those short. */
@ApplicationScoped
class PhotoEditing {

    private final Photos photos;
    private final Uploads uploads;
    private final PictureFetcher fetcher;
    private final IdempotentUpload writing;
    private final UploadMetrics metrics;
    private final ObjectMapper json;
    private final RequestJson requests;
    private final Clock clock;

    PhotoEditing(
            Photos photos,
            Uploads uploads,
            PictureFetcher fetcher,
            IdempotentUpload writing,
            UploadMetrics metrics,
            ObjectMapper json,
            RequestJson requests,
            Clock clock) {
        this.photos = photos;
        this.uploads = uploads;
        this.fetcher = fetcher;
        this.writing = writing;
        this.metrics = metrics;
        this.json = json;
        this.requests = requests;
        this.clock = clock;
    }

    /** Creates a photo from the file, or without a file only its announcement. Idempotent for the same key. */
    Response create(@Nullable Path file, @Nullable String url, @Nullable PhotoContent content, @Nullable String key) {
        var valid = (content == null ? PhotoContent.EMPTY : content).validated();
        return writing.execute(key, Arrays.asList(file, url, valid), end -> {
            if (file == null && url == null) {
                return end.of(() -> created(announce(valid)));
            }
            return metrics.count(
                    () -> withFile(file, url, picture -> uploads.create(picture, valid, end, this::created)));
        });
    }

    private Uploads.CreatedPhoto announce(PhotoContent content) {
        var photo = new Photo(Photos.newId(), clock.instant());
        photo.edit(content);
        photos.persistAndFlush(photo);
        return new Uploads.CreatedPhoto(photo.id(), true);
    }

    private Response created(Uploads.CreatedPhoto photo) {
        return response(
                photo.isNew()
                        ? Response.created(URI.create(PhotoEditingResource.PATH + "/" + photo.id()))
                        : Response.ok(),
                photo.id());
    }

    /** Attaches or replaces the file of the photo, if it still has this version. */
    void replaceFile(UUID id, IfMatch ifMatch, @Nullable Path file, @Nullable String url) {
        if (file == null && url == null) {
            throw invalid("#/file", "Send the file, or the url of it.");
        }
        QuarkusTransaction.requiringNew()
                .run(() -> requireVersion(photos.withId(id), ifMatch)); // fail early, before the file is processed
        metrics.count(() -> withFile(
                file, url, picture -> uploads.attach(id, picture, () -> requireVersion(photos.locked(id), ifMatch))));
    }

    /** Edits the content of the photo, if it still has this version. */
    void patch(UUID id, IfMatch ifMatch, JsonNode patch) {
        QuarkusTransaction.requiringNew().run(() -> {
            var photo = requireVersion(photos.locked(id), ifMatch);
            photo.edit(requests.read(MergePatch.apply(patch, json.valueToTree(photo.content())), PhotoContent.class)
                    .validated());
            photos.flush();
        });
    }

    Response response(Response.ResponseBuilder builder, UUID id) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            var photo = photos.withId(id);
            return builder.tag(new EntityTag(String.valueOf(photo.version())))
                    .entity(PhotoEditView.of(photo))
                    .build();
        });
    }

    /** The source of the renditions of this photo. */
    Renditions.Source source(UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var photo = photos.withId(id);
            var file = photo.file();
            if (file == null) {
                throw new Problem(ProblemType.NOT_FOUND, "The photo has no file yet.");
            }
            return new Renditions.Source(
                    id,
                    String.valueOf(photo.renditionKey()),
                    file,
                    photo.content().focalPoint(),
                    photo.credit(),
                    photo.content().digitalSourceType());
        });
    }

    private <T> T withFile(@Nullable Path file, @Nullable String url, Function<Path, T> action) {
        if (file != null && url != null) {
            throw invalid("#/url", "Send the file or the url of it, not both.");
        }
        if (file != null) {
            return action.apply(file);
        }
        try {
            var fetched = TemporaryFolder.newFile(".fetched");
            try {
                fetcher.fetch(String.valueOf(url), fetched);
                return action.apply(fetched);
            } finally {
                Files.deleteIfExists(fetched);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Strong comparison (RFC 9110, 13.1.1). An asterisk would overwrite what the client has not read, so it never matches. */
    private static Photo requireVersion(Photo photo, IfMatch ifMatch) {
        ifMatch.require(photo.version(), () -> PhotoEditView.of(photo));
        return photo;
    }

    private static Problem invalid(String pointer, String why) {
        return new Problem(ProblemType.INVALID_CONTENT, why, List.of(Violation.at(pointer, why)));
    }
}
