package kz.malim.syndication;

import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.malim.article.DatePrecision;
import kz.malim.body.BodyBlock;
import kz.malim.body.BodyHtml;
import kz.malim.body.BodyText;
import kz.malim.body.Image;
import kz.malim.body.Story;
import kz.malim.body.StoryCard;
import kz.malim.probe.MediaKind;
import kz.malim.published.ArticleView;
import kz.malim.published.BylineView;
import kz.malim.published.MediaView;
import kz.malim.published.PhotoView;
import kz.malim.published.PhotosInPlace;
import kz.malim.published.TeaserView;
import kz.malim.published.TranslationView;
import kz.malim.text.InlineHtml;
import kz.malim.text.WebAddress;
import kz.malim.web.ContentUsage;
import kz.malim.web.Site;
import org.jspecify.annotations.Nullable;

/** A published article for syndication: every address absolute, the content complete by itself. */
record SyndicatedArticle(ArticleView article, Site site) {
    /** Runs of letters and digits, with hyphens and apostrophes inside them, as people count. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]++(?:[-'’ʼ][\\p{L}\\p{M}\\p{N}]++)*+");

    /** Never changes, whatever happens to titles and addresses. */
    static String urn(UUID id) {
        return "urn:uuid:" + id;
    }

    String urn() {
        return urn(article.id());
    }

    /** The page people read it on. */
    String page() {
        return site.page(article.webUrl(), article.url());
    }

    String page(TeaserView item) {
        return site.page(item.webUrl(), item.url());
    }

    String page(TranslationView translation) {
        return site.page(translation.webUrl(), translation.url());
    }

    private String page(StoryCard card) {
        return site.page(card.webUrl(), card.url());
    }

    /** The article itself, as data. */
    String data() {
        return site.absolute(article.url());
    }

    /** The day, or the time if it is known. */
    TemporalAccessor publishedAsKnown() {
        return article.published().precision() == DatePrecision.DAY
                ? article.published().date()
                : article.publishedAt();
    }

    /** Names in the order of the byline; without records, the line as it was printed. */
    List<String> authors() {
        var names = article.byline().authors().stream()
                .map(BylineView.AuthorName::name)
                .toList();
        if (!names.isEmpty()) {
            return names;
        }
        return article.byline().text() == null
                ? List.of()
                : List.of(article.byline().text());
    }

    @Nullable
    String byline() {
        return article.byline().text() != null
                ? article.byline().text()
                : article.byline().authors().isEmpty() ? null : String.join(", ", authors());
    }

    List<MediaView> media() {
        return article.media() == null ? List.of() : article.media();
    }

    /** The first sound that this site has, for those who subscribe to listen: a feed has one for each item. */
    @Nullable
    MediaView episode() {
        return media().stream()
                .filter(media -> media.kind() == MediaKind.AUDIO && media.file() != null)
                .findFirst()
                .orElse(null);
    }

    List<TeaserView> related() {
        return article.related() == null ? List.of() : article.related().items();
    }

    PhotosInPlace renderContext() {
        return PhotosInPlace.of(article, site::absolute, this::page);
    }

    /** For feeds and other newsrooms: links to blocks lead to the page that has them. */
    PhotosInPlace renderContextElsewhere() {
        return PhotosInPlace.elsewhere(
                article, href -> href.startsWith("#") ? page() + href : site.absolute(href), this::page);
    }

    LiveEntryForms live() {
        return new LiveEntryForms(article, site);
    }

    /** Sponsor, lede, lead photo, body, source and corrections as HTML: the content of a feed item. */
    String html() {
        var lede = article.lede() == null ? "" : "<p>" + InlineHtml.escaped(article.lede()) + "</p>\n";
        var html = marks().sponsorHtml()
                + lede
                + leadHtml()
                + BodyHtml.of(article.body(), renderContextElsewhere())
                + live().html()
                + sourceHtml()
                + correctionsHtml();
        return article.lang().isRightToLeft()
                ? "<div lang=\"" + article.lang().tag() + "\" dir=\"rtl\">\n" + html + "</div>\n"
                : html;
    }

    /** What machines may do with it, in one line. */
    @Nullable
    String usage() {
        return article.usage() == null
                ? null
                : ContentUsage.HEADER + ": " + article.usage().text();
    }

    ArticleMarks marks() {
        return new ArticleMarks(article);
    }

    String correctionsHtml() {
        return corrections().map(CorrectionNote::html).collect(Collectors.joining());
    }

    /** Each as a line of text, oldest first. */
    String correctionsText() {
        return corrections().map(note -> note.line() + "\n").collect(Collectors.joining());
    }

    Stream<CorrectionNote> corrections() {
        return CorrectionNote.of(article).stream();
    }

    /** The lead photo, unless the body shows it anyway. */
    String leadHtml() {
        var lead = article.photo();
        return lead == null || bodyShows(lead.id()) ? "" : BodyHtml.figure(PhotosInPlace.figure(lead), renderContext());
    }

    String sourceHtml() {
        var source = article.source();
        if (source == null) {
            return "";
        }
        var name = InlineHtml.escaped(source.name());
        var link = link(source.url());
        return "<p><cite>"
                + (link == null ? name : "<a href=\"" + InlineHtml.escaped(link) + "\">" + name + "</a>")
                + "</cite></p>\n";
    }

    /** Sponsor, lede, lead photo, body, source and corrections as plain text. */
    String text() {
        return Stream.of(
                        marks().sponsor().isEmpty() ? "" : marks().sponsor() + "\n",
                        article.lede() == null ? "" : article.lede() + "\n",
                        leadText(),
                        BodyText.of(article.body(), renderContext()),
                        live().text(),
                        article.source() == null ? "" : article.source().name() + "\n",
                        correctionsText())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    /** How long the body is; captions and credits do not count. */
    int characters() {
        var counted = withoutCaptions();
        return counted.codePointCount(0, counted.length());
    }

    int words() {
        return (int) WORD.matcher(withoutCaptions()).results().count();
    }

    private String withoutCaptions() {
        var own = article.body().stream()
                .filter(block -> !(block instanceof Story)) // the words of others
                .toList();
        return BodyText.of(own, photo -> null);
    }

    private String leadText() {
        var lead = article.photo();
        var caption = lead == null || bodyShows(lead.id()) ? "" : BodyText.caption(PhotosInPlace.figure(lead));
        return caption.isEmpty() ? "" : caption + "\n";
    }

    boolean bodyShows(UUID photo) {
        return BodyBlock.images(article.body()).anyMatch(image -> image.photo().equals(photo));
    }

    /** The photos as the body shows them first: with the words and the crop of that place. */
    List<PhotoView> photos() {
        var places = BodyBlock.images(article.body())
                .collect(Collectors.toMap(Image::photo, Function.identity(), (first, again) -> first));
        return article.photos().stream()
                .map(photo -> places.containsKey(photo.id()) ? photo.placed(places.get(photo.id())) : photo)
                .toList();
    }

    /** The cards in the body that lead somewhere. */
    List<Story> stories() {
        return BodyBlock.all(article.body()).stream()
                .filter(Story.class::isInstance)
                .map(Story.class::cast)
                .toList();
    }

    /** The title of a card in the body. */
    String title(Story block) {
        return block.title() == null && block.story() != null ? block.story().title() : String.valueOf(block.title());
    }

    /** Where such a card leads. */
    String page(Story block) {
        var card = block.story();
        return card == null ? String.valueOf(link(block.url())) : page(card);
    }

    /** An external address that is safe as a link, or null. */
    static @Nullable String link(@Nullable String url) {
        return url != null && WebAddress.is(url) ? url : null;
    }
}
