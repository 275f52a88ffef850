package kz.malim.published;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import kz.malim.web.CanonicalUuid;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import kz.malim.web.Site;
import org.jspecify.annotations.Nullable;

/** The articles readers can see, read from the published views: one statement a page, however much of it is included. */
@Singleton
public class PublishedArticles {
    /** Where readers find articles. */
    public static final String PATH = "/api/articles";

    private final ReadingPool database;
    private final Site site;
    private final boolean batching;
    private final Map<Set<Include>, ReadBatcher> batchers = new ConcurrentHashMap<>();

    @Inject
    PublishedArticles(ReadingPool database, Site site) {
        this(database, site, true);
    }

    private PublishedArticles(ReadingPool database, Site site, boolean batching) {
        this.database = database;
        this.site = site;
        this.batching = batching;
    }

    /** As a transaction sees them that is not committed yet: no statement of it is shared with other requests. */
    public static PublishedArticles ofTransaction(AgroalDataSource database, ObjectMapper json, Site site) {
        return new PublishedArticles(new ReadingPool(database, json, site), site, false);
    }

    /** Where readers find the article of this slug. */
    public static String path(String slug) {
        return PATH + "/" + slug;
    }

    /** An article with everything that is drawn on its page. */
    public ArticleView wholePage(String slug) {
        return article(
                ArticleRequest.of(slug, EnumSet.of(Include.RELATED, Include.BLOCKS, Include.PHOTOS, Include.MEDIA)));
    }

    /** The same, or nothing where readers find nothing. */
    public Optional<ArticleView> wholePageIfPublished(String slug) {
        return find(
                ArticleRequest.of(slug, EnumSet.of(Include.RELATED, Include.BLOCKS, Include.PHOTOS, Include.MEDIA)));
    }

    /** The same, following a redirect from an address that the article had before. */
    public ArticleView wholePageFollowingRedirect(String slugOrId) {
        try {
            return wholePage(slugOrId);
        } catch (ArticleMoved moved) {
            return wholePage(moved.slug());
        }
    }

    public ArticleView article(ArticleRequest request) {
        return find(request).orElseThrow(() -> missing(request));
    }

    private Optional<ArticleView> find(ArticleRequest request) {
        return document(request)
                .map(document -> database.read(document, ArticleView.class))
                .map(article -> RelatedAndBlocks.choose(article, request.dedupe()));
    }

    private Optional<String> document(ArticleRequest request) {
        if (batching && isSmall(request)) {
            return batchers.computeIfAbsent(
                            Set.copyOf(request.parts()), parts -> new ReadBatcher(slugs -> documents(slugs, parts)))
                    .read(request.slugOrId());
        }
        var languages = request.languages();
        var query = new SqlQuery("select ");
        if (languages.length == 0) {
            query.and(ArticleDocument.of(request.parts(), site)).and(" from published_article a where ");
            whereIs(query, "a", request.slugOrId());
        } else {
            query.and(ArticleDocument.inLanguage(request.parts(), site))
                    .and(" from published_article a"
                            + " where a.id = (select o.id from published_article r join published_article o"
                            + " on o.id = r.id or o.translation_set = r.translation_set where ");
            whereIs(query, "r", request.slugOrId())
                    .and(
                            " and o.lang = any (?) order by array_position(?, o.lang::text) limit 1)",
                            languages,
                            languages);
        }
        return database.documents(query).stream().findFirst();
    }

    /** Others must not wait for a statement that takes long. */
    private static boolean isSmall(ArticleRequest request) {
        return !request.parts().contains(Include.RELATED)
                && !request.parts().contains(Include.BLOCKS)
                && !request.parts().contains(Include.TRANSLATIONS)
                && request.languages().length == 0
                && CanonicalUuid.parse(request.slugOrId()).isEmpty();
    }

    private Map<String, String> documents(Collection<String> slugs, Set<Include> parts) {
        var query = new SqlQuery("select a.slug, ")
                .and(ArticleDocument.of(parts, site))
                .and(" from published_article a where a.slug = any (?)", (Object) slugs.toArray(String[]::new));
        return database.execute(query, row -> Map.entry(row.getString(1), row.getString(2))).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The newest teasers, or those that follow an article in this order. */
    public List<TeaserView> newest(int limit, @Nullable UUID after) {
        var query = new SqlQuery("select " + ArticleDocument.TEASER + " from published_article t");
        if (after != null) {
            query.and(
                    " where (t.published_at, t.id) < (select p.published_at, p.id from published_article p where p.id = ?)",
                    after);
        }
        query.and(" order by t.published_at desc, t.id desc limit ?", limit);
        return database.all(query, TeaserView.class);
    }

    public List<BlockView> blocks() {
        var query = new SqlQuery("select ")
                .and(ArticleDocument.BLOCK)
                .and(" from published_front_block b order by b.name limit 100");
        return database.all(query, BlockView.class);
    }

    public BlockView block(String name) {
        var query = new SqlQuery("select ")
                .and(ArticleDocument.BLOCK)
                .and(" from published_front_block b where b.name = ?", name);
        return database.first(query, BlockView.class)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no block named " + name + "."));
    }

    /** Those of these articles that readers can see. */
    public Map<UUID, ArticleView> all(Collection<UUID> ids, Set<Include> parts) {
        var query = new SqlQuery("select ")
                .and(ArticleDocument.of(parts, site))
                .and(" from published_article a where a.id = any (?)", (Object) ids.toArray(UUID[]::new));
        return database.all(query, ArticleView.class).stream()
                .collect(Collectors.toMap(ArticleView::id, article -> article));
    }

    /** Those of these blocks that there are, by their ids, which are not in the documents. */
    public Map<UUID, BlockView> blocks(Collection<UUID> ids) {
        var query = new SqlQuery("select b.id, ")
                .and(ArticleDocument.BLOCK)
                .and(" from published_front_block b where b.id = any (?)", (Object) ids.toArray(UUID[]::new));
        return database.execute(query, row -> Map.entry(row.getObject(1, UUID.class), row.getString(2))).stream()
                .collect(
                        Collectors.toMap(Map.Entry::getKey, block -> database.read(block.getValue(), BlockView.class)));
    }

    static SqlQuery whereIs(SqlQuery query, String alias, String slugOrId) {
        return CanonicalUuid.parse(slugOrId)
                .map(id -> query.and(alias).and(".id = ?", id))
                .orElseGet(() -> query.and(alias).and(".slug = ?", slugOrId));
    }

    /** Nothing is published at this address: because it moved, because it was taken down, or because it never was. */
    RuntimeException missing(ArticleRequest request) {
        var query = CanonicalUuid.parse(request.slugOrId())
                .map(id -> new SqlQuery("select null, reason from published_takedown where id = ?", id))
                .orElseGet(() -> new SqlQuery("""
                        select m.current_slug, null from published_moved m where m.slug = ?
                        union all select null, t.reason from published_takedown t where t.slug = ?
                        """, request.slugOrId(), request.slugOrId()));
        return database
                .execute(
                        query,
                        row -> row.getString(1) == null
                                ? new Problem(ProblemType.GONE, "Taken down: " + row.getString(2))
                                : new ArticleMoved(row.getString(1)))
                .stream()
                .map(RuntimeException.class::cast)
                .findFirst()
                .orElseGet(
                        () -> new Problem(
                                ProblemType.NOT_FOUND,
                                request.lang() == null
                                        ? ProblemType.NOT_FOUND.remedy()
                                        : "There is no such article in this language. Allow others with fallback, such as fallback=any."));
    }
}
