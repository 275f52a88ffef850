package kz.malim.access;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Creates the first administrator's key. A newsroom without a valid administrator's key gets one at start: the one in
 * {@code MALIM_ADMIN_KEY}, or a new one that is reported once, in the log or in a file. Another key there replaces the one
 * before, so that setting it is how to rotate it. Configuring a revoked key does not make it valid again: it may have been
 * stolen, and a replica that still has the former setting must not undo a rotation.
 */
@ApplicationScoped
public class InitialAdministratorKey {
    private static final String NAME = "administrator";
    private static final Logger LOG = Logger.getLogger(InitialAdministratorKey.class);

    private final ApiKeys keys;
    private final Clock clock;
    private final AccessConfig config;

    InitialAdministratorKey(ApiKeys keys, Clock clock, AccessConfig config) {
        this.keys = keys;
        this.clock = clock;
        this.config = config;
    }

    @Transactional
    void useConfigured(@Observes @Priority(10) StartupEvent start) {
        if (config.adminKey().isPresent()) {
            keys.lockAdministrators(); // two replicas may start at once
            use(config.adminKey().get(), clock.instant());
        }
    }

    /**
     * Creates a key if no administrator has a valid one, and reports it after the commit. To be called when the program
     * serves: a start that fails must not take the only copy of a valid key along.
     */
    public void createMissing() {
        if (config.adminKey().isPresent()) {
            return;
        }
        var file = config.adminKeyFile().map(KeyFile::new);
        var created = QuarkusTransaction.requiringNew().call(() -> create(file));
        created.ifPresent(secret -> file.ifPresentOrElse(
                written -> LOG.infof("MALIM-4001 Administrator key created: file=%s", written.path()),
                () -> LOG.infof("MALIM-4002 Administrator key created, logged only once: %s", secret)));
    }

    /** The file is written last, and before the commit: without it there is no key. */
    private Optional<String> create(Optional<KeyFile> file) {
        keys.lockAdministrators(); // two replicas may start at once
        var now = clock.instant();
        if (keys.hasAdministrator(now)) {
            return Optional.empty();
        }
        var secret = ApiKey.newSecret();
        keys.persistAndFlush(new ApiKey(NAME, Role.ADMIN, secret, now));
        file.ifPresent(written -> written.write(secret));
        return Optional.of(secret);
    }

    private void use(String secret, Instant now) {
        var configured = keys.withSecret(secret).orElseGet(() -> new ApiKey(NAME, Role.ADMIN, secret, now));
        if (configured.isAdministratorAt(now)) {
            keys.persist(configured.setByOperator());
            replace(configured, now);
        } else if (!keys.hasAdministrator(now)) {
            LOG.warnf(
                    "MALIM-4003 No administrator's key is valid: the one in MALIM_ADMIN_KEY %s. Set another MALIM_ADMIN_KEY, or start"
                            + " once without it to have a new key created.",
                    whyRejected(configured, now));
        }
    }

    /** Only by a key that is valid for as long, as everywhere: there is always an administrator. */
    private void replace(ApiKey configured, Instant now) {
        for (var former : keys.fromSetting(now)) {
            if (!former.id().equals(configured.id()) && configured.lastsAsLongAs(former)) {
                former.revoke(now);
                LOG.infof(
                        "MALIM-4004 Administrator key replaced by the one in MALIM_ADMIN_KEY: revoked=%s prefix=%s",
                        former.id(), former.prefix());
            }
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
