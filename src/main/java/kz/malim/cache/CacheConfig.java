package kz.malim.cache;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much is kept of what was answered. */
@ConfigMapping(prefix = "malim.cache")
interface CacheConfig {
    /** Off, every answer is made anew. It changes no answer, only what it costs. */
    @WithDefault("true")
    boolean enabled();

    /** Memory for kept answers, plain and compressed together. */
    @WithDefault("64M")
    MemorySize size();
}
