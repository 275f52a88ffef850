package kz.malim.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithName;
import java.nio.file.Path;
import java.util.Optional;
import kz.malim.settings.Address;
import kz.malim.settings.Amount;
import kz.malim.settings.Name;

/** Who is let in at first, and whether to write. */
@ConfigMapping(prefix = "malim")
public interface AccessConfig {
    /** The first administrator's key. */
    Optional<@WithConverter(Name.Key.class) String> adminKey();

    /** Where a generated one is written, instead of into the log. */
    Optional<@WithConverter(Address.NewFile.class) Path> adminKeyFile();

    /** Whether this replica refuses writes. */
    @WithConverter(Amount.Flag.class)
    boolean readOnly();

    /** Whether tokens of an identity provider are accepted; Quarkus reads the same setting. */
    @WithName("oidc.enabled")
    @WithConverter(Amount.Flag.class)
    boolean acceptsTokens();
}
