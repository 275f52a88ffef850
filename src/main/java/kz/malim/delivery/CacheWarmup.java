package kz.malim.delivery;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import kz.malim.cache.CachingResponder;
import kz.malim.change.ReplicationPosition;
import kz.malim.database.DatabaseFailure;
import kz.malim.listing.ArticleListParameters;
import kz.malim.published.ArticleRequest;
import kz.malim.published.Include;
import kz.malim.published.ReadingPool;
import kz.malim.published.SqlQuery;
import org.jboss.logging.Logger;

/**
 * Keeps the front blocks, the first list and the newest articles before anybody asks, so that a replica that joins in
 * the rush does not begin by asking the database for what everybody reads.
 */
@ApplicationScoped
class CacheWarmup {
    private static final int ARTICLES = 100;
    private static final List<Set<Include>> PAGES = List.of(Set.of(), EnumSet.of(Include.RELATED, Include.BLOCKS));
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Logger LOG = Logger.getLogger(CacheWarmup.class);

    private final ArticleResource articles;
    private final BlockResource blocks;
    private final ReadingPool published;
    private final CachingResponder responses;
    private final ReplicationPosition heard;
    private volatile boolean stopping;

    CacheWarmup(
            ArticleResource articles,
            BlockResource blocks,
            ReadingPool published,
            CachingResponder responses,
            ReplicationPosition heard) {
        this.articles = articles;
        this.blocks = blocks;
        this.published = published;
        this.responses = responses;
        this.heard = heard;
    }

    void start(@Observes @Priority(60) StartupEvent start) {
        Thread.ofVirtual().name("warm-start").start(() -> {
            heard.await(0, PATIENCE);
            try {
                warm();
            } catch (DatabaseFailure away) {
                LOG.info("Nothing was kept ahead, the database does not answer");
            }
        });
    }

    void stop(@Observes ShutdownEvent stop) {
        stopping = true;
    }

    void warm() {
        responses.warm(blocks.all());
        responses.warm(articles.asked(ArticleListParameters.newest()));
        for (var block : slugs(new SqlQuery("select name from published_front_block order by name limit 100"))) {
            responses.warm(blocks.one(block));
        }
        var first = new SqlQuery("""
                select slug from published_article order by published_at desc, id desc limit ?
                """, ARTICLES);
        for (var slug : slugs(first)) {
            for (var parts : PAGES) {
                if (!stopping) {
                    responses.warm(articles.asked(ArticleRequest.of(slug, parts), Representation.whole(parts)));
                }
            }
        }
    }

    private List<String> slugs(SqlQuery question) {
        return published.execute(question, row -> row.getString(1));
    }
}
