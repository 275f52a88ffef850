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
import org.jspecify.annotations.Nullable;

/**
 * Caches the front blocks, the first list and the newest articles at startup, so that a replica that joins under load does
 * not send the database the queries for what everybody reads.
 */
@ApplicationScoped
class CacheWarmup {
    private static final int ARTICLES = 100;
    private static final List<Set<Include>> PAGES = List.of(Set.of(), EnumSet.of(Include.RELATED, Include.BLOCKS));
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Logger LOG = Logger.getLogger(CacheWarmup.class);

    private final ArticleResource articles;
    private final BlockResource blocks;
    private final ReadingPool published;
    private final CachingResponder responses;
    private final ReplicationPosition position;
    private volatile boolean stopping;
    private volatile @Nullable Thread thread;

    CacheWarmup(
            ArticleResource articles,
            BlockResource blocks,
            ReadingPool published,
            CachingResponder responses,
            ReplicationPosition position) {
        this.articles = articles;
        this.blocks = blocks;
        this.published = published;
        this.responses = responses;
        this.position = position;
    }

    void start(@Observes @Priority(60) StartupEvent start) {
        thread = Thread.ofVirtual().name("cache-warmup").start(() -> {
            position.await(0, TIMEOUT);
            try {
                if (!stopping) {
                    warm();
                }
            } catch (DatabaseFailure e) {
                LOG.infof("MALIM-1010 Cache warm-up skipped: database unavailable: %s", e.getMessage());
            }
        });
    }

    /** Waits for the response that is being rendered: without the application around it, it would fail. */
    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        stopping = true;
        var running = thread;
        if (running != null) {
            running.join(TIMEOUT);
        }
    }

    void warm() {
        responses.warm(blocks.all());
        responses.warm(articles.cacheable(ArticleListParameters.newest()));
        for (var block : slugs(new SqlQuery("select name from published_front_block order by name limit 100"))) {
            if (!stopping) {
                responses.warm(blocks.one(block));
            }
        }
        var first = new SqlQuery("""
                select slug from published_article order by published_at desc, id desc limit ?
                """, ARTICLES);
        for (var slug : slugs(first)) {
            for (var parts : PAGES) {
                if (!stopping) {
                    responses.warm(articles.cacheable(ArticleRequest.of(slug, parts), Representation.whole(parts)));
                }
            }
        }
    }

    private List<String> slugs(SqlQuery query) {
        return published.execute(query, row -> row.getString(1));
    }
}
