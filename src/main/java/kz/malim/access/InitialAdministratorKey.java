package kz.malim.access;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Lets the first administrator in. A newsroom without an administrator's key that is valid gets one at start: the one in
 * {@code MALIM_ADMIN_KEY}, or a new one that is printed this once. A key that was revoked is not made valid again by being
 * given: it may have been stolen.
 */
@ApplicationScoped
class InitialAdministratorKey {
    private static final int SHORTEST = 32;
    private static final String NAME = "administrator";
    private static final Logger LOG = Logger.getLogger(InitialAdministratorKey.class);

    private final ApiKeys keys;
    private final Clock clock;
    private final Optional<String> given;

    InitialAdministratorKey(
            ApiKeys keys, Clock clock, @ConfigProperty(name = "malim.admin-key") Optional<String> given) {
        this.keys = keys;
        this.clock = clock;
        this.given = given;
    }

    @Transactional
    void make(@Observes @Priority(10) StartupEvent start) {
        if (given.isPresent() && given.get().length() < SHORTEST) {
            throw new IllegalStateException("MALIM_ADMIN_KEY needs " + SHORTEST + " characters or more.");
        }
        keys.lockAdministrators(); // two replicas may start at once, and only one of them is first
        var now = clock.instant();
        if (given.isPresent()) {
            take(given.get(), now);
        } else if (!keys.hasAdministrator(now)) {
            var secret = ApiKey.newSecret();
            keys.persist(new ApiKey(NAME, Role.ADMIN, secret, now));
            LOG.infof("The administrator's key, shown only now: %s", secret);
        }
    }

    private void take(String secret, Instant now) {
        var known = keys.withSecret(secret);
        if (known.isEmpty()) {
            keys.persist(new ApiKey(NAME, Role.ADMIN, secret, now));
        } else if (!keys.hasAdministrator(now)) {
            LOG.warnf(
                    "No administrator's key is valid: the one in MALIM_ADMIN_KEY %s. Set another MALIM_ADMIN_KEY, or start"
                            + " once without it to have a new key printed.",
                    whyRejected(known.get(), now));
        }
    }

    private static String whyRejected(ApiKey key, Instant now) {
        if (key.revokedAt() != null) {
            return "was revoked at " + key.revokedAt();
        }
        return key.opensAt(now) ? "is not an administrator's for the whole newsroom" : "expired at " + key.expiresAt();
    }
}
