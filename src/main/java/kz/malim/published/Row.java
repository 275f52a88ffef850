package kz.malim.published;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import kz.malim.article.DatePrecision;
import kz.malim.article.Source;
import kz.malim.body.BodyBlock;
import kz.malim.text.Language;
import org.jspecify.annotations.Nullable;

/** What the published views answer: JSON documents made by PostgreSQL, read into these, shown as views. */
public final class Row {
    /** Why a story stands beside another that it shares nothing with. */
    static final List<String> RECENT = List.of("recent");

    private Row() {}

    public record Teaser(
            UUID id,
            Language lang,
            String slug,
            String title,
            @Nullable String lede,
            @Nullable String byline,
            OffsetDateTime publishedAt,
            DatePrecision precision,
            OffsetDateTime updatedAt,
            OffsetDateTime modifiedAt,
            @Nullable TopicView section,
            List<TopicView> tags,
            List<BylineView.AuthorName> authors,
            PictureRow.@Nullable InArticle photo) {

        public TeaserView view(ZoneId zone, @Nullable List<BodyBlock> body, @Nullable HighlightView highlight) {
            return new TeaserView(
                    id,
                    lang,
                    slug,
                    url(),
                    title,
                    lede,
                    new BylineView(byline, authors),
                    published(zone),
                    publishedAt(zone),
                    updatedAt(zone),
                    modifiedAt(zone),
                    section,
                    tags,
                    photoView(),
                    body,
                    highlight);
        }

        String url() {
            return PublishedArticles.PATH + "/" + slug;
        }

        PublishedDate published(ZoneId zone) {
            return new PublishedDate(publishedAt(zone).toLocalDate(), precision);
        }

        OffsetDateTime publishedAt(ZoneId zone) {
            return publishedAt.atZoneSameInstant(zone).toOffsetDateTime();
        }

        OffsetDateTime updatedAt(ZoneId zone) {
            return updatedAt.atZoneSameInstant(zone).toOffsetDateTime();
        }

        OffsetDateTime modifiedAt(ZoneId zone) {
            return modifiedAt.atZoneSameInstant(zone).toOffsetDateTime();
        }

        @Nullable
        PhotoView photoView() {
            return photo == null ? null : photo.view();
        }
    }

    /** @param why what it shares with the article it stands beside; null when an editor put it there */
    record Related(
            @Nullable String title,
            Teaser article,
            @Nullable List<String> why) {
        public RelatedView.Item view(ZoneId zone) {
            return new RelatedView.Item(
                    article.id(),
                    article.lang(),
                    article.slug(),
                    article.url(),
                    title == null ? article.title() : title,
                    article.lede(),
                    article.published(zone),
                    article.publishedAt(zone),
                    article.section(),
                    article.photoView(),
                    why == null ? RelatedView.Origin.CURATED : RelatedView.Origin.AUTO,
                    why == null || why.equals(RECENT)
                            ? why
                            : why.stream()
                                    .filter(reason -> !RECENT.contains(reason))
                                    .toList());
        }
    }

    /**
     * @param switchesAt when time alone changes next what stands in it
     * @param switchedAt and when it did so last
     */
    record Block(
            String name,
            String title,
            @Nullable OffsetDateTime switchesAt,
            @Nullable OffsetDateTime switchedAt,
            List<BlockItem> items) {
        public BlockView view(ZoneId zone) {
            return view(zone, items);
        }

        public BlockView view(ZoneId zone, List<BlockItem> shown) {
            return new BlockView(
                    name, title, shown.stream().map(item -> item.view(zone)).toList(), switchesAt, switchedAt);
        }
    }

    record BlockItem(@Nullable String title, @Nullable String teaser, Teaser article) {
        public BlockView.Item view(ZoneId zone) {
            return new BlockView.Item(
                    article.id(),
                    article.lang(),
                    article.slug(),
                    article.url(),
                    title == null ? article.title() : title,
                    teaser == null ? article.lede() : teaser,
                    article.published(zone),
                    article.publishedAt(zone),
                    article.section(),
                    article.photoView());
        }
    }

    record Translation(
            Language lang,
            String slug,
            String title,
            @Nullable String lede) {
        public TranslationView view(boolean told) {
            return new TranslationView(
                    lang,
                    slug,
                    PublishedArticles.path(slug),
                    TranslationView.Status.PUBLISHED,
                    told ? title : null,
                    told ? lede : null);
        }
    }

    record Correction(OffsetDateTime at, String text) {
        public CorrectionView view(ZoneId zone) {
            return new CorrectionView(at.atZoneSameInstant(zone).toOffsetDateTime(), text);
        }
    }

    public record Article(
            Teaser teaser,
            @Nullable Source source,
            List<BodyBlock> body,
            List<PictureRow.InArticle> photos,
            List<Translation> translations,
            List<Correction> corrections,
            @Nullable List<AuthorView> authors,
            @Nullable List<Related> related,
            @Nullable List<Related> similar,
            @Nullable List<Block> blocks) {

        public ArticleView view(ZoneId zone, ArticleRequest asked) {
            var beside = new RelatedAndBlocks(this, zone, asked.dedupe());
            boolean told = asked.parts().contains(Include.TRANSLATIONS);
            return new ArticleView(
                    teaser.id(),
                    teaser.lang(),
                    teaser.slug(),
                    teaser.url(),
                    teaser.title(),
                    teaser.lede(),
                    new BylineView(teaser.byline(), teaser.authors()),
                    teaser.published(zone),
                    teaser.publishedAt(zone),
                    teaser.updatedAt(zone),
                    teaser.modifiedAt(zone),
                    source,
                    teaser.section(),
                    teaser.tags(),
                    photos.stream().map(PictureRow.InArticle::view).toList(),
                    body,
                    translations.stream().map(sibling -> sibling.view(told)).toList(),
                    corrections.stream()
                            .map(correction -> correction.view(zone))
                            .toList(),
                    asked.lang() == null ? null : teaser.lang(),
                    authors,
                    beside.related(),
                    beside.blocks());
        }
    }
}
