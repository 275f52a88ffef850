package kz.malim.media;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import kz.malim.picture.AspectRatio;
import kz.malim.settings.Address;
import kz.malim.settings.Amount;

/** Limits of uploaded files, and the renditions made of pictures. */
@ConfigMapping(prefix = "malim.media")
public interface MediaConfig {
    /** Widths of renditions, in pixels. */
    List<@WithConverter(Amount.Pixels.class) Integer> widths();

    /** Proportions to which pictures are cut. */
    List<@WithConverter(AspectRatio.OfSetting.class) AspectRatio> crops();

    /** Maximum size of an uploaded picture. */
    @WithConverter(Amount.Size.class)
    MemorySize largestFile();

    /** Maximum size of an uploaded video, sound or document. */
    @WithConverter(Amount.Size.class)
    MemorySize largestMedia();

    /** Maximum number of pixels, in millions; decoding takes three or four bytes for each. */
    @WithDefault("50")
    @WithConverter(Amount.SmallCount.class)
    int megapixels();

    /** Whether uncropped renditions are created right after an upload, instead of on the first request. */
    @WithDefault("false")
    @WithConverter(Amount.Flag.class)
    boolean ahead();

    /** Number of pictures processed in parallel; half the processors by default. */
    Optional<@WithConverter(Amount.SmallCount.class) Integer> workers();

    /** Heap for the pictures in work; by default half of what the rest of Malim leaves. */
    Optional<@WithConverter(Amount.Size.class) MemorySize> memory();

    /** How long a picture waits for the memory it needs before its client is asked to retry. */
    @WithDefault("10S")
    @WithConverter(Amount.StepTimeout.class)
    Duration queueTimeout();

    /** Timeout for processing a picture, waiting for a worker included. */
    @WithDefault("25S")
    @WithConverter(Amount.StepTimeout.class)
    Duration processingTimeout();

    /** Timeout for fetching a picture by URL. */
    @WithDefault("30S")
    @WithConverter(Amount.Timeout.class)
    Duration fetchTimeout();

    /** Private networks from which pictures may be fetched, such as {@code 10.1.0.0/16}; none by default. */
    Optional<List<@WithConverter(Address.Network.class) String>> allowedNetworks();
}
