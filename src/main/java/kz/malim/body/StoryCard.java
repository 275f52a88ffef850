package kz.malim.body;

import java.net.URI;
import java.util.UUID;
import kz.malim.text.Language;
import org.jspecify.annotations.Nullable;

/**
 * What a body shows of another article. The card itself is one of the reading side, in the shape that lists have, and comes
 * to the block when the page is read: never from editors, and never into the database.
 */
public interface StoryCard {
    UUID id();

    Language lang();

    String slug();

    String url();

    /** Where readers open it, if the newsroom has said where its site is. */
    @Nullable
    URI webUrl();

    String title();

    @Nullable
    String lede();

    /** The photo of the card, which the {@link RenderContext} of a body with this card knows. */
    @Nullable
    UUID photoId();
}
