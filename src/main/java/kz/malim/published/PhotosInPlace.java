package kz.malim.published;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import kz.malim.body.BodyBlock;
import kz.malim.body.Figure;
import kz.malim.body.Footnote;
import kz.malim.body.MediaFigure;
import kz.malim.body.RenderContext;
import kz.malim.body.Story;
import kz.malim.body.StoryCard;
import kz.malim.media.RenditionsView;
import kz.malim.picture.AspectRatio;
import org.jspecify.annotations.Nullable;

/**
 * The photos, media, cards and footnotes of an article for its body to show:
 * {@code BodyHtml.of(article.body(), PhotosInPlace.of(article))}.
 */
public final class PhotosInPlace implements RenderContext {
    private final Map<UUID, PhotoView> photos = new HashMap<>();
    private final Map<UUID, MediaView> media;
    private final List<Footnote> notes;
    private final UnaryOperator<String> address;
    private final Function<StoryCard, String> page;
    private final boolean hasAnchors;

    private PhotosInPlace(
            List<PhotoView> photos,
            Map<UUID, MediaView> media,
            List<Footnote> notes,
            UnaryOperator<String> address,
            Function<StoryCard, String> page,
            boolean hasAnchors) {
        this.media = media;
        this.notes = notes;
        this.address = address;
        this.page = page;
        this.hasAnchors = hasAnchors;
        photos.forEach(photo -> this.photos.putIfAbsent(photo.id(), photo));
    }

    private PhotosInPlace(
            ArticleView article, UnaryOperator<String> address, Function<StoryCard, String> page, boolean hasAnchors) {
        this(
                article.photos(),
                article.media() == null
                        ? Map.of()
                        : article.media().stream().collect(Collectors.toMap(MediaView::id, item -> item)),
                article.notes(),
                address,
                page,
                hasAnchors);
        for (var block : BodyBlock.all(article.body())) {
            if (block instanceof Story story && story.story() instanceof TeaserView card && card.photo() != null) {
                // its caption is of the other article
                photos.putIfAbsent(
                        card.photo().id(), card.photo().saying(card.photo().alt(), null));
            }
        }
    }

    /** For a reader on this site. */
    public static PhotosInPlace of(ArticleView article) {
        return new PhotosInPlace(article, UnaryOperator.identity(), StoryCard::url, true);
    }

    /**
     * For readers elsewhere.
     *
     * @param address makes the addresses of this site absolute
     * @param page where they open the article of a card
     */
    public static PhotosInPlace of(
            ArticleView article, UnaryOperator<String> address, Function<StoryCard, String> page) {
        return new PhotosInPlace(article, address, page, true);
    }

    /** The same for pages of others, where ids may be taken. */
    public static PhotosInPlace elsewhere(
            ArticleView article, UnaryOperator<String> address, Function<StoryCard, String> page) {
        return new PhotosInPlace(article, address, page, false);
    }

    /** For an entry of a live blog, whose ids are not unique on the page. */
    public static PhotosInPlace of(LiveEntryView entry, UnaryOperator<String> address) {
        return new PhotosInPlace(entry.photos(), Map.of(), List.of(), address, StoryCard::url, false);
    }

    @Override
    public @Nullable Figure photo(UUID id) {
        return photo(id, AspectRatio.ORIGINAL);
    }

    @Override
    public @Nullable Figure photo(UUID id, AspectRatio crop) {
        var photo = photos.get(id);
        return photo == null ? null : figure(photo.cropped(crop));
    }

    @Override
    public @Nullable MediaFigure media(UUID id) {
        var found = media.get(id);
        return found == null ? null : figure(found);
    }

    private static MediaFigure figure(MediaView media) {
        var file = media.file();
        var poster = media.poster();
        return new MediaFigure(
                media.title(),
                media.alt(),
                media.caption(),
                media.credit(),
                file == null ? null : new MediaFigure.File(file.url(), file.type(), file.width(), file.height()),
                media.sources(),
                poster == null || poster.renditions() == null
                        ? null
                        : poster.renditions().largest().url(),
                media.tracks().stream()
                        .map(track -> new MediaFigure.Track(track.kind(), track.lang(), track.url()))
                        .toList());
    }

    @Override
    public String address(String href) {
        return address.apply(href);
    }

    @Override
    public List<Footnote> notes() {
        return notes;
    }

    @Override
    public boolean hasAnchors() {
        return hasAnchors;
    }

    @Override
    public String page(StoryCard card) {
        return page.apply(card);
    }

    /** The photo with its largest file and the smaller ones, or with none. */
    public static Figure figure(PhotoView photo) {
        var files = photo.renditions();
        return new Figure(photo.alt(), photo.caption(), photo.credit(), files == null ? null : file(files));
    }

    private static Figure.File file(RenditionsView renditions) {
        var files = renditions.files();
        var largest = files.getLast();
        return new Figure.File(
                largest.url(),
                largest.width(),
                largest.height(),
                files.subList(0, files.size() - 1).stream()
                        .map(file -> new Figure.Smaller(file.url(), file.width()))
                        .toList());
    }
}
