package kz.malim.listing;

import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.UUID;
import kz.malim.web.CanonicalUuid;
import org.jspecify.annotations.Nullable;

/** Articles asked for one by one, each by its id or its slug. */
public record ArticleIds(NavigableSet<UUID> ids, NavigableSet<String> slugs) {
    private static final String PARAMETER = "ids";

    static @Nullable ArticleIds of(@Nullable String parameter) {
        if (parameter == null) {
            return null;
        }
        var found = new ArticleIds(new TreeSet<>(), new TreeSet<>());
        for (var term : CommaSeparatedList.of(PARAMETER, parameter, ArticleQuery.LARGEST_PAGE)) {
            CanonicalUuid.parse(term)
                    .ifPresentOrElse(found.ids::add, () -> found.slugs.add(CommaSeparatedList.slug(PARAMETER, term)));
        }
        return found;
    }
}
