package kz.malim.cache;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import kz.malim.settings.Amount;

/** Settings of the response cache. */
@ConfigMapping(prefix = "malim.cache")
public interface CacheConfig {
    /** When off, every response is rendered again: equal bytes at a higher cost. */
    @WithDefault("true")
    @WithConverter(Amount.Flag.class)
    boolean enabled();

    /** Whether responses say where they came from: {@code Cache-Status} and {@code Server-Timing}. */
    @WithDefault("false")
    @WithConverter(Amount.Flag.class)
    boolean statusHeaders();

    /** Memory for cached responses, plain and compressed together. */
    @WithDefault("64M")
    @WithConverter(Amount.Size.class)
    MemorySize size();
}
