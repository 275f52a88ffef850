package kz.malim.live;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What readers see of a live blog has changed, if they see its article.
 *
 * @param newEntry set when it is one entry more and nothing else
 */
public record LiveBlogChanged(UUID articleId, @Nullable UUID newEntry) {}
