package kz.malim.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;
import java.time.ZoneId;

/** The site this Malim serves: what feeds call it, where it is, and when its day begins. */
@ConfigMapping(prefix = "malim.site")
public interface Site {
    /** The name of the newsroom, as feeds and JSON-LD give it. */
    @WithDefault("Malim")
    String name();

    /** Where readers reach this server, without a slash at the end: absolute links begin with it. */
    @WithName("url")
    @WithDefault("http://localhost:8080")
    URI origin();

    /** Dates without a time of day begin here, and so do the borders of date ranges. */
    @WithDefault("Asia/Almaty")
    ZoneId zone();

    /** An address on this site made absolute. */
    default String absolute(String path) {
        return origin() + path;
    }
}
