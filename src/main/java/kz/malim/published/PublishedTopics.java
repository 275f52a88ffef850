package kz.malim.published;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import kz.malim.change.ChangeTag.Topic;
import kz.malim.topic.Tag;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import kz.malim.web.Site;
import org.jspecify.annotations.Nullable;

/**
 * The sections of the site, and the tags and authors of published articles: one statement a response, however many are in it.
 * Only where there is nothing, another one asks why.
 */
@ApplicationScoped
public class PublishedTopics {
    private final ReadingPool database;
    private final Site site;

    PublishedTopics(ReadingPool database, Site site) {
        this.database = database;
        this.site = site;
    }

    /** Where readers find it. */
    public static String path(Topic topic, String slug) {
        return "/api/" + topic.word() + "s/" + slug;
    }

    /** An article in a section and in one below it is one article of the upper one. */
    private static final String BELOW_SECTION =
            "(select published_section_ids(array[s.slug::text]) as ids offset 0) below"
                    + " cross join lateral published_articles_in(below.ids)";

    /** All sections: those at the top, with the others below them. */
    public List<SectionView> sections(LanguagePreference languages, boolean counted) {
        var tree = new Tree(sections(new SqlQuery("true"), counted), languages, site);
        return tree.roots();
    }

    public SectionView section(String slug, LanguagePreference languages, boolean counted) {
        var below = new SqlQuery("s.id = any((select published_section_ids(array[?]))::uuid[])", slug);
        return new Tree(sections(below, counted), languages, site)
                .section(slug)
                .orElseThrow(() -> missing(Topic.SECTION, slug));
    }

    private List<TopicRow.Section> sections(SqlQuery condition, boolean counted) {
        var query = new SqlQuery("select " + TopicRow.Section.DOCUMENT)
                .and(count(BELOW_SECTION, counted))
                .and(" from published_section s where ")
                .and(condition)
                .and(" order by s.position nulls last, s.name collate kazakh, s.id");
        return database.all(query, TopicRow.Section.class);
    }

    /**
     * A page of tags by slug.
     *
     * @param kinds none for all
     * @param after the last slug of the page before
     */
    public List<TagView> tags(
            Collection<Tag.Kind> kinds,
            @Nullable String after,
            int limit,
            LanguagePreference languages,
            boolean counted) {
        var query = tag(counted).and("true");
        if (!kinds.isEmpty()) {
            query.and(" and s.kind = any(?)", (Object)
                    kinds.stream().map(Tag.Kind::wireName).toArray(String[]::new));
        }
        return database.all(page(query, after, limit), TopicRow.OfTag.class).stream()
                .map(row -> row.view(languages, site))
                .toList();
    }

    public TagView tag(String slug, LanguagePreference languages, boolean counted) {
        return database.first(tag(counted).and("s.slug = ?", slug), TopicRow.OfTag.class)
                .map(row -> row.view(languages, site))
                .orElseThrow(() -> missing(Topic.TAG, slug));
    }

    private static SqlQuery tag(boolean counted) {
        return new SqlQuery("select " + TopicRow.OfTag.DOCUMENT)
                .and(count("published_tagging c where c.tag_id = s.id", counted))
                .and(" from published_tag s where ");
    }

    /** A page of authors by slug. */
    public List<AuthorView> authors(@Nullable String after, int limit, LanguagePreference languages, boolean counted) {
        return database.all(page(author(counted).and("true"), after, limit), TopicRow.OfAuthor.class).stream()
                .map(row -> row.view(languages, site))
                .toList();
    }

    /** Those of these authors that are public, under their general names. */
    public List<AuthorView> authors(Collection<UUID> ids) {
        var query = author(false).and("s.id = any(?)", (Object) ids.toArray(UUID[]::new));
        return database.all(query, TopicRow.OfAuthor.class).stream()
                .map(row -> row.view(LanguagePreference.NONE, site))
                .toList();
    }

    public AuthorView author(String slug, LanguagePreference languages, boolean counted) {
        return database.first(author(counted).and("s.slug = ?", slug), TopicRow.OfAuthor.class)
                .map(row -> row.view(languages, site))
                .orElseThrow(() -> missing(Topic.AUTHOR, slug));
    }

    private static SqlQuery author(boolean counted) {
        return new SqlQuery("select " + TopicRow.OfAuthor.DOCUMENT)
                .and(count("published_authorship c where c.author_id = s.id", counted))
                .and(" from published_author s where ");
    }

    private static SqlQuery page(SqlQuery query, @Nullable String after, int limit) {
        if (after != null) {
            query.and(" and s.slug > ?", after);
        }
        return query.and(" order by s.slug limit ?", limit);
    }

    private static String count(String articles, boolean counted) {
        return counted
                ? ", 'count', (select count(*) from (select from " + articles + " limit " + (TopicRow.MAX_COUNTED + 1)
                        + ") n))"
                : ")";
    }

    /** Nothing has this slug: because it has another one, because it was removed, or because it never was public. */
    private RuntimeException missing(Topic topic, String slug) {
        var query = new SqlQuery("""
                select s.slug from published_other_slug o join published_%1$s s on s.id = o.subject_id
                 where o.kind = '%1$s' and o.slug = ?
                union all select null from published_gone_slug g where g.kind = '%1$s' and g.slug = ?
                """.formatted(topic.word()), slug, slug);
        return database
                .execute(
                        query,
                        row -> row.getString(1) == null
                                ? new Problem(ProblemType.GONE, "The " + topic.word() + " was removed.")
                                : new TopicMoved(topic, row.getString(1)))
                .stream()
                .map(RuntimeException.class::cast)
                .findFirst()
                .orElseGet(() -> new Problem(ProblemType.NOT_FOUND, ProblemType.NOT_FOUND.remedy()));
    }

    /** Sections, each below its parent, in the order in which they were read. */
    private record Tree(
            List<TopicRow.Section> all,
            Map<String, List<TopicRow.Section>> byParent,
            LanguagePreference languages,
            Site site) {
        Tree(List<TopicRow.Section> all, LanguagePreference languages, Site site) {
            this(
                    all,
                    all.stream()
                            .filter(row -> row.parent() != null)
                            .collect(Collectors.groupingBy(row ->
                                    row.parent() == null ? "" : row.parent().slug())),
                    languages,
                    site);
        }

        List<SectionView> roots() {
            return all.stream()
                    .filter(row -> row.parent() == null)
                    .map(this::view)
                    .toList();
        }

        Optional<SectionView> section(String slug) {
            return all.stream()
                    .filter(row -> row.slug().equals(slug))
                    .findFirst()
                    .map(this::view);
        }

        private SectionView view(TopicRow.Section row) {
            var below = byParent.getOrDefault(row.slug(), List.of());
            return row.view(languages, site, below.stream().map(this::view).toList());
        }
    }
}
