package kz.malim.search;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import kz.malim.database.DatabaseFailure;
import kz.malim.words.SearchKeys;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Builds the index anew while it is read, article by article, oldest id first. How far it has come is in the database:
 * whoever starts next goes on from there, and several replicas share the work.
 */
@ApplicationScoped
class IndexRebuild {
    private static final int ARTICLES_AT_ONCE = 100;
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final Logger LOG = Logger.getLogger(IndexRebuild.class);

    private final AgroalDataSource database;
    private final SearchDocuments texts;
    private final SearchIndex index;
    private final AtomicReference<@Nullable Thread> running = new AtomicReference<>();
    private volatile boolean stopping;

    IndexRebuild(AgroalDataSource database, SearchDocuments texts, SearchIndex index) {
        this.database = database;
        this.texts = texts;
        this.index = index;
    }

    /** Goes on with what was not finished, and begins when this program makes other keys than the one before it. */
    void resume(@Observes @Priority(30) StartupEvent start) {
        var progress = progress();
        if (!progress.running() && progress.version() != SearchKeys.VERSION) {
            begin();
        } else if (progress.running()) {
            run();
        }
    }

    void stop(@Observes ShutdownEvent stop) {
        stopping = true;
    }

    /** From the first article on; one that is running begins again. */
    void begin() {
        QuarkusTransaction.requiringNew().run(() -> update("""
                update search_rebuild set version = ?, running = true, after = null, done = 0, started_at = now(),
                       finished_at = null, total = (select count(distinct article_id) from revision where state in ('published', 'scheduled'))
                """, SearchKeys.VERSION));
        run();
    }

    private void run() {
        var thread = Thread.ofVirtual().name("search-rebuild").unstarted(this::buildAll);
        if (running.compareAndSet(null, thread)) {
            thread.start();
        }
    }

    private void buildAll() {
        try {
            boolean more = true;
            while (more && !stopping) {
                more = buildSomeOrWait();
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        } finally {
            running.set(null);
        }
    }

    /** A failure, such as a database that is away, costs one step: it is taken again after a while. */
    private boolean buildSomeOrWait() throws InterruptedException {
        try {
            return QuarkusTransaction.requiringNew().call(this::buildSome);
        } catch (RuntimeException failure) {
            if (!stopping) {
                LOG.errorf(failure, "The search index is not complete; the rebuild goes on in %s", PAUSE);
                Thread.sleep(PAUSE);
            }
            return true;
        }
    }

    /** The row of the progress is locked first: replicas take turns. */
    private boolean buildSome() throws SQLException {
        try (var connection = database.getConnection()) {
            var progress = read("select * from search_rebuild for update", connection);
            if (!progress.running()) {
                return false;
            }
            var articles = lockedAfter(progress.after(), connection);
            if (articles.isEmpty()) {
                update(
                        "update search_rebuild set running = false, version = ?, finished_at = now()",
                        SearchKeys.VERSION);
                return false;
            }
            index.put(texts.of(articles));
            update("update search_rebuild set after = ?, done = done + ?", articles.getLast(), articles.size());
            return true;
        }
    }

    /** Locked, so that nobody publishes another revision between reading this one and keeping it. */
    private static List<UUID> lockedAfter(@Nullable UUID after, Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("""
                select article_id from revision
                 where state in ('published', 'scheduled')
                   and article_id in (select distinct article_id from revision
                                       where state in ('published', 'scheduled') and article_id > ?
                                       order by article_id limit ?)
                 order by article_id for share
                """)) {
            statement.setObject(1, after == null ? new UUID(0, 0) : after);
            statement.setInt(2, ARTICLES_AT_ONCE);
            try (var rows = statement.executeQuery()) {
                var articles = new LinkedHashSet<UUID>();
                while (rows.next()) {
                    articles.add(rows.getObject(1, UUID.class));
                }
                return List.copyOf(articles);
            }
        }
    }

    Progress progress() {
        try (var connection = database.getConnection()) {
            return read("select * from search_rebuild", connection);
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    private static Progress read(String query, Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return new Progress(
                    row.getInt("version"),
                    row.getBoolean("running"),
                    row.getObject("after", UUID.class),
                    row.getLong("done"),
                    row.getLong("total"),
                    row.getObject("started_at", OffsetDateTime.class),
                    row.getObject("finished_at", OffsetDateTime.class));
        }
    }

    private void update(String statement, Object... values) {
        try (var connection = database.getConnection();
                var prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                prepared.setObject(i + 1, values[i]);
            }
            prepared.executeUpdate();
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    record Progress(
            int version,
            boolean running,
            @Nullable UUID after,
            long done,
            long total,
            OffsetDateTime startedAt,
            @Nullable OffsetDateTime finishedAt) {}
}
