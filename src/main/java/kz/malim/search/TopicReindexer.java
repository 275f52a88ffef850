package kz.malim.search;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import kz.malim.change.Change;
import kz.malim.change.ChangeReader;
import kz.malim.change.ChangeTag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Lets readers find articles by the new names of their authors, sections and tags. Which articles those are, the rename has
 * written down (V010, {@code reindex_queue}); every replica that hears of it helps, some articles at a time, and what a
 * replica leaves behind is done by whoever hears of the next change or starts.
 */
@ApplicationScoped
class TopicReindexer implements ChangeReader {
    private static final int ARTICLES_AT_ONCE = 100;
    private static final Logger LOG = Logger.getLogger(TopicReindexer.class);

    private final AgroalDataSource database;
    private final SearchDocuments texts;
    private final SearchIndex index;
    private final AtomicReference<@Nullable Thread> running = new AtomicReference<>();
    private volatile boolean again;
    private volatile boolean stopping;

    TopicReindexer(AgroalDataSource database, SearchDocuments texts, SearchIndex index) {
        this.database = database;
        this.texts = texts;
        this.index = index;
    }

    void resume(@Observes @Priority(31) StartupEvent start) {
        run();
    }

    void stop(@Observes ShutdownEvent stop) {
        stopping = true;
    }

    @Override
    public void changed(Change change) {
        if (change.tags().stream().anyMatch(ChangeTag::isOfTopic)) {
            run();
        }
    }

    @Override
    public void reset() {
        run();
    }

    private void run() {
        again = true; // whoever is about to stop looks once more
        var thread = Thread.ofVirtual().name("search-renames").unstarted(this::indexAll);
        if (running.compareAndSet(null, thread)) {
            thread.start();
        }
    }

    private void indexAll() {
        try {
            while (again && !stopping) {
                again = false;
                boolean more = true;
                while (more && !stopping) {
                    more = QuarkusTransaction.requiringNew().call(this::indexSome);
                }
            }
        } catch (RuntimeException failure) {
            again = false;
            if (!stopping) {
                LOG.warnf(failure, "Not all articles are found by their new names; the next rename or start goes on");
            }
        } finally {
            running.set(null);
        }
        if (again && !stopping) {
            run(); // asked for between the last look and now
        }
    }

    private boolean indexSome() throws SQLException {
        var articles = taken();
        if (!articles.isEmpty()) {
            index.put(texts.of(articles));
        }
        return articles.size() == ARTICLES_AT_ONCE;
    }

    /** Their revisions stay as they are until they are indexed, or an older text would overwrite a newer one. */
    private List<UUID> taken() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("""
                        with taken as (
                            delete from reindex_queue where article_id in (
                                select article_id from reindex_queue order by article_id limit ? for update skip locked)
                            returning article_id),
                        locked as (
                            select r.article_id from revision r
                             where r.article_id in (select article_id from taken) and r.state in ('published', 'scheduled')
                             order by r.article_id for share)
                        select t.article_id, (select count(*) from locked) from taken t order by t.article_id
                        """)) {
            statement.setInt(1, ARTICLES_AT_ONCE);
            try (var rows = statement.executeQuery()) {
                var articles = new ArrayList<UUID>();
                while (rows.next()) {
                    articles.add(rows.getObject(1, UUID.class));
                }
                return articles;
            }
        }
    }
}
