package kz.malim.sync;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kz.malim.delivery.Profile;
import kz.malim.listing.ArticleListParameters;
import kz.malim.listing.ArticleListing;
import kz.malim.listing.ArticleQuery;
import kz.malim.listing.CommaSeparatedList;
import kz.malim.web.NearestName;
import kz.malim.web.PageLimit;
import kz.malim.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What a client follows, validated.
 *
 * @param articles the filters of articles, and the fields of their cards
 * @param profile what articles are sent as; null for cards
 * @param filter the hash of everything that decides which things are in the copy
 */
record Following(
        Set<ThingKind> kinds,
        ArticleQuery articles,
        @Nullable Profile profile,
        int limit,
        int filter) {
    static final String PATH = "/api/changes";

    static Following of(ChangeParameters parameters, ArticleListing listing) {
        if (parameters.profile() != null && parameters.fields() != null) {
            throw Problem.invalidParameter("fields", "Either a profile or fields.");
        }
        var kinds = kinds(parameters.kind());
        var articles = listing.query(ArticleListParameters.filtered(
                parameters.lang(),
                parameters.section(),
                parameters.tag(),
                parameters.withoutTag(),
                parameters.author(),
                parameters.fields()));
        return new Following(
                kinds,
                articles,
                parameters.profile() == null ? null : Profile.of(parameters.profile()),
                PageLimit.of(parameters.limit()),
                (names(kinds) + "\n" + articles.canonicalForm()).hashCode());
    }

    /** Everything, in pages as large as they can be. */
    static Following everything(ArticleListing listing) {
        return of(
                new ChangeParameters(
                        null, String.valueOf(PageLimit.MAX), null, null, null, null, null, null, null, null),
                listing);
    }

    private static Set<ThingKind> kinds(@Nullable String parameter) {
        var kinds = EnumSet.noneOf(ThingKind.class);
        if (parameter == null) {
            return EnumSet.allOf(ThingKind.class);
        }
        for (var name : CommaSeparatedList.of("kind", parameter, ThingKind.values().length)) {
            kinds.add(ThingKind.named(name)
                    .orElseThrow(() -> Problem.invalidParameter(
                            "kind",
                            "Unknown kind \"" + NearestName.shown(name) + "\". Known: "
                                    + String.join(", ", names(EnumSet.allOf(ThingKind.class))) + ".")));
        }
        return kinds;
    }

    private static List<String> names(Set<ThingKind> kinds) {
        return kinds.stream().map(ThingKind::wireName).toList();
    }

    /** The names of the kinds, in their order. */
    String[] wanted() {
        return names(kinds).toArray(String[]::new);
    }

    /** The cursor that the client sent; refused when it was issued for other filters. */
    ChangeCursor cursor(String since) {
        return ChangeCursor.parse(since)
                .filter(cursor -> cursor.filter() == filter)
                .filter(cursor ->
                        cursor.thing() == null || kinds.contains(cursor.thing().kind()))
                .orElseThrow(ChangeCursor::invalid);
    }

    /** The address of a new snapshot of the same. */
    static String snapshot(ChangeParameters parameters) {
        var filters = new LinkedHashMap<String, @Nullable String>();
        filters.put("limit", parameters.limit());
        filters.put("kind", parameters.kind());
        filters.put("lang", parameters.lang());
        filters.put("section", parameters.section());
        filters.put("tag", parameters.tag());
        filters.put("tag!", parameters.withoutTag());
        filters.put("author", parameters.author());
        filters.put("fields", parameters.fields());
        filters.put("profile", parameters.profile());
        var query = filters.entrySet().stream()
                .filter((Map.Entry<String, @Nullable String> filter) -> filter.getValue() != null)
                .map(filter -> filter.getKey() + "="
                        + URLEncoder.encode(String.valueOf(filter.getValue()), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? PATH : PATH + "?" + query;
    }
}
