package kz.malim.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;

/** Named mutual exclusion between all replicas: PostgreSQL's transaction-level advisory locks. */
@ApplicationScoped
public class AdvisoryLocks {
    private final EntityManager database;

    AdvisoryLocks(EntityManager database) {
        this.database = database;
    }

    /** Waits for all locks, in an order in which two callers cannot deadlock; the transaction holds them until its end. */
    public void lock(Collection<String> names) {
        database.createNativeQuery("""
                        select cast(count(pg_advisory_xact_lock(hash)) as text)
                          from (select distinct hashtextextended('malim ' || name, 0) as hash
                                  from unnest(cast(?1 as text[])) name order by hash) named
                        """, String.class)
                .setParameter(1, names.toArray(String[]::new))
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
}
