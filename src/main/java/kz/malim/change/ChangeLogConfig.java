package kz.malim.change;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import kz.malim.settings.Amount;

/** How long the change log is kept. */
@ConfigMapping(prefix = "malim.changes")
public interface ChangeLogConfig {
    /** Changes older than this are deleted. A reader with an older position gets a gap and must read everything again. */
    @WithDefault("90D")
    @WithConverter(Amount.Retention.class)
    Duration retention();
}
