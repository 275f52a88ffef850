package kz.malim.media;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.malim.database.LowerCaseEnumConverter;
import kz.malim.probe.MediaKind;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A video, a sound or a document: a file here, or addresses elsewhere, or both. */
@Entity
@Table(name = "media")
@DynamicUpdate // a new caption does not write an hour of transcript again
public class MediaItem {
    @Id
    private UUID id;

    @Convert(converter = KindConverter.class)
    private MediaKind kind;

    private @Nullable String title;
    private @Nullable String alt;
    private @Nullable String caption;

    @Embedded
    private @Nullable Credit credit;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<MediaSource> sources;

    @Column(name = "poster_id")
    private @Nullable UUID poster;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<MediaTrack> tracks;

    private @Nullable String transcript;

    private @Nullable String digitalSource;

    @Embedded
    private @Nullable MediaFile file;

    private Instant createdAt;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected MediaItem() {}

    /** @param id chosen by the caller, since bodies name media by it */
    @SuppressWarnings("NullAway.Init") // edit() fills the rest
    MediaItem(UUID id, MediaKind kind, MediaContent content, @Nullable MediaFile file, Instant createdAt) {
        this.id = id;
        this.kind = kind;
        this.file = file;
        this.createdAt = createdAt;
        edit(content);
    }

    /** One without a file here. */
    public static MediaItem elsewhere(
            UUID id,
            MediaKind kind,
            @Nullable String title,
            List<MediaSource> sources,
            @Nullable UUID poster,
            Instant createdAt) {
        var content =
                new MediaContent(kind, title, null, null, null, sources, poster, List.of(), null, null).validated();
        return new MediaItem(id, kind, content, null, createdAt);
    }

    /** Changes everything but the file. */
    void edit(MediaContent content) {
        if (content.kind() != null && content.kind() != kind) {
            throw MediaContent.refused("kind", "This is " + kind.wireName() + ", which never changes.");
        }
        if (file == null && content.sources().isEmpty()) {
            throw MediaContent.refused("sources", "At least one, since there is no file.");
        }
        title = content.title();
        alt = content.alt();
        caption = content.caption();
        credit = content.credit();
        sources = content.sources();
        poster = content.poster();
        tracks = content.tracks();
        transcript = content.transcript();
        digitalSource = content.digitalSourceType() == null ? null : DigitalSource.code(content.digitalSourceType());
    }

    /** Attaches or replaces the file. */
    void attach(MediaFile another) {
        if (another.type().kind() != kind) {
            throw MediaContent.refused(
                    "file",
                    "The file is " + another.type().kind().wireName() + ", and this is " + kind.wireName() + ".");
        }
        file = another;
    }

    MediaContent content() {
        return new MediaContent(kind, title, alt, caption, credit, sources, poster, tracks, transcript, digitalSource);
    }

    public UUID id() {
        return id;
    }

    public MediaKind kind() {
        return kind;
    }

    public @Nullable String title() {
        return title;
    }

    public @Nullable String alt() {
        return alt;
    }

    public @Nullable Credit credit() {
        return credit;
    }

    public boolean hasCaptions() {
        return tracks.stream()
                .anyMatch(
                        track -> track.kind() == MediaTrack.Kind.CAPTIONS || track.kind() == MediaTrack.Kind.SUBTITLES);
    }

    public boolean hasTranscript() {
        return transcript != null;
    }

    @Nullable
    MediaFile file() {
        return file;
    }

    Instant createdAt() {
        return createdAt;
    }

    int version() {
        return version;
    }

    @Converter
    static class KindConverter extends LowerCaseEnumConverter<MediaKind> {
        KindConverter() {
            super(MediaKind.class);
        }
    }
}
