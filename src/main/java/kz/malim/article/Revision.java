package kz.malim.article;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import kz.malim.author.Author;
import kz.malim.body.BodyBlock;
import kz.malim.media.MediaItem;
import kz.malim.text.Language;
import kz.malim.text.Slug;
import kz.malim.topic.Section;
import kz.malim.topic.Tag;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
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

    private String title;
    private @Nullable String lede;
    private @Nullable String byline;
    private @Nullable String sourceName;
    private @Nullable String sourceUrl;

    @ManyToOne(fetch = FetchType.LAZY)
    private @Nullable Section section;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<BodyBlock> body;

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

    @ManyToMany
    @JoinTable(name = "revision_author", inverseJoinColumns = @JoinColumn(name = "author_id"))
    @OrderColumn(name = "position")
    private List<Author> authors = new ArrayList<>();

    @ManyToMany
    @JoinTable(name = "revision_tag", inverseJoinColumns = @JoinColumn(name = "tag_id"))
    @OrderColumn(name = "position")
    private List<Tag> tags = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "revision_photo")
    @OrderColumn(name = "position")
    private List<PhotoPlacement> photos = new ArrayList<>();

    /** Those that the body names. */
    @ManyToMany
    @JoinTable(name = "revision_media", inverseJoinColumns = @JoinColumn(name = "media_id"))
    @OrderColumn(name = "position")
    private List<MediaItem> media = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected Revision() {}

    private Revision(
            Article article,
            int number,
            ArticleContent content,
            References.Found found,
            Instant savedAt,
            String savedBy) {
        this.article = article;
        this.lang = article.lang();
        this.number = number;
        this.articleVersion = article.version();
        this.state = State.DRAFT;
        this.title = content.title();
        this.lede = content.lede();
        this.byline = content.byline();
        this.sourceName = content.source() == null ? null : content.source().name();
        this.sourceUrl = content.source() == null ? null : content.source().url();
        this.body = content.body();
        this.section = found.section();
        this.authors.addAll(found.authors());
        this.tags.addAll(found.tags());
        this.photos.addAll(found.photos());
        this.media.addAll(found.media());
        this.publishedAt = found.publishedAt();
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
            Instant savedAt,
            String savedBy) {
        ContentRules.require(content);
        return new Revision(article, number, content, found, savedAt, savedBy);
    }

    /** A draft with this revision's content. It is not validated: a newer rule must not prevent unpublishing. */
    Revision copy(int newNumber, ZoneId zone, Instant now, String copiedBy) {
        var found = new References.Found(authors, section, tags, photos, media, publishedAt);
        return new Revision(article, newNumber, content(zone), found, now, copiedBy);
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
        return title;
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
        return ArticleContent.titled(title)
                .lede(lede)
                .byline(byline)
                .authors(authors.stream().map(author -> new Slug(author.slug())).toList())
                .section(section == null ? null : new Slug(section.slug()))
                .tags(tags.stream().map(tag -> new Slug(tag.slug())).toList())
                .published(publishedAt == null ? null : ArticleContent.Dated.of(publishedAt, datePrecision, zone))
                .source(sourceName == null ? null : new Source(sourceName, sourceUrl))
                .photos(photos.stream()
                        .map(photo -> new ArticleContent.PhotoUse(photo.photo().id(), photo.role()))
                        .toList())
                .body(body)
                .build();
    }

    private void require(State expected) {
        if (state != expected) {
            throw new IllegalStateException("revision " + number + " is " + state + ", not " + expected);
        }
    }
}
