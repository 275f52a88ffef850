package kz.malim.listing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import kz.malim.listing.Sort.Aliases;
import kz.malim.published.SqlQuery;
import kz.malim.search.TextMatchSql;
import kz.malim.text.Language;
import kz.malim.words.TextQuery;
import org.jspecify.annotations.Nullable;

/**
 * One filter as an SQL condition.
 *
 * @param predicate whether an article {@code l} of the listing passes
 * @param rowPredicate the same, evaluated row by row: the planner cannot turn it into a join
 * @param revisions the revisions that pass; null where they are all but a few
 * @param values for the question marks of each of the above
 * @param index where those that pass can be read in the order of publication; null where they cannot
 * @param rangeOf the sort key that the filter is a range of, if any
 */
record Condition(
        String predicate,
        String rowPredicate,
        @Nullable String revisions,
        List<Object> values,
        @Nullable OrderedIndex index,
        @Nullable SortKey rangeOf) {

    /** Ids looked up once a statement (an InitPlan); without the select they would be looked up at every row. */
    private static final String LOOKED_UP_ONCE = "any((select %s)::uuid[])";

    /** Whether the article is in none of the wanted sections by an earlier one of its own: it is read once. */
    private static final String FIRST_OF_SECTIONS = "not exists (select from published_sectioning earlier"
            + " where earlier.revision_id = g.revision_id and earlier.position < g.position"
            + " and earlier.section_id = any(wanted.ids))";

    /**
     * Ranges of an index in the order of publication.
     *
     * @param keys the key of each range
     * @param articles the range of a key, as a from clause
     * @param overlapping whether an article can be in several ranges
     */
    record OrderedIndex(String keys, String articles, Aliases aliases, boolean overlapping) {}

    /** The one likely to leave the fewest articles first. */
    static List<Condition> of(ArticleFilter filter) {
        var conditions = new ArrayList<Condition>();
        if (filter.ids() != null) {
            conditions.add(byIds(filter.ids()));
        }
        if (filter.search() != null) {
            conditions.add(byText(filter.search().query()));
        }
        filter.tags().anyOf().forEach(slugs -> conditions.add(byTags(slugs)));
        if (!filter.authors().isEmpty()) {
            conditions.add(byAuthors(filter.authors()));
        }
        if (!filter.sections().isEmpty()) {
            conditions.add(bySections(filter.sections()));
        }
        if (!filter.digitalSources().isEmpty()) {
            conditions.add(byColumn("l.digital_source", filter.digitalSources()));
        }
        if (!filter.kinds().isEmpty()) {
            conditions.add(byColumn("l.kind", filter.kinds()));
        }
        if (!filter.langs().isEmpty()) {
            conditions.add(byLanguages(filter.langs()));
        }
        if (!filter.published().isUnbounded()) {
            conditions.add(byPublicationDate(filter.published()));
        }
        if (filter.updatedSince() != null) {
            conditions.add(ofListing("l.updated_at >= ?", List.of(SqlQuery.time(filter.updatedSince())), null)
                    .withRangeOf(SortKey.UPDATED_AT));
        }
        if (!filter.tags().noneOf().isEmpty()) {
            var tagged = byTags(filter.tags().noneOf());
            conditions.add(new Condition(
                    "not " + tagged.predicate(), "not " + tagged.rowPredicate(), null, tagged.values(), null, null));
        }
        return conditions;
    }

    private static Condition byIds(ArticleIds articles) {
        return ofListing(
                "(l.article_id = any(?::uuid[]) or l.article_id = "
                        + LOOKED_UP_ONCE.formatted("published_article_ids(?::text[])") + ")",
                List.of(articles.ids().toArray(UUID[]::new), texts(articles.slugs())),
                null);
    }

    static Condition byText(TextQuery query) {
        var matches = TextMatchSql.matches(query);
        var predicate = "exists (select from (" + matches.text() + ") s where s.revision_id = l.revision_id";
        return new Condition(
                predicate + ")",
                predicate + " offset 0)",
                "select s.revision_id from (" + matches.text() + ") s",
                matches.values(),
                null,
                null);
    }

    private static Condition byTags(Collection<String> slugs) {
        return ofAssociation("published_tagging g", "g.tag_id", "published_tag_ids(?::text[])", slugs);
    }

    private static Condition byAuthors(Collection<String> slugs) {
        return ofAssociation("published_authorship g", "g.author_id", "published_author_ids(?::text[])", slugs);
    }

    /** A filter by rows of an association table, which repeats the date of publication. */
    private static Condition ofAssociation(String table, String column, String function, Collection<String> slugs) {
        var revisions =
                "select g.revision_id from " + table + " where " + column + " = " + LOOKED_UP_ONCE.formatted(function);
        return new Condition(
                "exists (" + revisions + " and g.revision_id = l.revision_id)",
                "exists (" + revisions + " and g.revision_id = l.revision_id offset 0)",
                revisions,
                List.<Object>of(texts(slugs)),
                new OrderedIndex(
                        "unnest(" + function + ")",
                        table + " join published_listing l on l.revision_id = g.revision_id where " + column
                                + " = key.id",
                        Aliases.JOINED,
                        slugs.size() > 1),
                null);
    }

    private static Condition bySections(Collection<String> slugs) {
        var sections = "(select published_section_ids(?::text[]) as ids offset 0) wanted";
        var revisions =
                "select g.revision_id from " + sections + " cross join lateral published_articles_in(wanted.ids) g";
        return new Condition(
                "l.revision_id in (" + revisions + ")",
                "exists (select from published_sectioning g where g.section_id = "
                        + LOOKED_UP_ONCE.formatted("published_section_ids(?::text[])")
                        + " and g.revision_id = l.revision_id offset 0)",
                revisions,
                List.<Object>of(texts(slugs)),
                new OrderedIndex(
                        sections + " cross join unnest(wanted.ids)",
                        "published_sectioning g join published_listing l on l.revision_id = g.revision_id"
                                + " where g.section_id = key.id and (g.position = 0 or " + FIRST_OF_SECTIONS + ")",
                        Aliases.JOINED,
                        false),
                null);
    }

    private static Condition byColumn(String column, Collection<String> values) {
        return ofListing(
                column + " = any(?::text[])",
                List.<Object>of(texts(values)),
                new OrderedIndex(
                        "unnest(?::text[])",
                        "published_listing l where " + column + " = key.id",
                        Aliases.LISTING,
                        false));
    }

    private static Condition byLanguages(Collection<Language> langs) {
        return ofListing(
                "l.lang = any(?::text[])",
                List.<Object>of(texts(langs.stream().map(Language::tag).toList())),
                new OrderedIndex(
                        "unnest(?::text[])", "published_listing l where l.lang = key.id", Aliases.LISTING, false));
    }

    private static Condition byPublicationDate(DateRange range) {
        var predicates = new ArrayList<String>();
        var values = new ArrayList<Object>();
        if (range.from() != null) {
            predicates.add("l.published_at >= ?");
            values.add(SqlQuery.time(range.from()));
        }
        if (range.before() != null) {
            predicates.add("l.published_at < ?");
            values.add(SqlQuery.time(range.before()));
        }
        return ofListing(String.join(" and ", predicates), values, null).withRangeOf(SortKey.PUBLISHED_AT);
    }

    /** A filter by a column of the listing itself. */
    private static Condition ofListing(String predicate, List<Object> values, @Nullable OrderedIndex index) {
        return new Condition(
                predicate,
                predicate,
                "select l.revision_id from published_listing l where " + predicate,
                values,
                index,
                null);
    }

    private Condition withRangeOf(SortKey key) {
        return new Condition(predicate, rowPredicate, revisions, values, index, key);
    }

    /** The row predicate where the date of publication may be read from an association instead of the listing. */
    String rowPredicate(Aliases aliases) {
        return rangeOf == SortKey.PUBLISHED_AT
                ? rowPredicate.replace("l.published_at", aliases.of(rangeOf))
                : rowPredicate;
    }

    private static Object texts(Collection<String> texts) {
        return texts.toArray(String[]::new);
    }
}
