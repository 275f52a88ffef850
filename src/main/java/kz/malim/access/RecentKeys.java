package kz.malim.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The keys and the wrong keys that were looked up lately, by hash. A wrong one is refused without another query. One that
 * was valid is known before it is looked up again, so that its requests count as its own from the start and wrong keys from
 * the same address cannot keep it out; whether it is still valid is always asked anew. Thread-safe, bounded.
 */
@ApplicationScoped
class RecentKeys {
    private static final int MAX_KEYS = 10_000;

    /** Not longer: the key of {@code malim.admin-key} may be sent before a start has stored it. */
    private static final Duration WRONG_FOR = Duration.ofSeconds(10);

    private static final Duration KNOWN_FOR = Duration.ofMinutes(10);

    private final Cache<String, Boolean> wrong = Caffeine.newBuilder()
            .maximumSize(MAX_KEYS)
            .expireAfterWrite(WRONG_FOR)
            .build();
    private final Cache<String, String> valid = Caffeine.newBuilder()
            .maximumSize(MAX_KEYS)
            .expireAfterWrite(KNOWN_FOR)
            .build();

    boolean isWrong(String secret) {
        return wrong.getIfPresent(hash(secret)) != null;
    }

    /** The caller id of a key that was valid when it was last looked up. */
    Optional<String> callerOf(String secret) {
        return Optional.ofNullable(valid.getIfPresent(hash(secret)));
    }

    void wasValid(String secret, String caller) {
        valid.put(hash(secret), caller);
    }

    void wasWrong(String secret) {
        var hash = hash(secret);
        valid.invalidate(hash);
        wrong.put(hash, true);
    }

    private static String hash(String secret) {
        return HexFormat.of().formatHex(ApiKey.hash(secret));
    }
}
