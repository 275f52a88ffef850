package kz.malim.demo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import kz.malim.settings.Amount;

/** Whether the invented newsroom is loaded. */
@ConfigMapping(prefix = "malim")
public interface DemoConfig {
    @WithConverter(Amount.Flag.class)
    boolean demo();
}
