package kz.malim.listing;

import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.UUID;
import kz.malim.web.CanonicalUuid;
import kz.malim.web.PageLimit;
import org.jspecify.annotations.Nullable;

/** Articles requested one by one, each by its id or its slug. */
public record ArticleIds(NavigableSet<UUID> ids, NavigableSet<String> slugs) {
    private static final String PARAMETER = "ids";

    static @Nullable ArticleIds of(@Nullable String parameter) {
        if (parameter == null) {
            return null;
        }
        var articles = new ArticleIds(new TreeSet<>(), new TreeSet<>());
        for (var term : CommaSeparatedList.of(PARAMETER, parameter, PageLimit.MAX)) {
            CanonicalUuid.parse(term)
                    .ifPresentOrElse(
                            articles.ids::add, () -> articles.slugs.add(CommaSeparatedList.slug(PARAMETER, term)));
        }
        return articles;
    }
}
