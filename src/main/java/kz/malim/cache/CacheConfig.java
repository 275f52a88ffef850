package kz.malim.cache;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the response cache. */
@ConfigMapping(prefix = "malim.cache")
interface CacheConfig {
    /** When off, every response is rendered again: equal bytes at a higher cost. */
    @WithDefault("true")
    boolean enabled();

    /** Memory for cached responses, plain and compressed together. */
    @WithDefault("64M")
    MemorySize size();
}
