package kz.malim.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import kz.malim.published.ArticleView;
import org.jspecify.annotations.Nullable;

/**
 * The newest articles about something, whole.
 *
 * @param name what people call the section, tag or author; null for everything and for a language
 * @param tags the names of everything shown, for caches
 * @param updated when the newest of them last changed; null when there are none
 */
public record NewestView(
        @Nullable String name,
        List<ArticleView> items,
        Set<String> tags,
        @Nullable Instant updated) {}
