package kz.malim.media;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What pictures may be, and what is made of them. */
@ConfigMapping(prefix = "malim.media")
public interface MediaConfig {
    /** The widths renditions are made in, in pixels. */
    List<Integer> widths();

    /** The largest file of a picture. */
    @WithDefault("50M")
    MemorySize largestFile();

    /** The most pixels that are decoded, in millions; each takes three or four bytes for a moment. */
    @WithDefault("50")
    int megapixels();

    /** How many pictures are worked on at a time; half the processors when not set. */
    Optional<Integer> workers();

    /** How long a picture may take to come from an address. */
    @WithDefault("30S")
    Duration fetchTimeout();

    /** Private networks that pictures may be fetched from, such as {@code 10.1.0.0/16}; none by default. */
    Optional<List<String>> allowedNetworks();
}
