package kz.malim.article;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.ScheduledExecution;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import kz.malim.access.ReadOnlyMode;
import kz.malim.settings.Amount;
import org.jboss.logging.Logger;

/**
 * Applies the transitions that are due. Readers see a due article in any case, because the published views compare with the
 * clock; here its state is updated, which appends to the change log.
 *
 * <p>Any number of replicas may run this at once: each takes articles that no other has locked, one per transaction, and
 * checks again once it has the lock. What became due while all were down is still due.
 */
@ApplicationScoped
public class PublishingSchedule {
    /** The {@code savedBy} of revisions that a schedule saves. */
    static final String NAME = "schedule";

    private static final String DUE = """
            id in (select article_id from revision where shown_from <= now()
                   union all select article_id from revision where shown_until <= now())
            """;

    /** Above the priorities of all other observers of the start. */
    private static final int LAST = 1_000;

    private static final Logger LOG = Logger.getLogger(PublishingSchedule.class);

    private final Articles articles;
    private final Transitions transitions;
    private final EntityManager database;
    private final ReadOnlyMode readOnly;
    private final Timer lateness;
    private volatile boolean started;
    private volatile boolean stopping;
    private volatile boolean failing;

    PublishingSchedule(
            Articles articles,
            Transitions transitions,
            EntityManager database,
            ReadOnlyMode readOnly,
            MeterRegistry metrics) {
        this.articles = articles;
        this.transitions = transitions;
        this.database = database;
        this.readOnly = readOnly;
        this.lateness = Timer.builder("malim.schedule.lateness")
                .description("Delay from the scheduled time to the update of the state, by the clock of the database")
                .serviceLevelObjectives(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofMinutes(1))
                .register(metrics);
    }

    /** The job that applies due transitions. */
    @ConfigMapping(prefix = "malim.schedule")
    public interface Config {
        /** Whether this replica applies due transitions; readers see due articles even if none does. */
        @WithDefault("true")
        @WithConverter(Amount.Flag.class)
        boolean enabled();

        /** The interval of the job; the scheduler checks once a second. */
        @WithDefault("1s")
        @WithConverter(Amount.Interval.class)
        Duration every();
    }

    /** Skips the job on a replica where it is disabled. */
    @ApplicationScoped
    static class Disabled implements Scheduled.SkipPredicate {
        private final Config config;

        Disabled(Config config) {
            this.config = config;
        }

        @Override
        public boolean test(ScheduledExecution execution) {
            return !config.enabled();
        }
    }

    /** After everything else has started: the scheduler itself starts first. */
    void start(@Observes @Priority(LAST) StartupEvent start) {
        started = true;
    }

    /** The current article is finished; the others are still due for another replica, or the next start. */
    void stop(@Observes ShutdownEvent stop) {
        stopping = true;
    }

    @Scheduled(
            identity = "publishing-schedule",
            every = "{malim.schedule.every}",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = Disabled.class)
    void run() {
        if (!started || readOnly.isOn()) {
            return;
        }
        try {
            applyDue();
            failing = false;
        } catch (RuntimeException failure) {
            if (!failing && !stopping) {
                LOG.warnf("MALIM-6001 Applying due transitions failed, will retry: error=%s", failure.getMessage());
            }
            failing = true;
        }
    }

    /** Applies all due transitions, and returns the number of articles. */
    int applyDue() {
        int applied = 0;
        while (!stopping && QuarkusTransaction.requiringNew().call(this::applyNext)) {
            applied++;
        }
        return applied;
    }

    /** Whether all due transitions are applied, also those that another replica is working on. */
    @Transactional
    boolean nothingIsDue() {
        return database.createNativeQuery("select 1 from article where " + DUE + " limit 1", Integer.class)
                .getResultList()
                .isEmpty();
    }

    /** Applies the transitions of one article, and returns false if none is due that no other replica has locked. */
    private boolean applyNext() {
        var due = database.createNativeQuery("""
                select id, now(), (select min(at) from revision r, lateral (values (r.shown_from), (r.shown_until)) moment(at)
                                    where r.article_id = article.id and at <= now())
                  from article
                  where
                """ + DUE + " limit 1 for update of article skip locked", Object[].class)
                .getResultList();
        if (due.isEmpty()) {
            return false;
        }
        var row = (Object[]) due.getFirst();
        var article = articles.findById((UUID) row[0]);
        transitions.lock(article); // applies nothing if another replica has just done so
        if (row[2] instanceof Instant scheduledAt) {
            lateness.record(Duration.between(scheduledAt, (Instant) row[1]));
        }
        return true;
    }
}
