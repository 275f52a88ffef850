package kz.malim.article;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.util.List;
import kz.malim.body.BodyBlock;
import kz.malim.body.Footnote;
import kz.malim.text.Slug;
import org.jspecify.annotations.Nullable;

/** Builds content by field name: {@code ArticleContent.titled("…").lede("…").build()}. Not thread-safe. */
public final class ArticleContentBuilder {
    private final String title;
    private @Nullable String lede;
    private @Nullable String byline;
    private List<Slug> authors = List.of();
    private @Nullable Slug section;
    private List<Slug> sections = List.of();
    private List<Slug> tags = List.of();
    private ArticleContent.@Nullable Dated published;
    private @Nullable Source source;
    private String kind = NewsroomRules.NEWS;
    private ArticleDetails details = ArticleDetails.NONE;
    private @Nullable String digitalSourceType;
    private @Nullable ObjectNode extra;
    private @Nullable OffsetDateTime embargoUntil;
    private @Nullable String note;
    private List<ArticleContent.PhotoUse> photos = List.of();
    private List<BodyBlock> body = List.of();
    private List<Footnote> notes = List.of();

    ArticleContentBuilder(String title) {
        this.title = title;
    }

    public ArticleContentBuilder lede(@Nullable String lede) {
        this.lede = lede;
        return this;
    }

    public ArticleContentBuilder byline(@Nullable String byline) {
        this.byline = byline;
        return this;
    }

    public ArticleContentBuilder authors(List<Slug> authors) {
        this.authors = authors;
        return this;
    }

    public ArticleContentBuilder section(@Nullable Slug section) {
        this.section = section;
        return this;
    }

    public ArticleContentBuilder sections(List<Slug> sections) {
        this.sections = sections;
        return this;
    }

    public ArticleContentBuilder tags(List<Slug> tags) {
        this.tags = tags;
        return this;
    }

    public ArticleContentBuilder published(ArticleContent.@Nullable Dated published) {
        this.published = published;
        return this;
    }

    public ArticleContentBuilder source(@Nullable Source source) {
        this.source = source;
        return this;
    }

    public ArticleContentBuilder kind(String kind) {
        this.kind = kind;
        return this;
    }

    public ArticleContentBuilder details(ArticleDetails details) {
        this.details = details;
        return this;
    }

    public ArticleContentBuilder digitalSourceType(@Nullable String digitalSourceType) {
        this.digitalSourceType = digitalSourceType;
        return this;
    }

    public ArticleContentBuilder extra(@Nullable ObjectNode extra) {
        this.extra = extra;
        return this;
    }

    public ArticleContentBuilder embargoUntil(@Nullable OffsetDateTime embargoUntil) {
        this.embargoUntil = embargoUntil;
        return this;
    }

    public ArticleContentBuilder note(@Nullable String note) {
        this.note = note;
        return this;
    }

    public ArticleContentBuilder photos(List<ArticleContent.PhotoUse> photos) {
        this.photos = photos;
        return this;
    }

    public ArticleContentBuilder body(List<BodyBlock> body) {
        this.body = body;
        return this;
    }

    public ArticleContentBuilder notes(List<Footnote> notes) {
        this.notes = notes;
        return this;
    }

    public ArticleContent build() {
        return new ArticleContent(
                title,
                lede,
                byline,
                authors,
                section,
                sections,
                tags,
                published,
                source,
                kind,
                details.kicker(),
                details.shortTitle(),
                details.dateline(),
                details.breaking(),
                details.urgency(),
                details.labels(),
                details.sponsor(),
                details.seo(),
                details.social(),
                details.accessibleForFree(),
                details.usage(),
                digitalSourceType,
                extra,
                embargoUntil,
                note,
                photos,
                body,
                notes);
    }
}
