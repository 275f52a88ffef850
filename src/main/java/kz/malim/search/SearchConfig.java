package kz.malim.search;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import kz.malim.settings.Amount;

/** What makes an article relevant to a search. The weight of the exact word, and of a title, is 1. */
@ConfigMapping(prefix = "malim.search")
public interface SearchConfig {
    Weight weight();

    Recency recency();

    /** What a match counts beside that of the exact word, and beside one in a title. */
    interface Weight {
        @WithDefault("0.3")
        @WithConverter(Amount.Share.class)
        double synonym();

        @WithDefault("0.3")
        @WithConverter(Amount.Share.class)
        double folded();

        @WithDefault("0.1")
        @WithConverter(Amount.Share.class)
        double otherLanguage();

        @WithDefault("0.05")
        @WithConverter(Amount.Share.class)
        double root();

        @WithDefault("0.05")
        @WithConverter(Amount.Share.class)
        double beginning();

        @WithDefault("0.3")
        @WithConverter(Amount.Share.class)
        double lede();

        @WithDefault("0.1")
        @WithConverter(Amount.Share.class)
        double body();

        @WithDefault("0.03")
        @WithConverter(Amount.Share.class)
        double metadata();
    }

    /** How much less an older article counts. */
    interface Recency {
        /** After this time an article counts e times less, down to the floor. */
        @WithDefault("1461D")
        @WithConverter(Amount.Decay.class)
        Duration decay();

        /** What the oldest article counts. With 1, age does not matter. */
        @WithDefault("0.25")
        @WithConverter(Amount.Share.class)
        double floor();
    }
}
