package kz.malim.access;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What every caller has left of this replica. */
@ApplicationScoped
public class RateLimiter {
    /** Callers remembered at a time; each is some 200 bytes. Who is forgotten starts anew with a full share. */
    private static final long MOST_CALLERS = 100_000;

    private static final CharSequence POLICY = HttpHeaders.createOptimized("RateLimit-Policy");
    private static final CharSequence LEFT = HttpHeaders.createOptimized("RateLimit");

    private final RateLimitConfig config;
    private final boolean enabled;
    private final String policy;
    private final LoadingCache<String, Bucket> callers;

    RateLimiter(RateLimitConfig config) {
        this.config = config;
        this.enabled = config.enabled();
        this.policy = "\"default\";q=%d;w=%d"
                .formatted(config.requests(), config.window().toSeconds());
        this.callers = Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumSize(MOST_CALLERS)
                .expireAfterAccess(config.window().multipliedBy(2))
                .build(caller -> full());
    }

    /** Takes one request from a caller's share; null when shares are not counted. */
    public @Nullable ConsumptionProbe take(String caller) {
        return enabled ? callers.get(caller).tryConsumeAndReturnRemaining(1) : null;
    }

    /**
     * Takes one request from the share of its peer and writes what is left of it; false, and nothing written, when nothing was
     * left: the refusal is made on the long way.
     */
    public boolean admit(HttpServerRequest request, MultiMap headers) {
        var share = take(request.remoteAddress().hostAddress());
        if (share != null && share.isConsumed()) {
            headers.add(POLICY, policy).add(LEFT, left(share));
        }
        return share == null || share.isConsumed();
    }

    /** The {@code RateLimitFilter-Policy} header. */
    public String policy() {
        return policy;
    }

    /** The {@code RateLimitFilter} header: requests left, and seconds until the share is full again. */
    public static String left(ConsumptionProbe share) {
        return "\"default\";r=" + share.getRemainingTokens() + ";t=" + seconds(share.getNanosToWaitForReset());
    }

    static long seconds(long nanoseconds) {
        return Math.max(1, Duration.ofNanos(nanoseconds).plusMillis(999).toSeconds());
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(config.requests()).refillGreedy(config.requests(), config.window()))
                .build();
    }
}
