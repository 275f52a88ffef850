package kz.malim.syndication;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;
import kz.malim.settings.Address;
import kz.malim.settings.Amount;
import kz.malim.settings.Name;

/** What directories of podcasts ask of each. */
@ConfigMapping(prefix = "malim.podcast")
public interface PodcastConfig {
    /** Address of the cover: JPEG or PNG, square, 1,400 to 3,000 pixels wide; otherwise the picture of the newest episode. */
    Optional<@WithConverter(Address.File.class) URI> image();

    /** One of the categories of Apple Podcasts. */
    @WithDefault("News")
    @WithConverter(Name.Title.class)
    String category();

    /** Whether it has words or matters that are not for children. */
    @WithDefault("false")
    @WithConverter(Amount.Flag.class)
    boolean explicit();

    /** Where directories send the message by which they verify the owner; not sent without. */
    Optional<@WithConverter(Address.Email.class) String> email();
}
