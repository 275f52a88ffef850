package kz.malim.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import kz.malim.settings.Amount;

/** The rate limit of one client on one replica. */
@ConfigMapping(prefix = "malim.rate-limit")
public interface RateLimitConfig {
    @WithDefault("true")
    @WithConverter(Amount.Flag.class)
    boolean enabled();

    /** Requests per window. A page of a site sends a handful; behind a CDN this must be higher, or off. */
    @WithDefault("1200")
    @WithConverter(Amount.Count.class)
    int requests();

    @WithDefault("60s")
    @WithConverter(Amount.Timeout.class)
    Duration window();
}
