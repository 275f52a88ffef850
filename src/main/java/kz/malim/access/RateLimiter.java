package kz.malim.access;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The token buckets of the clients of this replica (draft-ietf-httpapi-ratelimit-headers). A client is a key or a person, or
 * without one an address; nothing that a client can choose freely counts.
 */
@Singleton // called for every cache hit, so without a client proxy
public class RateLimiter {
    /** Clients in memory; each is some 200 bytes. An evicted one starts again with a full bucket. */
    private static final long MAX_CLIENTS = 100_000;

    private static final CharSequence POLICY = HttpHeaders.createOptimized("RateLimit-Policy");
    private static final CharSequence RATE_LIMIT = HttpHeaders.createOptimized("RateLimit");

    private final RateLimitConfig config;
    private final ClientAddress addresses;
    private final Counter refusals;
    private final boolean enabled;
    private final String policy;
    private final LoadingCache<String, Bucket> buckets;

    RateLimiter(RateLimitConfig config, ClientAddress addresses, MeterRegistry metrics) {
        this.config = config;
        this.addresses = addresses;
        this.refusals = Counter.builder("malim.rate.limit.refusals")
                .description("Requests refused by the rate limit")
                .register(metrics);
        this.enabled = config.enabled();
        this.policy = "\"default\";q=%d;w=%d"
                .formatted(config.requests(), config.window().toSeconds());
        this.buckets = Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumSize(MAX_CLIENTS)
                .expireAfterAccess(config.window().multipliedBy(2))
                .build(client -> fullBucket());
    }

    /** Takes a token from a client's bucket, for a request that is refused if there is none; null when the limit is off. */
    @Nullable
    ConsumptionProbe tryConsume(String client) {
        if (!enabled) {
            return null;
        }
        var probe = buckets.get(client).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            refusals.increment();
        }
        return probe;
    }

    /** Gives a token back. */
    void refund(String client) {
        buckets.get(client).addTokens(1);
    }

    /**
     * Takes a token for the client of a cache hit and adds the headers; false, without headers, when none was left: then
     * {@link RateLimitHandler} sends the response.
     */
    public boolean admit(HttpServerRequest request, MultiMap headers) {
        if (!enabled) {
            return true;
        }
        var probe = buckets.get(addresses.networkOf(request)).tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            report(probe, headers);
        }
        return probe.isConsumed();
    }

    /** Sets the headers: the policy, the requests left, and the seconds until the bucket is full again. */
    void report(ConsumptionProbe probe, MultiMap headers) {
        headers.set(POLICY, policy)
                .set(
                        RATE_LIMIT,
                        "\"default\";r=" + probe.getRemainingTokens() + ";t="
                                + seconds(probe.getNanosToWaitForReset()));
    }

    /** The {@code Retry-After} header. */
    static String retryAfter(ConsumptionProbe probe) {
        return Long.toString(seconds(probe.getNanosToWaitForRefill()));
    }

    private static long seconds(long nanoseconds) {
        return Math.max(1, Duration.ofNanos(nanoseconds).plusMillis(999).toSeconds());
    }

    private Bucket fullBucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(config.requests()).refillGreedy(config.requests(), config.window()))
                .build();
    }
}
