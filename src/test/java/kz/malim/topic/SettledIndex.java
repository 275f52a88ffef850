package kz.malim.topic;

import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/** The index of the search, when it has heard of every name that changed. */
@ApplicationScoped
class SettledIndex {
    private final EntityManager database;

    SettledIndex(EntityManager database) {
        this.database = database;
    }

    void settle() {
        await().until(() -> QuarkusTransaction.requiringNew()
                .call(() -> (boolean)
                        database.createNativeQuery("select not exists (select from reindex_queue)", Boolean.class)
                                .getSingleResult()));
    }
}
