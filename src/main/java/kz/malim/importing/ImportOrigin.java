package kz.malim.importing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import kz.malim.article.Article;
import org.jspecify.annotations.Nullable;

/**
 * What an imported article looked like on the page it came from. It identifies the article of a story and tells whether
 * the page has changed since. Editors may rewrite the article meanwhile; importing the same page again does not undo that.
 */
@Entity
class ImportOrigin {
    @Id
    private UUID articleId;

    @Column(columnDefinition = "language")
    private String lang;

    private String titleKey;
    private @Nullable LocalDate day;
    private byte[] fingerprint;

    /** Whether only a title and a teaser have been imported so far, and not the story itself. */
    private boolean stub;

    /** The article's count of edits after the last import. */
    private int edits;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected ImportOrigin() {}

    ImportOrigin(Article article, TitleKey title, @Nullable LocalDate day, byte[] fingerprint, boolean stub) {
        this.articleId = article.id();
        this.lang = article.lang().tag();
        this.titleKey = title.value();
        this.day = day;
        this.fingerprint = fingerprint.clone();
        this.stub = stub;
    }

    /** Stories of one title on two days are two stories: rates of exchange, weather. */
    boolean matches(@Nullable LocalDate other) {
        return day == null || other == null || day.equals(other);
    }

    boolean isOfDay(@Nullable LocalDate other) {
        return Objects.equals(day, other);
    }

    boolean hasFingerprint(byte[] other) {
        return Arrays.equals(fingerprint, other);
    }

    /** Whether the article has been edited since the last import. */
    boolean isEdited(Article article) {
        return article.edits() != edits;
    }

    /** Counts the edits so far as the import's own. */
    void acceptEdits(Article article) {
        edits = article.edits();
    }

    void update(@Nullable LocalDate newDay, byte[] newFingerprint, boolean nowStub) {
        day = newDay == null ? day : newDay;
        fingerprint = newFingerprint.clone();
        stub = nowStub;
    }

    UUID articleId() {
        return articleId;
    }

    boolean isStub() {
        return stub;
    }
}
