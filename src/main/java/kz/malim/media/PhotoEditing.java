package kz.malim.media;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.malim.web.MergePatch;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import kz.malim.web.ProblemView.Violation;
import org.jspecify.annotations.Nullable;

/** What editors do with photos. Pixels are worked on and files fetched outside of transactions, which are short. */
@ApplicationScoped
class PhotoEditing {
    private static final int MOST_TAGS = 20;

    private final Photos photos;
    private final Uploads uploads;
    private final RemotePicture remote;
    private final ObjectMapper json;
    private final Clock clock;

    PhotoEditing(Photos photos, Uploads uploads, RemotePicture remote, ObjectMapper json, Clock clock) {
        this.photos = photos;
        this.uploads = uploads;
        this.remote = remote;
        this.json = json;
        this.clock = clock;
    }

    /** A photo of this file; or, without one, the announcement of a photo. */
    Uploads.Kept create(@Nullable Path file, @Nullable String url, @Nullable PhotoContent content) {
        var checked = (content == null ? PhotoContent.NOTHING : content).checked();
        if (file == null && url == null) {
            return QuarkusTransaction.requiringNew().call(() -> {
                var photo = new Photo(Photos.newId(), clock.instant());
                photo.edit(checked);
                photos.persist(photo);
                return new Uploads.Kept(photo.id(), true);
            });
        }
        var kept = new Uploads.Kept[1];
        withFile(file, url, picture -> kept[0] = uploads.keep(picture, checked));
        return kept[0];
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
            photo.edit(read(MergePatch.apply(patch, json.valueToTree(photo.content())))
                    .checked());
            photos.flush();
        });
    }

    Response answer(Response.ResponseBuilder response, UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> {
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

    private PhotoContent read(JsonNode tree) {
        try {
            return json.treeToValue(tree, PhotoContent.class);
        } catch (JsonProcessingException unreadable) {
            throw refused("#", unreadable.getOriginalMessage());
        }
    }

    private interface PictureUse {
        void with(Path picture);
    }

    private void withFile(@Nullable Path file, @Nullable String url, PictureUse use) {
        if (file != null && url != null) {
            throw refused("#/url", "Send the file or the url of it, not both.");
        }
        if (file != null) {
            use.with(file);
            return;
        }
        try {
            var fetched = Files.createTempFile("malim", ".fetched");
            try {
                remote.fetch(String.valueOf(url), fetched);
                use.with(fetched);
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
                    .telling(Map.of("current", EditedPhotoView.of(photo)));
        }
        return photo;
    }

    private static Problem refused(String pointer, String why) {
        return new Problem(ProblemType.INVALID_CONTENT, why, List.of(Violation.at(pointer, why)));
    }
}
