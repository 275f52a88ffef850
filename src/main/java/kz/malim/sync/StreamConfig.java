package kz.malim.sync;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import kz.malim.settings.Amount;

/** Limits of the stream of changes. */
@ConfigMapping(prefix = "malim.stream")
public interface StreamConfig {
    /** Clients of one replica; more are refused until one goes. */
    @WithDefault("4000")
    @WithConverter(Amount.Count.class)
    int connections();

    /** How long a connection lasts at most, and half of it at least, so that clients spread over new replicas. */
    @WithDefault("20m")
    @WithConverter(Amount.Timeout.class)
    Duration lifetime();

    /** How often a silent connection is written to, give or take a fifth. Proxies close those that are silent for a minute. */
    @WithDefault("15s")
    @WithConverter(Amount.Timeout.class)
    Duration ping();
}
