package kz.malim.article;

import java.util.List;
import kz.malim.body.BodyBlock;
import kz.malim.text.Slug;
import org.jspecify.annotations.Nullable;

/** Puts content together by the names of its fields: {@code ArticleContent.titled("…").lede("…").build()}. For one thread. */
public final class ArticleContentBuilder {
    private final String title;
    private @Nullable String lede;
    private @Nullable String byline;
    private List<Slug> authors = List.of();
    private @Nullable Slug section;
    private List<Slug> tags = List.of();
    private ArticleContent.@Nullable Dated published;
    private @Nullable Source source;
    private List<ArticleContent.PhotoUse> photos = List.of();
    private List<BodyBlock> body = List.of();

    ArticleContentBuilder(String title) {
        this.title = title;
    }

    public ArticleContentBuilder lede(@Nullable String its) {
        lede = its;
        return this;
    }

    public ArticleContentBuilder byline(@Nullable String its) {
        byline = its;
        return this;
    }

    public ArticleContentBuilder authors(List<Slug> its) {
        authors = its;
        return this;
    }

    public ArticleContentBuilder section(@Nullable Slug its) {
        section = its;
        return this;
    }

    public ArticleContentBuilder tags(List<Slug> its) {
        tags = its;
        return this;
    }

    public ArticleContentBuilder published(ArticleContent.@Nullable Dated its) {
        published = its;
        return this;
    }

    public ArticleContentBuilder source(@Nullable Source its) {
        source = its;
        return this;
    }

    public ArticleContentBuilder photos(List<ArticleContent.PhotoUse> its) {
        photos = its;
        return this;
    }

    public ArticleContentBuilder body(List<BodyBlock> its) {
        body = its;
        return this;
    }

    public ArticleContent build() {
        return new ArticleContent(title, lede, byline, authors, section, tags, published, source, photos, body);
    }
}
