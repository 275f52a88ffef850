package kz.malim.syndication;

import java.time.Instant;
import java.util.List;
import kz.malim.text.Language;
import org.jspecify.annotations.Nullable;

/**
 * The content of a feed, in any format.
 *
 * @param self the address of the feed itself
 * @param home the site it comes from
 * @param publisher the name of that site
 * @param lang the language, where all of it is in one
 * @param updated when any of its items last changed
 */
record Feed(
        String title,
        String self,
        String home,
        String publisher,
        @Nullable Language lang,
        Instant updated,
        List<SyndicatedArticle> items,
        PodcastConfig podcast) {}
