package kz.malim.published;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import kz.malim.database.DatabaseFailure;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * The articles readers can see, asked from the published views: one statement a page, however much of the page is
 * included.
 */
public class PublishedArticles {
    /** Where readers find articles. */
    public static final String PATH = "/api/articles";

    private final DataSource database;
    private final JsonDocuments documents;
    private final ZoneId zone;
    private final boolean sharing;
    private final Map<Set<Include>, ReadBatcher> shared = new ConcurrentHashMap<>();

    private PublishedArticles(DataSource database, ObjectMapper json, ZoneId zone, boolean sharing) {
        this.database = database;
        this.documents = new JsonDocuments(json);
        this.zone = zone;
        this.sharing = sharing;
    }

    /** Asked from a pool, and by one statement for all who ask at one time. */
    static PublishedArticles ofPool(DataSource database, ObjectMapper json, ZoneId zone) {
        return new PublishedArticles(database, json, zone, true);
    }

    /** As a transaction sees them that is not committed yet. */
    public static PublishedArticles ofTransaction(DataSource database, ObjectMapper json, ZoneId zone) {
        return new PublishedArticles(database, json, zone, false);
    }

    /** Where readers find the article of this slug. */
    public static String path(String slug) {
        return PATH + "/" + slug;
    }

    /** An article with everything that is drawn on its page. */
    public ArticleView wholePage(String slug) {
        return article(ArticleRequest.of(slug, EnumSet.of(Include.RELATED, Include.BLOCKS, Include.PHOTOS)));
    }

    /** The same, or nothing where readers find nothing. */
    public Optional<ArticleView> wholePageIfShown(String slug) {
        return found(ArticleRequest.of(slug, EnumSet.of(Include.RELATED, Include.BLOCKS, Include.PHOTOS)));
    }

    /** The same for those who asked by an address the article had before: they are told it, and not led there. */
    public ArticleView wholePageFromAnywhere(String slugOrId) {
        try {
            return wholePage(slugOrId);
        } catch (ArticleMoved moved) {
            return wholePage(moved.slug());
        }
    }

    public ArticleView article(ArticleRequest asked) {
        return found(asked).orElseThrow(() -> missing(asked));
    }

    private Optional<ArticleView> found(ArticleRequest asked) {
        return document(asked)
                .map(document -> documents.read(document, Row.Article.class))
                .map(row -> row.view(zone, asked));
    }

    private Optional<String> document(ArticleRequest asked) {
        if (sharing && isSmall(asked)) {
            var parts = EnumSet.of(Include.AUTHORS, Include.PHOTOS);
            parts.retainAll(asked.parts());
            return shared.computeIfAbsent(parts, its -> new ReadBatcher(slugs -> documents(slugs, its)))
                    .read(asked.slugOrId());
        }
        var question = new SqlQuery("select ").and(ArticleDocument.of(asked.parts()));
        var languages = asked.languages();
        if (languages.length == 0) {
            identified(question.and(" from published_article a where "), "a", asked.slugOrId());
        } else {
            question.and(" from published_article a"
                    + " where a.id = (select o.id from published_article r join published_article o"
                    + " on o.id = r.id or o.translation_set = r.translation_set where ");
            identified(question, "r", asked.slugOrId())
                    .and(
                            " and o.lang = any (?) order by array_position(?, o.lang::text) limit 1)",
                            languages,
                            languages);
        }
        return ask(question, row -> row.getString(1)).stream().findFirst();
    }

    /** What takes long is not waited for by others. */
    private static boolean isSmall(ArticleRequest asked) {
        return !asked.parts().contains(Include.RELATED)
                && !asked.parts().contains(Include.BLOCKS)
                && asked.languages().length == 0
                && asId(asked.slugOrId()).isEmpty();
    }

    private Map<String, String> documents(Collection<String> slugs, Set<Include> parts) {
        var question = new SqlQuery("select a.slug, ")
                .and(ArticleDocument.of(parts))
                .and(" from published_article a where a.slug = any (?)", (Object) slugs.toArray(String[]::new));
        return ask(question, row -> Map.entry(row.getString(1), row.getString(2))).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The newest teasers, or those that follow an article in this order. */
    public List<TeaserView> newest(int limit, @Nullable UUID after) {
        var question = new SqlQuery("select t.teaser from published_teaser t join published_article a on a.id = t.id");
        if (after != null) {
            question.and(
                    " where (a.published_at, a.id) < (select p.published_at, p.id from published_article p where p.id = ?)",
                    after);
        }
        question.and(" order by a.published_at desc, a.id desc limit ?", limit);
        return ask(question, row -> row.getString(1)).stream()
                .map(teaser -> documents.read(teaser, Row.Teaser.class).view(zone, null, null))
                .toList();
    }

    public List<BlockView> blocks() {
        var question = new SqlQuery("select ")
                .and(ArticleDocument.BLOCK)
                .and(" from published_front_block b order by b.name limit 100");
        return ask(question, row -> row.getString(1)).stream()
                .map(block -> documents.read(block, Row.Block.class).view(zone))
                .toList();
    }

    public BlockView block(String name) {
        var question = new SqlQuery("select ")
                .and(ArticleDocument.BLOCK)
                .and(" from published_front_block b where b.name = ?", name);
        return one(question, Row.Block.class)
                .map(block -> block.view(zone))
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no block named " + name + "."));
    }

    private static SqlQuery identified(SqlQuery question, String alias, String slugOrId) {
        return asId(slugOrId)
                .map(id -> question.and(alias).and(".id = ?", id))
                .orElseGet(() -> question.and(alias).and(".slug = ?", slugOrId));
    }

    /** Nothing is shown at this address: because it moved, because it was taken down, or because it never was. */
    private RuntimeException missing(ArticleRequest asked) {
        var gone = asId(asked.slugOrId())
                .map(id -> new SqlQuery("select null, reason from published_takedown where id = ?", id))
                .orElseGet(() -> new SqlQuery("""
                        select m.current_slug, null from published_moved m where m.slug = ?
                        union all select null, t.reason from published_takedown t where t.slug = ?
                        """, asked.slugOrId(), asked.slugOrId()));
        return ask(
                        gone,
                        row -> row.getString(1) == null
                                ? new Problem(ProblemType.GONE, "Taken down: " + row.getString(2))
                                : new ArticleMoved(row.getString(1)))
                .stream()
                .map(RuntimeException.class::cast)
                .findFirst()
                .orElseGet(
                        () -> new Problem(
                                ProblemType.NOT_FOUND,
                                asked.lang() == null
                                        ? ProblemType.NOT_FOUND.remedy()
                                        : "There is no such article in this language. Allow others with fallback, such as fallback=any."));
    }

    /** Ids have one spelling, lower-case with hyphens; others are no ids. */
    public static Optional<UUID> asId(String text) {
        if (text.length() != 36) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equals(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private <T> Optional<T> one(SqlQuery question, Class<T> type) {
        return ask(question, row -> row.getString(1)).stream()
                .findFirst()
                .map(document -> documents.read(document, type));
    }

    private <T> List<T> ask(SqlQuery question, SqlQuery.Reader<T> reader) {
        try (var connection = database.getConnection()) {
            return question.ask(connection, reader);
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }
}
