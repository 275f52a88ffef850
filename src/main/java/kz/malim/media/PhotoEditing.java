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
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import kz.malim.idempotency.IdempotentUpload;
import kz.malim.web.MergePatch;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import kz.malim.web.ProblemView.Violation;
import kz.malim.web.RequestJson;
import org.jspecify.annotations.Nullable;

/** What editors do with photos. Pixels are worked on and files fetched outside of transactions, which are short. */
@ApplicationScoped
class PhotoEditing {
    private static final int MOST_TAGS = 20;

    private final Photos photos;
    private final Uploads uploads;
    private final RemotePicture remote;
    private final IdempotentUpload writing;
    private final ObjectMapper json;
    private final RequestJson requests;
    private final Clock clock;

    PhotoEditing(
            Photos photos,
            Uploads uploads,
            RemotePicture remote,
            IdempotentUpload writing,
            ObjectMapper json,
            RequestJson requests,
            Clock clock) {
        this.photos = photos;
        this.uploads = uploads;
        this.remote = remote;
        this.writing = writing;
        this.json = json;
        this.requests = requests;
        this.clock = clock;
    }

    /** A photo of this file; or, without one, the announcement of a photo. The same key makes no second one. */
    Response create(@Nullable Path file, @Nullable String url, @Nullable PhotoContent content, @Nullable String key) {
        var checked = (content == null ? PhotoContent.NOTHING : content).checked();
        return writing.execute(key, Arrays.asList(file, url, checked), end -> {
            if (file == null && url == null) {
                return end.of(() -> created(announced(checked)));
            }
            return withFile(file, url, picture -> uploads.keep(picture, checked, end, this::created));
        });
    }

    private Uploads.Kept announced(PhotoContent content) {
        var photo = new Photo(Photos.newId(), clock.instant());
        photo.edit(content);
        photos.persistAndFlush(photo);
        return new Uploads.Kept(photo.id(), true);
    }

    private Response created(Uploads.Kept kept) {
        return answer(
                kept.isNew()
                        ? Response.created(URI.create(PhotoEditingResource.PATH + "/" + kept.photo()))
                        : Response.ok(),
                kept.photo());
    }

    /** Gives the photo of this version a file, or another one. */
    void replaceFile(UUID id, @Nullable String ifMatch, @Nullable Path file, @Nullable String url) {
        if (file == null && url == null) {
            throw refused("#/file", "Send the file, or the url of it.");
        }
        QuarkusTransaction.requiringNew().run(() -> ofVersion(photos.withId(id), ifMatch)); // before the work is done
        withFile(file, url, picture -> uploads.attach(id, picture, () -> ofVersion(photos.locked(id), ifMatch)));
    }

    /** Changes what is known about the photo of this version, and with it everything that shows it. */
    void patch(UUID id, @Nullable String ifMatch, JsonNode patch) {
        QuarkusTransaction.requiringNew().run(() -> {
            var photo = ofVersion(photos.locked(id), ifMatch);
            photo.edit(requests.read(MergePatch.apply(patch, json.valueToTree(photo.content())), PhotoContent.class)
                    .checked());
            photos.flush();
        });
    }

    Response answer(Response.ResponseBuilder response, UUID id) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            var photo = photos.withId(id);
            return response.tag(new EntityTag(String.valueOf(photo.version())))
                    .entity(EditedPhotoView.of(photo))
                    .build();
        });
    }

    /** What a rendition of this photo is made from. */
    Workshop.Source source(UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var photo = photos.withId(id);
            var file = photo.file();
            if (file == null) {
                throw new Problem(ProblemType.NOT_FOUND, "The photo has no file yet.");
            }
            return new Workshop.Source(
                    id,
                    String.valueOf(photo.renditionKey()),
                    file,
                    photo.content().focalPoint(),
                    photo.credit());
        });
    }

    private <T> T withFile(@Nullable Path file, @Nullable String url, Function<Path, T> use) {
        if (file != null && url != null) {
            throw refused("#/url", "Send the file or the url of it, not both.");
        }
        if (file != null) {
            return use.apply(file);
        }
        try {
            var fetched = Files.createTempFile("malim", ".fetched");
            try {
                remote.fetch(String.valueOf(url), fetched);
                return use.apply(fetched);
            } finally {
                Files.deleteIfExists(fetched);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Strong comparison (RFC 9110, 13.1.1). An asterisk would overwrite what its sender has not read: it matches nothing. */
    private static Photo ofVersion(Photo photo, @Nullable String ifMatch) {
        if (ifMatch == null) {
            throw new Problem(ProblemType.PRECONDITION_REQUIRED, ProblemType.PRECONDITION_REQUIRED.remedy());
        }
        var tag = "\"" + photo.version() + "\"";
        if (Arrays.stream(ifMatch.split(",", MOST_TAGS))
                .noneMatch(sent -> sent.strip().equals(tag))) {
            throw new Problem(ProblemType.STALE_VERSION, "Now it is version " + photo.version() + ".")
                    .withMembers(Map.of("current", EditedPhotoView.of(photo)));
        }
        return photo;
    }

    private static Problem refused(String pointer, String why) {
        return new Problem(ProblemType.INVALID_CONTENT, why, List.of(Violation.at(pointer, why)));
    }
}
