package kz.malim.article;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import kz.malim.text.Language;
import kz.malim.text.Slug;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** The identity of an article: id, language and slug. Its content is in revisions. */
@Entity
public class Article {
    private static final UuidVersion7Strategy IDS = UuidVersion7Strategy.INSTANCE;

    @Id
    private UUID id;

    @Convert(converter = EnumColumns.OfLanguage.class)
    @Column(columnDefinition = "language")
    private Language lang;

    @Column(columnDefinition = "slug")
    private String slug;

    /** Articles that are translations of each other share one. */
    private @Nullable UUID translationSet;

    private Instant createdAt;

    /** The time of the last act. Every act changes it, and with it the version. */
    private Instant changedAt;

    /** How often its content, slug, corrections or related articles were changed; publishing changes none of these. */
    private int edits;

    private @Nullable Instant reviewSince;
    private @Nullable Instant trashedAt;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected Article() {}

    public Article(UUID id, Language lang, Slug slug, Instant createdAt) {
        this.id = id;
        this.lang = lang;
        this.slug = slug.value();
        this.createdAt = createdAt;
        this.changedAt = createdAt;
    }

    /** A new id: UUIDv7, so that ids sort by creation time. */
    public static UUID newId() {
        return IDS.generateUuid(null);
    }

    /** Adds this article to the translations of another. */
    public void translates(Article original) {
        if (original.translationSet == null) {
            original.translationSet = original.id;
        }
        translationSet = original.translationSet;
    }

    /** Increments the version: a client that read the article before this act has to read it again before the next. */
    public void touch(Instant now) {
        changedAt = now.isAfter(changedAt) ? now : changedAt.plus(1, ChronoUnit.MICROS);
    }

    /** Counts an edit, by which an importer knows whether the article has been edited since its import. */
    public void edited() {
        edits++;
    }

    /** A trigger makes the old slug redirect here. */
    void rename(Slug newSlug) {
        slug = newSlug.value();
    }

    void requestReview(Instant now) {
        reviewSince = now;
    }

    void endReview() {
        reviewSince = null;
    }

    void trash(Instant now) {
        trashedAt = now;
        reviewSince = null;
    }

    void restore() {
        trashedAt = null;
    }

    boolean isTrashed() {
        return trashedAt != null;
    }

    public UUID id() {
        return id;
    }

    public Language lang() {
        return lang;
    }

    public String slug() {
        return slug;
    }

    /** The {@code ETag}, and the value of {@code If-Match}. */
    public int version() {
        return version;
    }

    public int edits() {
        return edits;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant changedAt() {
        return changedAt;
    }

    @Nullable
    public UUID translationSet() {
        return translationSet;
    }
}
