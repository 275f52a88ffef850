package kz.malim.access;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The keys that were given out. */
@ApplicationScoped
public class ApiKeys implements PanacheRepositoryBase<ApiKey, UUID> {

    /** The key with this secret, if it still opens anything. Looked up by hash, so the time it takes tells nothing of the secret. */
    public Optional<ApiKey> opening(String secret, Instant now) {
        var hash = ApiKey.hash(secret);
        return find("secretHash", hash)
                .firstResultOptional()
                .filter(key -> MessageDigest.isEqual(key.secretHash(), hash))
                .filter(key -> key.opensAt(now));
    }

    boolean knows(String secret) {
        return count("secretHash", ApiKey.hash(secret)) > 0;
    }

    boolean hasAdministrator() {
        return count("role = ?1 and revokedAt is null", Role.ADMIN) > 0;
    }
}
