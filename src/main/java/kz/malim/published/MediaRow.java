package kz.malim.published;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import kz.malim.media.Credit;
import kz.malim.media.MediaFileName;
import kz.malim.media.MediaSource;
import kz.malim.media.MediaTrack;
import kz.malim.media.RenditionsView;
import kz.malim.probe.FileType;
import kz.malim.probe.MediaKind;
import org.jspecify.annotations.Nullable;

/**
 * A media item as {@code published_media} returns it.
 *
 * @param shownBy one of the articles that make it public
 */
public record MediaRow(
        UUID id,
        MediaKind kind,
        UUID shownBy,
        @Nullable String title,
        @Nullable String alt,
        @Nullable String caption,
        @Nullable Credit credit,
        @Nullable File file,
        List<MediaSource> sources,
        @Nullable Poster poster,
        List<Track> tracks,
        @Nullable String transcriptKey,
        @Nullable String digitalSourceType,
        OffsetDateTime createdAt) {

    /**
     * Its file.
     *
     * @param type as the database names it
     */
    public record File(
            String key,
            String type,
            long bytes,
            @Nullable Double duration,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable Integer pages,
            String sha256) {
        public MediaFileName name() {
            return new MediaFileName(key, FileType.named(type));
        }
    }

    /** The photo that is shown before it plays. */
    record Poster(UUID id, @Nullable String alt, @Nullable Credit credit, PictureRow.@Nullable File file) {}

    /** @param key of a text that is kept here, in place of its URL */
    record Track(
            MediaTrack.Kind kind,
            String lang,
            @Nullable String url,
            @Nullable String key) {}

    public MediaView view() {
        return new MediaView(
                id,
                kind,
                title,
                alt,
                caption,
                credit,
                file == null ? null : fileView(file),
                sources,
                poster == null ? null : posterView(poster),
                tracks.stream().map(this::trackView).toList(),
                transcriptKey == null
                        ? null
                        : new MediaView.Transcript(path(transcriptKey, FileType.TXT), FileType.TXT.mediaType()),
                digitalSourceType,
                createdAt);
    }

    private MediaView.File fileView(File known) {
        return new MediaView.File(
                known.name().path(id),
                known.name().type().mediaType(),
                known.bytes,
                known.sha256,
                known.duration,
                known.width,
                known.height,
                known.pages);
    }

    private static MediaView.Poster posterView(Poster poster) {
        var picture = poster.file;
        return new MediaView.Poster(
                poster.id,
                poster.alt,
                poster.credit,
                picture == null
                        ? null
                        : RenditionsView.of("/media/" + poster.id, picture.key(), picture.width(), picture.height()));
    }

    private MediaView.Track trackView(Track track) {
        return new MediaView.Track(
                track.kind, track.lang, track.key == null ? String.valueOf(track.url) : path(track.key, FileType.VTT));
    }

    private String path(String key, FileType type) {
        return new MediaFileName(key, type).path(id);
    }
}
