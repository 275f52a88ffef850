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

/** The token buckets of the clients of this replica. */
@ApplicationScoped
public class RateLimiter {
    /** Clients in memory; each is some 200 bytes. An evicted one starts again with a full bucket. */
    private static final long MAX_CLIENTS = 100_000;

    private static final CharSequence POLICY = HttpHeaders.createOptimized("RateLimit-Policy");
    private static final CharSequence RATE_LIMIT = HttpHeaders.createOptimized("RateLimit");

    private final RateLimitConfig config;
    private final boolean enabled;
    private final String policy;
    private final LoadingCache<String, Bucket> buckets;

    RateLimiter(RateLimitConfig config) {
        this.config = config;
        this.enabled = config.enabled();
        this.policy = "\"default\";q=%d;w=%d"
                .formatted(config.requests(), config.window().toSeconds());
        this.buckets = Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumSize(MAX_CLIENTS)
                .expireAfterAccess(config.window().multipliedBy(2))
                .build(client -> fullBucket());
    }

    /** Takes a token from a client's bucket; null when the limit is off. */
    @Nullable
    ConsumptionProbe tryConsume(String client) {
        return enabled ? buckets.get(client).tryConsumeAndReturnRemaining(1) : null;
    }

    /**
     * Takes a token for the peer of a request and adds the headers; false, without headers, when none was left: then
     * {@link RateLimitFilter} sends the response.
     */
    public boolean admit(HttpServerRequest request, MultiMap headers) {
        var probe = tryConsume(request.remoteAddress().hostAddress());
        if (probe != null && probe.isConsumed()) {
            headers.add(POLICY, policy).add(RATE_LIMIT, remaining(probe));
        }
        return probe == null || probe.isConsumed();
    }

    /** The {@code RateLimit-Policy} header. */
    String policy() {
        return policy;
    }

    /** The {@code RateLimit} header: requests left, and seconds until the bucket is full again. */
    static String remaining(ConsumptionProbe probe) {
        return "\"default\";r=" + probe.getRemainingTokens() + ";t=" + seconds(probe.getNanosToWaitForReset());
    }

    static long seconds(long nanoseconds) {
        return Math.max(1, Duration.ofNanos(nanoseconds).plusMillis(999).toSeconds());
    }

    private Bucket fullBucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(config.requests()).refillGreedy(config.requests(), config.window()))
                .build();
    }
}
