package kz.malim.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import kz.malim.settings.Address;
import kz.malim.settings.Amount;
import kz.malim.settings.Name;

/** How receivers of webhooks are reached. */
@ConfigMapping(prefix = "malim.webhook")
public interface WebhookConfig {
    /** What secrets and header values are encrypted with in the database. Without it there are no webhooks. */
    Optional<@WithConverter(Name.Key.class) String> encryptionKey();

    /** Private networks that receivers may be in, such as {@code 10.1.0.0/16}; none by default. */
    Optional<List<@WithConverter(Address.Network.class) String>> allowedNetworks();

    /** How long a receiver may take to respond. */
    @WithDefault("15S")
    @WithConverter(Amount.Timeout.class)
    Duration timeout();

    /** The pauses between attempts, give or take a fifth; after the last one a delivery has failed. */
    @WithDefault("5S,5M,30M,2H,5H,10H,14H,20H,24H")
    List<@WithConverter(Amount.Timeout.class) Duration> retries();
}
