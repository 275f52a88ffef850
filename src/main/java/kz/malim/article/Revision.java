package kz.malim.article;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import kz.malim.text.Language;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** One saved state of an article's content. A draft until it is published; immutable from then on. */
@Entity
public class Revision {

    public enum State {
        DRAFT,
        SCHEDULED,
        PUBLISHED,
        SUPERSEDED
    }

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private @Nullable UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    private Article article;

    @Convert(converter = EnumColumns.OfLanguage.class)
    @Column(columnDefinition = "language")
    private Language lang;

    private int number;

    /** The version of the article that this save created. */
    private int articleVersion;

    @Convert(converter = EnumColumns.OfState.class)
    private State state;

    @Embedded
    private SavedContent content;

    private @Nullable Instant publishedAt;

    @Convert(converter = EnumColumns.OfPrecision.class)
    private @Nullable DatePrecision datePrecision;

    private @Nullable Instant liveSince;

    /** When a scheduled revision becomes visible. */
    private @Nullable Instant shownFrom;

    /** When it stops being visible, if scheduled. */
    private @Nullable Instant shownUntil;

    private Instant savedAt;
    private String savedBy;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected Revision() {}

    private Revision(
            Article article,
            int number,
            ArticleContent content,
            References.Found found,
            ZoneId zone,
            Instant savedAt,
            String savedBy) {
        this.article = article;
        this.lang = article.lang();
        this.number = number;
        this.articleVersion = article.version();
        this.state = State.DRAFT;
        this.content = new SavedContent(content, found);
        this.publishedAt =
                content.published() == null ? null : content.published().instant(zone);
        this.datePrecision =
                content.published() == null ? null : content.published().precision();
        this.savedAt = savedAt;
        this.savedBy = savedBy;
    }

    /** A draft of new content, validated here for every caller. */
    static Revision draft(
            Article article,
            int number,
            ArticleContent content,
            References.Found found,
            ZoneId zone,
            Instant savedAt,
            String savedBy) {
        ContentRules.require(content);
        return new Revision(article, number, content, found, zone, savedAt, savedBy);
    }

    /** A draft with this revision's content. It is not validated: a newer rule must not prevent unpublishing. */
    Revision copy(int newNumber, ZoneId zone, Instant now, String copiedBy) {
        var copy = new Revision(article, newNumber, content(zone), content.references(), zone, now, copiedBy);
        copy.publishedAt = publishedAt; // a day that began in another zone of the site keeps its place
        return copy;
    }

    /** Publishes this draft. The previously published revision must have been superseded. */
    void publish(Instant now) {
        require(State.DRAFT);
        state = State.PUBLISHED;
        liveSince = now;
        if (publishedAt == null) {
            publishedAt = now;
            datePrecision = DatePrecision.TIME;
        }
    }

    /** Frees the state for another revision. */
    void supersede() {
        state = State.SUPERSEDED;
        shownFrom = null;
        shownUntil = null;
    }

    /** Makes this draft visible at a time without further action. It is immutable from now on. */
    void schedule(Instant from, @Nullable Instant until) {
        require(State.DRAFT);
        state = State.SCHEDULED;
        shownFrom = from;
        shownUntil = until;
        liveSince = from;
        if (publishedAt == null) {
            publishedAt = from;
            datePrecision = DatePrecision.TIME;
        }
    }

    /** Makes it a draft again. */
    void unschedule() {
        require(State.SCHEDULED);
        if (Objects.equals(publishedAt, shownFrom)) {
            publishedAt = null;
            datePrecision = null;
        }
        state = State.DRAFT;
        shownFrom = null;
        shownUntil = null;
        liveSince = null;
    }

    /** Records that its scheduled time has passed. */
    void goLive() {
        require(State.SCHEDULED);
        state = State.PUBLISHED;
        shownFrom = null;
    }

    void endAt(@Nullable Instant time) {
        require(State.PUBLISHED);
        shownUntil = time;
    }

    /** Inherits the date of the published revision if the new content has none. */
    void inheritDate(Revision published) {
        require(State.DRAFT);
        if (publishedAt == null) {
            publishedAt = published.publishedAt;
            datePrecision = published.datePrecision;
        }
    }

    UUID id() {
        return requireNonNull(id);
    }

    public int number() {
        return number;
    }

    public State state() {
        return state;
    }

    public String title() {
        return content.title();
    }

    public Instant savedAt() {
        return savedAt;
    }

    public String savedBy() {
        return savedBy;
    }

    @Nullable
    public Instant shownFrom() {
        return shownFrom;
    }

    @Nullable
    public Instant shownUntil() {
        return shownUntil;
    }

    /** The content that was saved, as it would be sent again. */
    public ArticleContent content(ZoneId zone) {
        return content.builder(zone)
                .published(publishedAt == null ? null : ArticleContent.Dated.of(publishedAt, datePrecision, zone))
                .build();
    }

    /** Rejects an act that would show this before its embargo ends. */
    void requireNoEmbargo(Instant shownAt) {
        var embargo = content.embargoUntil();
        if (embargo != null && embargo.isAfter(shownAt)) {
            throw new Problem(ProblemType.EMBARGOED, "Under embargo until " + embargo + ".")
                    .withMembers(Map.of("embargoUntil", embargo));
        }
    }

    private void require(State expected) {
        if (state != expected) {
            throw new IllegalStateException("revision " + number + " is " + state + ", not " + expected);
        }
    }
}
