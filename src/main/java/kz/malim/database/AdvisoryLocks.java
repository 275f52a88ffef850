package kz.malim.database;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.function.Supplier;

/** Named mutual exclusion between all replicas: PostgreSQL's transaction-level advisory locks. */
@ApplicationScoped
public class AdvisoryLocks {
    private final EntityManager database;

    AdvisoryLocks(EntityManager database) {
        this.database = database;
    }

    /** Waits for the lock; the current transaction holds it until its end. */
    public void lock(String name) {
        database.createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(?1, 0)) as text)", String.class)
                .setParameter(1, "malim " + name)
                .getSingleResult();
    }

    /** Takes the lock for the current transaction if it is free, and returns whether it was. */
    public boolean tryLock(String name) {
        return (Boolean)
                database.createNativeQuery("select pg_try_advisory_xact_lock(hashtextextended(?1, 0))", Boolean.class)
                        .setParameter(1, "malim " + name)
                        .getSingleResult();
    }

    /** As {@link #tryLock}, together with all others that share it. */
    public boolean tryShare(String name) {
        return (Boolean) database.createNativeQuery(
                        "select pg_try_advisory_xact_lock_shared(hashtextextended(?1, 0))", Boolean.class)
                .setParameter(1, "malim " + name)
                .getSingleResult();
    }

    /** Runs in a new transaction that holds the lock. */
    public <T> T withLock(String name, Supplier<T> action) {
        return QuarkusTransaction.requiringNew().call(() -> {
            lock(name);
            return action.get();
        });
    }
}
