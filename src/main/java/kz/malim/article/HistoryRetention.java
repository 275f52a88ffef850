package kz.malim.article;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import kz.malim.access.ReadOnlyMode;
import kz.malim.database.AdvisoryLocks;
import org.jboss.logging.Logger;

/**
 * Deletes the history that is older than the newsroom keeps it: superseded revisions, and entries of the audit log. By default
 * nothing. In batches, each a transaction of its own, of one replica at a time.
 */
@ApplicationScoped
class HistoryRetention {
    static final int BATCH_SIZE = 500;

    private static final String LOCK = "history retention";
    private static final Logger LOG = Logger.getLogger(HistoryRetention.class);

    private final EntityManager database;
    private final AdvisoryLocks locks;
    private final ReadOnlyMode readOnly;
    private final RetentionConfig config;
    private final MeterRegistry metrics;
    private volatile boolean stopping;

    HistoryRetention(
            EntityManager database,
            AdvisoryLocks locks,
            ReadOnlyMode readOnly,
            RetentionConfig config,
            MeterRegistry metrics) {
        this.database = database;
        this.locks = locks;
        this.readOnly = readOnly;
        this.config = config;
        this.metrics = metrics;
        counter("revision");
        counter("audit");
    }

    void stop(@Observes ShutdownEvent stop) {
        stopping = true;
    }

    @Scheduled(every = "60m", delayed = "2m", concurrentExecution = ConcurrentExecution.SKIP)
    void deleteExpired() {
        config.revisions().ifPresent(age -> deleteExpired("revision", "delete_expired_revisions", age));
        config.audit().ifPresent(age -> deleteExpired("audit", "delete_expired_audit", age));
    }

    private void deleteExpired(String subject, String function, Duration age) {
        long all = 0;
        try {
            int step;
            do {
                step = readOnly.isOn() || stopping ? 0 : deleteBatch(function, age);
                counter(subject).increment(step);
                all += step;
            } while (step == BATCH_SIZE);
        } catch (RuntimeException failure) {
            if (!stopping) {
                LOG.warnf(
                        "MALIM-6003 Deleting expired history failed, will be retried: subject=%s cause=%s",
                        subject, failure.getMessage());
            }
        }
        if (all > 0) {
            LOG.infof("MALIM-6002 Expired history deleted: subject=%s count=%d retention=%s", subject, all, age);
        }
    }

    private int deleteBatch(String function, Duration age) {
        return QuarkusTransaction.requiringNew()
                .call(() -> locks.tryLock(LOCK)
                        ? (Integer) database.createNativeQuery(
                                        "select " + function + "(make_interval(secs => ?1), ?2)", Integer.class)
                                .setParameter(1, (double) age.toSeconds())
                                .setParameter(2, BATCH_SIZE)
                                .getSingleResult()
                        : 0);
    }

    private Counter counter(String subject) {
        return Counter.builder("malim.retention.deleted")
                .description("Rows of history that were deleted because of their age")
                .tag("subject", subject)
                .register(metrics);
    }
}
