package kz.malim.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import kz.malim.published.ArticleView;
import org.jspecify.annotations.Nullable;

/**
 * The newest articles about something, whole.
 *
 * @param name the name of the section, tag or author; null for all articles
 * @param tags cache tags of everything in it
 * @param updated when the newest of them last changed; null when there are none
 */
public record NewestView(
        @Nullable String name,
        List<ArticleView> items,
        Set<String> tags,
        @Nullable Instant updated) {}
