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
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import kz.malim.access.ReadOnlyMode;
import kz.malim.database.DatabaseFailure;
import kz.malim.words.SearchTerms;
import org.jspecify.annotations.Nullable;

/**
 * Rebuilds the index while it is searched, article by article, by ascending id. Its progress is in the database: after a
 * restart it continues from there, and several replicas share the work.
 */
@ApplicationScoped
class IndexRebuild {
    private static final int BATCH_SIZE = 100;

    private final AgroalDataSource database;
    private final SearchDocuments documents;
    private final SearchIndex index;
    private final BatchJob job;

    IndexRebuild(AgroalDataSource database, SearchDocuments documents, SearchIndex index, ReadOnlyMode readOnly) {
        this.database = database;
        this.documents = documents;
        this.index = index;
        this.job = new BatchJob("search-rebuild", this::indexBatch, readOnly);
    }

    /** Continues an unfinished rebuild, and starts one when this version makes other keys than the last one. */
    void resume(@Observes @Priority(30) StartupEvent start) {
        job.start();
    }

    void stop(@Observes ShutdownEvent stop) {
        job.stop();
    }

    /** From the first article on, also while one is running. */
    void restart() {
        QuarkusTransaction.requiringNew().run(this::begin);
        job.start();
    }

    private void begin() {
        update("""
                update search_rebuild set version = ?, running = true, after = null, done = 0, started_at = now(),
                       finished_at = null, total = (select count(distinct article_id) from revision where state in ('published', 'scheduled'))
                """, SearchTerms.VERSION);
    }

    /** The progress row is locked first, so that replicas take turns. */
    private boolean indexBatch() throws SQLException {
        try (var connection = database.getConnection()) {
            var progress = read("select * from search_rebuild for update", connection);
            if (!progress.running()) {
                if (progress.version() != SearchTerms.VERSION) {
                    begin();
                }
                return progress.version() != SearchTerms.VERSION;
            }
            if (progress.version() < SearchTerms.VERSION && progress.after() != null) {
                begin(); // what an older release has indexed of it has none of the terms
                return true;
            }
            var articles = lockBatchAfter(progress.after(), connection);
            if (articles.isEmpty()) {
                update(
                        "update search_rebuild set running = false, version = ?, finished_at = now()",
                        SearchTerms.VERSION);
                return false;
            }
            index.put(documents.of(articles));
            update("update search_rebuild set after = ?, done = done + ?", articles.getLast(), articles.size());
            return true;
        }
    }

    /** Locked, so that no other revision is published between reading this one and storing it. */
    private static List<UUID> lockBatchAfter(@Nullable UUID after, Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("""
                select article_id from revision
                 where state in ('published', 'scheduled')
                   and article_id in (select distinct article_id from revision
                                       where state in ('published', 'scheduled') and article_id > ?
                                       order by article_id limit ?)
                 order by article_id for share
                """)) {
            statement.setObject(1, after == null ? new UUID(0, 0) : after);
            statement.setInt(2, BATCH_SIZE);
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
