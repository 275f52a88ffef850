package kz.malim.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much one caller may ask of one replica. */
@ConfigMapping(prefix = "malim.rate-limit")
interface RateLimitConfig {
    @WithDefault("true")
    boolean enabled();

    /** Requests in one window. A page of a site asks a handful; a CDN in front of Malim needs more, or none of this. */
    @WithDefault("1200")
    int requests();

    @WithDefault("60s")
    Duration window();
}
