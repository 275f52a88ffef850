package kz.malim.article;

import java.util.List;
import kz.malim.body.BodyBlock;
import kz.malim.text.Slug;
import org.jspecify.annotations.Nullable;

/** Puts content together by the names of its fields: {@code ArticleInput.titled("…").lede("…").build()}. For one thread. */
public final class ArticleInputBuilder {
    private final String title;
    private @Nullable String lede;
    private @Nullable String byline;
    private List<Slug> authors = List.of();
    private @Nullable Slug section;
    private List<Slug> tags = List.of();
    private ArticleInput.@Nullable Dated published;
    private @Nullable Source source;
    private List<ArticleInput.PhotoUse> photos = List.of();
    private List<BodyBlock> body = List.of();

    ArticleInputBuilder(String title) {
        this.title = title;
    }

    public ArticleInputBuilder lede(@Nullable String its) {
        lede = its;
        return this;
    }

    public ArticleInputBuilder byline(@Nullable String its) {
        byline = its;
        return this;
    }

    public ArticleInputBuilder authors(List<Slug> its) {
        authors = its;
        return this;
    }

    public ArticleInputBuilder section(@Nullable Slug its) {
        section = its;
        return this;
    }

    public ArticleInputBuilder tags(List<Slug> its) {
        tags = its;
        return this;
    }

    public ArticleInputBuilder published(ArticleInput.@Nullable Dated its) {
        published = its;
        return this;
    }

    public ArticleInputBuilder source(@Nullable Source its) {
        source = its;
        return this;
    }

    public ArticleInputBuilder photos(List<ArticleInput.PhotoUse> its) {
        photos = its;
        return this;
    }

    public ArticleInputBuilder body(List<BodyBlock> its) {
        body = its;
        return this;
    }

    public ArticleInput build() {
        return new ArticleInput(title, lede, byline, authors, section, tags, published, source, photos, body);
    }
}
