package kz.malim.listing;

import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.UUID;
import kz.malim.web.CanonicalUuid;
import kz.malim.web.PageLimit;
import org.jspecify.annotations.Nullable;

/**
 * Articles requested one by one, each by its id or its slug.
 *
 * @param terms all of them, in the order of the request
 */
public record ArticleIds(NavigableSet<UUID> ids, NavigableSet<String> slugs, List<String> terms) {
    private static final String PARAMETER = "ids";

    static @Nullable ArticleIds of(@Nullable String parameter) {
        if (parameter == null) {
            return null;
        }
        var terms = CommaSeparatedList.of(PARAMETER, parameter, PageLimit.MAX);
        var articles = new ArticleIds(
                new TreeSet<>(), new TreeSet<>(), terms.stream().distinct().toList());
        for (var term : terms) {
            CanonicalUuid.parse(term)
                    .ifPresentOrElse(
                            articles.ids::add, () -> articles.slugs.add(CommaSeparatedList.slug(PARAMETER, term)));
        }
        return articles;
    }
}
