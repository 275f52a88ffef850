package kz.malim.body;

import java.util.List;
import java.util.UUID;
import kz.malim.picture.AspectRatio;
import org.jspecify.annotations.Nullable;

/** The context that a body is rendered in. */
@FunctionalInterface
public interface RenderContext {
    /** The photo of the article with this id, or of one of the cards in its body. */
    @Nullable
    Figure photo(UUID id);

    /** The same, cropped where the context has crops. */
    default @Nullable Figure photo(UUID id, AspectRatio crop) {
        return photo(id);
    }

    /** The media item of the article with this id. */
    default @Nullable MediaFigure media(UUID id) {
        return null;
    }

    /** A link as it is rendered: feeds need it absolute. */
    default String address(String href) {
        return href;
    }

    /** The footnotes of the article, in the order of their numbers; those that are not here are not mentioned. */
    default List<Footnote> notes() {
        return List.of();
    }

    /** Whether the ids of blocks become anchors: in feeds many bodies share a page, each with ids of its own. */
    default boolean hasAnchors() {
        return true;
    }

    /** Where a reader opens the article of a card. */
    default String page(StoryCard card) {
        return card.url();
    }
}
