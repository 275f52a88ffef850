package kz.malim.media;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import kz.malim.picture.FocalPoint;
import kz.malim.picture.PictureMetadata;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.generator.EventType;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A picture, or the announcement of one: it can have a credit and no file yet. */
@Entity
public class Photo {
    @Id
    private UUID id;

    private @Nullable String alt;
    private @Nullable String caption;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> alts;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> captions;

    @Embedded
    private @Nullable Credit credit;

    private @Nullable String headline;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> keywords;

    private @Nullable String takenAt;
    private @Nullable String place;

    @Column(name = "focal_x")
    private @Nullable Double focalX;

    @Column(name = "focal_y")
    private @Nullable Double focalY;

    /** Names of the fields that somebody decided, empty ones too: a file no longer changes them. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> typed = List.of();

    @Embedded
    private @Nullable StoredPicture file;

    /** Made by the database of everything that goes into a rendition. */
    @Generated(event = {EventType.INSERT, EventType.UPDATE})
    @Column(insertable = false, updatable = false)
    private @Nullable String renditionKey;

    private Instant createdAt;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected Photo() {}

    /** @param id chosen by the caller, since bodies name photos by it */
    @SuppressWarnings("NullAway.Init") // show() fills the rest
    public Photo(UUID id, @Nullable String alt, @Nullable String caption, @Nullable Credit credit, Instant createdAt) {
        this.id = id;
        this.createdAt = createdAt;
        var content = new PhotoContent(alt, caption, Map.of(), Map.of(), credit, null, List.of(), null, null, null);
        this.typed = List.copyOf(content.differences(PhotoContent.NOTHING));
        show(content);
    }

    @SuppressWarnings("NullAway.Init") // show() fills the rest
    Photo(UUID id, Instant createdAt) {
        this.id = id;
        this.createdAt = createdAt;
        show(PhotoContent.NOTHING);
    }

    /** What an editor decides. It stays, whatever files say later. */
    void edit(PhotoContent content) {
        var decided = new TreeSet<>(typed);
        decided.addAll(content.differences(content()));
        typed = new ArrayList<>(decided);
        show(content);
    }

    /** Gets a file, or another one, and learns from it what nobody has decided. */
    void receive(StoredPicture picture, PictureMetadata said) {
        file = picture;
        show(content().keeping(Set.copyOf(typed), SaidByFile.content(said)));
    }

    private void show(PhotoContent content) {
        alt = content.alt();
        caption = content.caption();
        alts = content.alts();
        captions = content.captions();
        credit = content.credit();
        headline = content.headline();
        keywords = content.keywords();
        takenAt = content.takenAt();
        place = content.place();
        focalX = content.focalPoint() == null ? null : content.focalPoint().x();
        focalY = content.focalPoint() == null ? null : content.focalPoint().y();
    }

    PhotoContent content() {
        return new PhotoContent(alt, caption, alts, captions, credit, headline, keywords, takenAt, place, focalPoint());
    }

    private @Nullable FocalPoint focalPoint() {
        return focalX == null || focalY == null ? null : new FocalPoint(focalX, focalY);
    }

    public UUID id() {
        return id;
    }

    public @Nullable String alt() {
        return alt;
    }

    public @Nullable Credit credit() {
        return credit;
    }

    @Nullable
    StoredPicture file() {
        return file;
    }

    @Nullable
    String renditionKey() {
        return renditionKey;
    }

    Instant createdAt() {
        return createdAt;
    }

    int version() {
        return version;
    }
}
