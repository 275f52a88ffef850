package kz.malim.access;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Lets the first administrator in. A newsroom without an administrator's key gets one at start: the one in
 * {@code MALIM_ADMIN_KEY}, or a new one that is printed this once.
 */
@ApplicationScoped
class FirstKey {
    private static final int SHORTEST = 32;
    private static final Logger LOG = Logger.getLogger(FirstKey.class);

    private final ApiKeys keys;
    private final EntityManager database;
    private final Clock clock;
    private final Optional<String> given;

    FirstKey(
            ApiKeys keys,
            EntityManager database,
            Clock clock,
            @ConfigProperty(name = "malim.admin-key") Optional<String> given) {
        this.keys = keys;
        this.database = database;
        this.clock = clock;
        this.given = given;
    }

    @Transactional
    void make(@Observes @Priority(10) StartupEvent start) {
        if (given.isPresent() && given.get().length() < SHORTEST) {
            throw new IllegalStateException("MALIM_ADMIN_KEY needs " + SHORTEST + " characters or more.");
        }
        // two replicas may start at once, and only one of them is first
        database.createNativeQuery("select cast(pg_advisory_xact_lock(hashtext('malim first key')) as text)")
                .getSingleResult();
        if (given.isPresent()) {
            if (!keys.knows(given.get())) { // a revoked key stays revoked
                keys.persist(new ApiKey("administrator", Role.ADMIN, given.get(), clock.instant()));
            }
        } else if (!keys.hasAdministrator()) {
            var secret = ApiKey.newSecret();
            keys.persist(new ApiKey("administrator", Role.ADMIN, secret, clock.instant()));
            LOG.infof("The administrator's key, shown only now: %s", secret);
        }
    }
}
