package kz.malim.body;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a body needs to know of the place it is drawn in. */
@FunctionalInterface
public interface RenderContext {
    /** A photo of the article by the id its blocks name it by. */
    @Nullable
    Figure photo(UUID id);

    /** A link as it is to be written here: feeds need it absolute. */
    default String address(String href) {
        return href;
    }
}
