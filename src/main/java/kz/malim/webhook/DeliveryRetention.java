package kz.malim.webhook;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import kz.malim.access.ReadOnlyMode;
import org.jboss.logging.Logger;

/** Deletes what is older than thirty days from the delivery log; what still waits stays. */
@ApplicationScoped
class DeliveryRetention {
    private static final int BATCH_SIZE = 5_000;
    private static final Logger LOG = Logger.getLogger(DeliveryRetention.class);

    private final Database database;
    private final ReadOnlyMode readOnly;

    DeliveryRetention(Database database, ReadOnlyMode readOnly) {
        this.database = database;
        this.readOnly = readOnly;
    }

    @Scheduled(every = "60m", delayed = "2m", concurrentExecution = ConcurrentExecution.SKIP)
    void deleteExpired() {
        try {
            int deleted = BATCH_SIZE;
            while (deleted == BATCH_SIZE && !readOnly.isOn()) {
                deleted = deleteSome();
            }
        } catch (RuntimeException failure) {
            LOG.warnf("MALIM-5010 Deleting old deliveries failed, will be retried: cause=%s", failure.getMessage());
        }
    }

    /** A batch in a transaction of its own: nothing waits for it. */
    int deleteSome() {
        return database.query("""
                        with deleted as (
                            delete from webhook_delivery where number in (
                                select number from webhook_delivery
                                 where created_at < clock_timestamp() - interval '30 days' and state <> 'waiting'
                                 order by created_at limit ?)
                            returning 1)
                        select count(*) from deleted
                        """, row -> row.getInt(1), BATCH_SIZE).getFirst();
    }
}
