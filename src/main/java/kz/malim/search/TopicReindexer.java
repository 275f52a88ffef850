package kz.malim.search;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kz.malim.access.ReadOnlyMode;
import kz.malim.change.Change;
import kz.malim.change.ChangeReader;
import kz.malim.change.ChangeTag;

/**
 * Reindexes articles whose author, section or tag has been renamed, or whose media have other words. Triggers of the database put them into a queue; every
 * replica that receives the change takes batches off it, and what a stopped replica left is taken at the next change of a
 * topic or the next start.
 */
@ApplicationScoped
class TopicReindexer implements ChangeReader {
    private static final int BATCH_SIZE = 100;

    private final AgroalDataSource database;
    private final SearchDocuments documents;
    private final SearchIndex index;
    private final BatchJob job;

    TopicReindexer(AgroalDataSource database, SearchDocuments documents, SearchIndex index, ReadOnlyMode readOnly) {
        this.database = database;
        this.documents = documents;
        this.index = index;
        this.job = new BatchJob("search-topics", this::indexBatch, readOnly);
    }

    void resume(@Observes @Priority(31) StartupEvent start) {
        job.start();
    }

    void stop(@Observes ShutdownEvent stop) {
        job.stop();
    }

    @Override
    public void changed(Change change) {
        if (change.tags().stream()
                .anyMatch(tag ->
                        ChangeTag.isOfTopic(tag) || ChangeTag.isOfMedia(tag) || tag.equals(ChangeTag.EVERYTHING))) {
            job.start();
        }
    }

    @Override
    public void reset() {
        job.start();
    }

    private boolean indexBatch() throws SQLException {
        var articles = takeBatch();
        if (!articles.isEmpty()) {
            index.put(documents.of(articles));
        }
        return articles.size() == BATCH_SIZE;
    }

    /** Locks their revisions until they are indexed, or an older text would overwrite a newer one. */
    private List<UUID> takeBatch() throws SQLException {
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
            statement.setInt(1, BATCH_SIZE);
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
