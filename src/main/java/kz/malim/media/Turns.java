package kz.malim.media;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.function.Supplier;

/** Lets one do what all replicas might do at the same time. */
@ApplicationScoped
class Turns {
    private final EntityManager database;

    Turns(EntityManager database) {
        this.database = database;
    }

    /** Waits in the present transaction until nobody else has taken this; it is given back when the transaction ends. */
    void take(String what) {
        database.createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(?1, 0)) as text)", String.class)
                .setParameter(1, "malim " + what)
                .getSingleResult();
    }

    /** Whether nobody else has taken this; then the present transaction has. */
    boolean tryTake(String what) {
        return (Boolean)
                database.createNativeQuery("select pg_try_advisory_xact_lock(hashtextextended(?1, 0))", Boolean.class)
                        .setParameter(1, "malim " + what)
                        .getSingleResult();
    }

    /** Does the work in a transaction of its own, while nobody else does work of this name. */
    <T> T alone(String what, Supplier<T> work) {
        return QuarkusTransaction.requiringNew().call(() -> {
            take(what);
            return work.get();
        });
    }
}
