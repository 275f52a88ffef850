package kz.malim.topic;

import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/** Waits until the search index has processed every changed name. */
@ApplicationScoped
class IndexQueue {
    private final EntityManager database;

    IndexQueue(EntityManager database) {
        this.database = database;
    }

    void settle() {
        await().until(() -> QuarkusTransaction.requiringNew()
                .call(() -> (boolean)
                        database.createNativeQuery("select not exists (select from reindex_queue)", Boolean.class)
                                .getSingleResult()));
    }
}
