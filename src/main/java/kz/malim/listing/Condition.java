package kz.malim.listing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import kz.malim.listing.Sort.Place;
import kz.malim.published.SqlQuery;
import kz.malim.search.TextMatchSql;
import kz.malim.text.Language;
import kz.malim.words.TextQuery;
import org.jspecify.annotations.Nullable;

/**
 * One filter in SQL.
 *
 * @param test whether an article {@code l} of the listing passes
 * @param probe the same, for a walk that must look at one article after another and not be turned round by the planner
 * @param revisions the revisions that pass; null where they are all but a few
 * @param values for the question marks of either
 * @param path where those that pass can be read in the order of publication; null where they cannot
 * @param range what those that pass are a range of, if they are
 */
record Condition(
        String test,
        String probe,
        @Nullable String revisions,
        List<Object> values,
        @Nullable Path path,
        @Nullable SortKey range) {

    /** Ids asked for once a statement; without the select they would be asked for at every row. */
    private static final String ONCE = "any((select %s)::uuid[])";

    /** Ids that the planner asks for while it estimates; for statements that are never run. */
    private static final String WHILE_PLANNING = "any(%s)";

    /**
     * The keys of ranges of an index, and what they are ranges of.
     *
     * @param overlapping whether an article can lie in several of them
     */
    record Path(String keys, String articles, Place place, boolean overlapping) {}

    /** The one likely to leave the fewest articles first. */
    static List<Condition> of(ArticleFilter filter) {
        return of(filter, ONCE);
    }

    /** For the planner alone, which then knows a frequent tag from a rare one. */
    static List<Condition> toPlan(ArticleFilter filter) {
        return of(filter, WHILE_PLANNING);
    }

    private static List<Condition> of(ArticleFilter filter, String ids) {
        var conditions = new ArrayList<Condition>();
        if (filter.ids() != null) {
            conditions.add(one(filter.ids(), ids));
        }
        if (filter.searched() != null) {
            conditions.add(matching(filter.searched().query()));
        }
        filter.tags().anyOf().forEach(slugs -> conditions.add(tagged(slugs, ids)));
        if (!filter.authors().isEmpty()) {
            conditions.add(written(filter.authors(), ids));
        }
        if (!filter.sections().isEmpty()) {
            conditions.add(inSection(filter.sections(), ids));
        }
        if (!filter.langs().isEmpty()) {
            conditions.add(inLanguage(filter.langs()));
        }
        if (!filter.published().isOpen()) {
            conditions.add(published(filter.published()));
        }
        if (filter.updatedSince() != null) {
            conditions.add(ofListing("l.updated_at >= ?", List.of(SqlQuery.time(filter.updatedSince())), null)
                    .rangeOf(SortKey.UPDATED_AT));
        }
        if (!filter.tags().noneOf().isEmpty()) {
            var tagged = tagged(filter.tags().noneOf(), ids);
            conditions.add(
                    new Condition("not " + tagged.test(), "not " + tagged.probe(), null, tagged.values(), null, null));
        }
        return conditions;
    }

    private static Condition one(ArticleIds wanted, String ids) {
        return ofListing(
                "(l.article_id = any(?::uuid[]) or l.article_id = " + ids.formatted("published_article_ids(?::text[])")
                        + ")",
                List.of(wanted.ids().toArray(UUID[]::new), texts(wanted.slugs())),
                null);
    }

    static Condition matching(TextQuery query) {
        var matches = TextMatchSql.matches(query);
        var probe = "exists (select from (" + matches.text() + ") s where s.revision_id = l.revision_id";
        return new Condition(
                probe + ")",
                probe + " offset 0)",
                "select s.revision_id from (" + matches.text() + ") s",
                matches.values(),
                null,
                null);
    }

    private static Condition tagged(Collection<String> slugs, String ids) {
        return elsewhere("published_tagging g", "g.tag_id", "published_tag_ids(?::text[])", slugs, ids);
    }

    private static Condition written(Collection<String> slugs, String ids) {
        return elsewhere("published_authorship g", "g.author_id", "published_author_ids(?::text[])", slugs, ids);
    }

    /** A filter by rows of another table, which repeats when the article was published. */
    private static Condition elsewhere(
            String table, String column, String function, Collection<String> slugs, String ids) {
        var revisions = "select g.revision_id from " + table + " where " + column + " = " + ids.formatted(function);
        return new Condition(
                "exists (" + revisions + " and g.revision_id = l.revision_id)",
                "exists (" + revisions + " and g.revision_id = l.revision_id offset 0)",
                revisions,
                List.<Object>of(texts(slugs)),
                new Path(
                        "unnest(" + function + ")",
                        table + " join published_listing l on l.revision_id = g.revision_id where " + column
                                + " = key.id",
                        Place.NEAR,
                        slugs.size() > 1),
                null);
    }

    private static Condition inSection(Collection<String> slugs, String ids) {
        var function = "published_section_ids(?::text[])";
        return ofListing(
                "l.section_id = " + ids.formatted(function),
                List.<Object>of(texts(slugs)),
                new Path(
                        "unnest(" + function + ")",
                        "published_listing l where l.section_id = key.id",
                        Place.LISTING,
                        false));
    }

    private static Condition inLanguage(Collection<Language> langs) {
        return ofListing(
                "l.lang = any(?::text[])",
                List.<Object>of(texts(langs.stream().map(Language::tag).toList())),
                new Path("unnest(?::text[])", "published_listing l where l.lang = key.id", Place.LISTING, false));
    }

    private static Condition ofListing(String test, List<Object> values, @Nullable Path path) {
        return new Condition(
                test, test, "select l.revision_id from published_listing l where " + test, values, path, null);
    }

    private Condition rangeOf(SortKey key) {
        return new Condition(test, probe, revisions, values, path, key);
    }

    /** The probe where the date of publication may be nearer than the listing. */
    String probe(Place place) {
        return range == SortKey.PUBLISHED_AT ? probe.replace("l.published_at", place.of(range)) : probe;
    }

    private static Condition published(DateRange range) {
        var tests = new ArrayList<String>();
        var values = new ArrayList<Object>();
        if (range.from() != null) {
            tests.add("l.published_at >= ?");
            values.add(SqlQuery.time(range.from()));
        }
        if (range.before() != null) {
            tests.add("l.published_at < ?");
            values.add(SqlQuery.time(range.before()));
        }
        return ofListing(String.join(" and ", tests), values, null).rangeOf(SortKey.PUBLISHED_AT);
    }

    private static Object texts(Collection<String> texts) {
        return texts.toArray(String[]::new);
    }
}
