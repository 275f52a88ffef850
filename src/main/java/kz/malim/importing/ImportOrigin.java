package kz.malim.importing;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import kz.malim.article.Article;
import org.jspecify.annotations.Nullable;

/**
 * What an imported article looked like on the page it came from. It answers two questions: which article is this story,
 * and did the page change since? Editors may rewrite the article meanwhile; the same page does not undo their work.
 */
@Entity
class ImportOrigin {
    @Id
    private UUID articleId;

    private String lang;
    private String titleKey;
    private @Nullable LocalDate day;
    private byte[] fingerprint;

    /** Whether only a title and a teaser were seen so far, and never the story itself. */
    private boolean stub;

    /** How often the article had been changed when the last import left it. */
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
    boolean canBeOf(@Nullable LocalDate other) {
        return day == null || other == null || day.equals(other);
    }

    boolean isOf(@Nullable LocalDate other) {
        return Objects.equals(day, other);
    }

    boolean looksLike(byte[] other) {
        return Arrays.equals(fingerprint, other);
    }

    /** Whether somebody else has worked on the article since the last import left it. */
    boolean isEdited(Article article) {
        return article.edits() != edits;
    }

    void leaves(Article article) {
        edits = article.edits();
    }

    void seenAgain(@Nullable LocalDate itsDay, byte[] itsFingerprint, boolean asStub) {
        day = itsDay == null ? day : itsDay;
        fingerprint = itsFingerprint.clone();
        stub = asStub;
    }

    UUID articleId() {
        return articleId;
    }

    boolean isStub() {
        return stub;
    }
}
