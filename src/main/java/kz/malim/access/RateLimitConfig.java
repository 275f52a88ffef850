package kz.malim.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The rate limit of one client on one replica. */
@ConfigMapping(prefix = "malim.rate-limit")
interface RateLimitConfig {
    @WithDefault("true")
    boolean enabled();

    /** Requests per window. A page of a site sends a handful; behind a CDN this must be higher, or off. */
    @WithDefault("1200")
    int requests();

    @WithDefault("60s")
    Duration window();
}
