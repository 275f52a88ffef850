package kz.malim.body;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The context that a body is rendered in. */
@FunctionalInterface
public interface RenderContext {
    /** The photo of the article with this id. */
    @Nullable
    Figure photo(UUID id);

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
}
