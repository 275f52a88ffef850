package kz.malim.change;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long the change log is kept. */
@ConfigMapping(prefix = "malim.changes")
interface ChangeLogConfig {
    /** Changes older than this are dropped. A reader that was away for longer is told so, and begins anew. */
    @WithDefault("90D")
    Duration retention();
}
