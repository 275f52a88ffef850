package kz.malim.article;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
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

    @Convert(converter = Columns.OfLanguage.class)
    private Language lang;

    private String slug;

    /** Articles that are translations of each other share one. */
    private @Nullable UUID translationSet;

    private Instant createdAt;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected Article() {}

    public Article(UUID id, Language lang, Slug slug, Instant createdAt) {
        this.id = id;
        this.lang = lang;
        this.slug = slug.value();
        this.createdAt = createdAt;
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

    public UUID id() {
        return id;
    }

    public Language lang() {
        return lang;
    }

    public String slug() {
        return slug;
    }
}
