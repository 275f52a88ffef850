package kz.malim.article;

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

/** What stays the same while a story is written and rewritten: its id, language and slug. Its content lives in revisions. */
@Entity
public class Article {
    private static final UuidVersion7Strategy IDS = UuidVersion7Strategy.INSTANCE;

    @Id
    private UUID id;

    @Convert(converter = EnumColumns.OfLanguage.class)
    private Language lang;

    private String slug;

    /** Articles that are translations of each other share one. */
    private @Nullable UUID translationSet;

    private Instant createdAt;

    /** When somebody last did anything to it: every act changes it, and with it the version. */
    private Instant changedAt;

    /** How often its words, its address or what stands beside it were changed; publishing it changes none of these. */
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

    /** A new id: UUIDv7, so that ids sort by the time they were made. */
    public static UUID newId() {
        return IDS.generateUuid(null);
    }

    /** Says that both tell the same story in two languages. */
    public void translates(Article original) {
        if (original.translationSet == null) {
            original.translationSet = original.id;
        }
        translationSet = original.translationSet;
    }

    /** Raises the version: whoever read the article before this act has to read it again before the next. */
    public void touch(Instant now) {
        changedAt = now.isAfter(changedAt) ? now : changedAt.plus(1, ChronoUnit.MICROS);
    }

    /** Counts one more change of its own; whoever brought it in knows by this whether somebody has worked on it since. */
    public void edited() {
        edits++;
    }

    /** Gives it another address. The old one leads here from then on, by a trigger. */
    void moveTo(Slug address) {
        slug = address.value();
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

    void takeFromTrash() {
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

    /** What {@code If-Match} names. */
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
