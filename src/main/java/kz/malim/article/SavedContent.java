package kz.malim.article;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import kz.malim.author.Author;
import kz.malim.body.BodyBlock;
import kz.malim.body.Footnote;
import kz.malim.media.DigitalSource;
import kz.malim.media.MediaItem;
import kz.malim.text.Slug;
import kz.malim.topic.Section;
import kz.malim.topic.Tag;
import kz.malim.web.Rfc3339;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.ListIndexBase;
import org.hibernate.annotations.SQLJoinTableRestriction;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** The columns of a {@link Revision} that hold its content. They are written once. */
@Embeddable
class SavedContent {
    private String kind;
    private String title;
    private @Nullable String lede;
    private @Nullable String byline;
    private @Nullable String sourceName;
    private @Nullable String sourceUrl;

    @ManyToOne(fetch = FetchType.LAZY)
    private @Nullable Section section;

    /** The others: the main one has position 0 there, which a trigger writes. */
    @ManyToMany
    @JoinTable(
            name = "revision_section",
            joinColumns = @JoinColumn(name = "revision_id"),
            inverseJoinColumns = @JoinColumn(name = "section_id"))
    @SQLJoinTableRestriction("position > 0")
    @OrderColumn(name = "position")
    @ListIndexBase(1)
    private List<Section> sections = new ArrayList<>();

    /** Null for the many articles that have none. */
    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable ArticleDetails details;

    private @Nullable String digitalSource;

    /** Not in {@link #details}: cards read those, and this may be large. */
    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable ObjectNode extra;

    /** For editors, as the note is: no view of the reading side has either. */
    private @Nullable Instant embargoUntil;

    private @Nullable String note;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<BodyBlock> body;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Footnote> notes;

    @ManyToMany
    @JoinTable(
            name = "revision_author",
            joinColumns = @JoinColumn(name = "revision_id"),
            inverseJoinColumns = @JoinColumn(name = "author_id"))
    @OrderColumn(name = "position")
    private List<Author> authors = new ArrayList<>();

    @ManyToMany
    @JoinTable(
            name = "revision_tag",
            joinColumns = @JoinColumn(name = "revision_id"),
            inverseJoinColumns = @JoinColumn(name = "tag_id"))
    @OrderColumn(name = "position")
    private List<Tag> tags = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "revision_photo", joinColumns = @JoinColumn(name = "revision_id"))
    @OrderColumn(name = "position")
    private List<PhotoPlacement> photos = new ArrayList<>();

    /** Those that the body names. */
    @ManyToMany
    @JoinTable(
            name = "revision_media",
            joinColumns = @JoinColumn(name = "revision_id"),
            inverseJoinColumns = @JoinColumn(name = "media_id"))
    @OrderColumn(name = "position")
    private List<MediaItem> media = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected SavedContent() {}

    SavedContent(ArticleContent content, References.Found found) {
        var given = content.details();
        this.kind = content.kind();
        this.title = content.title();
        this.lede = content.lede();
        this.byline = content.byline();
        this.sourceName = content.source() == null ? null : content.source().name();
        this.sourceUrl = content.source() == null ? null : content.source().url();
        this.details = given.equals(ArticleDetails.NONE) ? null : given;
        this.embargoUntil =
                content.embargoUntil() == null ? null : content.embargoUntil().toInstant();
        this.digitalSource =
                content.digitalSourceType() == null ? null : DigitalSource.code(content.digitalSourceType());
        this.extra = content.extra();
        this.note = content.note();
        this.body = content.body();
        this.notes = content.notes();
        this.section = found.section();
        this.sections.addAll(found.sections());
        this.authors.addAll(found.authors());
        this.tags.addAll(found.tags());
        this.photos.addAll(found.photos());
        this.media.addAll(found.media());
    }

    String title() {
        return title;
    }

    @Nullable
    Instant embargoUntil() {
        return embargoUntil;
    }

    /** What the content refers to, for a copy of it. */
    References.Found references() {
        return new References.Found(authors, section, sections, tags, photos, media);
    }

    /** The content as it would be sent again, except for its date. */
    ArticleContentBuilder builder(ZoneId zone) {
        return ArticleContent.titled(title)
                .kind(kind)
                .lede(lede)
                .byline(byline)
                .authors(authors.stream().map(author -> new Slug(author.slug())).toList())
                .section(section == null ? null : new Slug(section.slug()))
                .sections(sections.stream().map(other -> new Slug(other.slug())).toList())
                .tags(tags.stream().map(tag -> new Slug(tag.slug())).toList())
                .source(sourceName == null ? null : new Source(sourceName, sourceUrl))
                .details(details == null ? ArticleDetails.NONE : details)
                .embargoUntil(embargoUntil == null ? null : Rfc3339.at(embargoUntil, zone))
                .digitalSourceType(digitalSource)
                .extra(extra)
                .note(note)
                .photos(photos.stream()
                        .map(photo -> new ArticleContent.PhotoUse(photo.photo().id(), photo.role()))
                        .toList())
                .body(body)
                .notes(notes);
    }
}
