package kz.malim.live;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kz.malim.article.Article;
import kz.malim.author.Author;
import kz.malim.body.BodyBlock;
import kz.malim.database.LowerCaseEnumConverter;
import kz.malim.media.Photo;
import kz.malim.text.Slug;
import kz.malim.web.Rfc3339;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One entry of a live blog. */
@Entity
public class LiveEntry {

    public enum State {
        DRAFT,
        PUBLISHED,
        REMOVED
    }

    @Id
    private UUID id;

    private UUID articleId;
    private Instant at;

    @Convert(converter = OfState.class)
    private State state = State.DRAFT;

    private @Nullable String title;
    private @Nullable String byline;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<BodyBlock> body;

    private boolean key;
    private boolean pinned;
    private @Nullable String correction;
    private @Nullable Instant correctedAt;

    /** Triggers set both. */
    @Column(insertable = false, updatable = false)
    private @Nullable Instant publishedAt;

    @Column(insertable = false, updatable = false)
    private @Nullable Instant updatedAt;

    private Instant createdAt;
    private String savedBy;

    @ManyToMany
    @JoinTable(
            name = "live_entry_author",
            joinColumns = @JoinColumn(name = "entry_id"),
            inverseJoinColumns = @JoinColumn(name = "author_id"))
    @OrderColumn(name = "position")
    private List<Author> authors = new ArrayList<>();

    @ManyToMany
    @JoinTable(
            name = "live_entry_photo",
            joinColumns = @JoinColumn(name = "entry_id"),
            inverseJoinColumns = @JoinColumn(name = "photo_id"))
    @OrderColumn(name = "position")
    private List<Photo> photos = new ArrayList<>();

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected LiveEntry() {}

    @SuppressWarnings("NullAway.Init") // write sets the others
    LiveEntry(UUID articleId, Instant createdAt) {
        this.id = Article.newId();
        this.articleId = articleId;
        this.createdAt = createdAt;
    }

    /** Replaces the content, which the caller has validated. */
    void write(LiveEntryContent content, List<Author> itsAuthors, List<Photo> itsPhotos, Instant now, String by) {
        at = content.at() == null ? now : content.at().toInstant();
        title = content.title();
        byline = content.byline();
        body = content.body();
        key = content.isKey();
        pinned = content.isPinned();
        var corrected = content.corrected() == null ? null : content.corrected().text();
        if (corrected == null || !corrected.equals(correction)) {
            correctedAt = corrected == null ? null : now;
        }
        correction = corrected;
        savedBy = by;
        replace(authors, itsAuthors);
        replace(photos, itsPhotos);
    }

    /** Unchanged lists are left alone, or Hibernate would write them again. */
    private static <T> void replace(List<T> present, List<T> wanted) {
        if (!present.equals(wanted)) {
            present.clear();
            present.addAll(wanted);
        }
    }

    void publish() {
        state = State.PUBLISHED;
    }

    void withdraw() {
        state = State.DRAFT;
    }

    void remove() {
        state = State.REMOVED;
        pinned = false;
    }

    /** The content that was saved, as it would be sent again. */
    public LiveEntryContent content(ZoneId zone) {
        return new LiveEntryContent(
                Rfc3339.at(at, zone),
                title,
                byline,
                authors.stream().map(author -> new Slug(author.slug())).toList(),
                body,
                key,
                pinned,
                correction == null ? null : new LiveEntryContent.Corrected(correction));
    }

    public boolean isPublished() {
        return state == State.PUBLISHED;
    }

    public UUID id() {
        return requireNonNull(id);
    }

    public UUID articleId() {
        return articleId;
    }

    public State state() {
        return state;
    }

    public Instant createdAt() {
        return createdAt;
    }

    @Nullable
    public Instant publishedAt() {
        return publishedAt;
    }

    @Nullable
    public Instant updatedAt() {
        return updatedAt;
    }

    public String savedBy() {
        return savedBy;
    }

    /** The {@code ETag}, and the value of {@code If-Match}. */
    public int version() {
        return version;
    }

    @Converter
    static class OfState extends LowerCaseEnumConverter<State> {
        OfState() {
            super(State.class);
        }
    }
}
