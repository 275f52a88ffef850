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
 * Creates the first administrator's key. A newsroom without a valid administrator's key gets one at start: the one in
 * {@code MALIM_ADMIN_KEY}, or a new one that is logged once. Configuring a revoked key does not make it valid again: it may
 * have been stolen.
 */
@ApplicationScoped
class InitialAdministratorKey {
    private static final int MIN_LENGTH = 32;
    private static final String NAME = "administrator";
    private static final Logger LOG = Logger.getLogger(InitialAdministratorKey.class);

    private final ApiKeys keys;
    private final Clock clock;
    private final Optional<String> configured;

    InitialAdministratorKey(
            ApiKeys keys, Clock clock, @ConfigProperty(name = "malim.admin-key") Optional<String> configured) {
        this.keys = keys;
        this.clock = clock;
        this.configured = configured;
    }

    @Transactional
    void create(@Observes @Priority(10) StartupEvent start) {
        if (configured.isPresent() && configured.get().length() < MIN_LENGTH) {
            throw new IllegalStateException("MALIM_ADMIN_KEY needs at least " + MIN_LENGTH + " characters.");
        }
        keys.lockAdministrators(); // two replicas may start at once
        var now = clock.instant();
        if (configured.isPresent()) {
            use(configured.get(), now);
        } else if (!keys.hasAdministrator(now)) {
            var secret = ApiKey.newSecret();
            keys.persist(new ApiKey(NAME, Role.ADMIN, secret, now));
            LOG.infof("Administrator key created, logged only once: %s", secret);
        }
    }

    private void use(String secret, Instant now) {
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
        return key.isValidAt(now)
                ? "is not an administrator's for the whole newsroom"
                : "expired at " + key.expiresAt();
    }
}
