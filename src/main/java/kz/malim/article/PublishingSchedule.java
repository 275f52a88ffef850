package kz.malim.article;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Does what is due. Readers see a due article in any case, because the published views compare with the clock; what is done
 * here is to write it down, so that the change log, and all who read it, hear of it.
 *
 * <p>Any number of replicas may do this at once: each takes articles that no other has locked, one a transaction, and looks
 * again after it has the lock. What was due while all were down is due still.
 */
@ApplicationScoped
public class PublishingSchedule {
    /** Who saved what the clock saved. */
    static final String NAME = "schedule";

    private static final String DUE = """
            id in (select article_id from revision where shown_from <= now()
                   union all select article_id from revision where shown_until <= now())
            """;

    private static final Logger LOG = Logger.getLogger(PublishingSchedule.class);

    private final Articles articles;
    private final Transitions transitions;
    private final EntityManager database;
    private final Config config;
    private final Timer lateness;
    private final ScheduledExecutorService ticking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("publishing-schedule").factory());

    PublishingSchedule(
            Articles articles, Transitions transitions, EntityManager database, Config config, MeterRegistry metrics) {
        this.articles = articles;
        this.transitions = transitions;
        this.database = database;
        this.config = config;
        this.lateness = Timer.builder("malim.schedule.lateness")
                .description("From the moment that was set to its being written down, by the clock of the database")
                .serviceLevelObjectives(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofMinutes(1))
                .register(metrics);
    }

    /** How schedules are kept. */
    @ConfigMapping(prefix = "malim.schedule")
    public interface Config {
        /** Whether this replica does what is due; readers see due articles also when none does. */
        @WithDefault("true")
        boolean enabled();

        @WithDefault("1s")
        Duration every();
    }

    void start(@Observes StartupEvent start) {
        if (config.enabled()) {
            var _ = ticking.scheduleWithFixedDelay(
                    this::quietly, 0, config.every().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    void stop(@Observes ShutdownEvent stop) {
        ticking.shutdown(); // an article in hand is finished; the others are still due for whoever is next
    }

    private void quietly() {
        try {
            tick();
        } catch (RuntimeException failure) {
            LOG.warnf("Schedules wait for the database: %s", failure.getMessage()); // a throw would end the ticking
        }
    }

    /** Does everything that is due, and tells how many articles that were. */
    int tick() {
        int switched = 0;
        while (QuarkusTransaction.requiringNew().call(this::next)) {
            switched++;
        }
        return switched;
    }

    /** Whether all that is due is done, also what another replica has in hand. */
    @Transactional
    boolean nothingIsDue() {
        return database.createNativeQuery("select 1 from article where " + DUE + " limit 1", Integer.class)
                .getResultList()
                .isEmpty();
    }

    /** One article, or none when nothing is due that another replica does not have in hand. */
    private boolean next() {
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
        transitions.settle(article); // nothing, if another replica was done a moment before
        if (row[2] instanceof Instant set) {
            lateness.record(Duration.between(set, (Instant) row[1]));
        }
        return true;
    }
}
