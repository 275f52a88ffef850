package kz.malim.settings;

import static kz.malim.settings.Setting.require;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import java.time.Duration;
import java.util.Locale;
import org.eclipse.microprofile.config.spi.Converter;
import org.jspecify.annotations.Nullable;

/** Settings that say whether, how many, how large or how long. */
public final class Amount {
    private Amount() {}

    /** {@code true} or {@code false}; anything else would quietly be false. */
    public static final class Flag implements Converter<Boolean> {
        @Override
        public @Nullable Boolean convert(String given) {
            return Setting.read(given, "true or false", text -> switch (text.toLowerCase(Locale.ROOT)) {
                case "true", "yes", "on", "1" -> true;
                case "false", "no", "off", "0" -> false;
                default -> throw new IllegalArgumentException(text);
            });
        }
    }

    /** How often something may happen. */
    public static final class Count implements Converter<Integer> {
        @Override
        public @Nullable Integer convert(String given) {
            return Setting.read(given, "a whole number from 1 to 1000000000", text -> number(text, 1, 1_000_000_000));
        }
    }

    /** Of what takes memory or threads. */
    public static final class SmallCount implements Converter<Integer> {
        @Override
        public @Nullable Integer convert(String given) {
            return Setting.read(given, "a whole number from 1 to 500", text -> number(text, 1, 500));
        }
    }

    /** The width of a rendition. */
    public static final class Pixels implements Converter<Integer> {
        @Override
        public @Nullable Integer convert(String given) {
            return Setting.read(
                    given, "whole numbers from 16 to 8192, such as 320,640,1280", text -> number(text, 16, 8192));
        }
    }

    /** Bytes. */
    public static final class Size implements Converter<MemorySize> {
        @Override
        public @Nullable MemorySize convert(String given) {
            return Setting.read(given, "a size from 1K to 1T, such as 64M", text -> {
                var size = new MemorySizeConverter().convert(text);
                require(size.asLongValue() >= 1L << 10 && size.asLongValue() <= 1L << 40);
                return size;
            });
        }
    }

    /** A part of a whole. */
    public static final class Share implements Converter<Double> {
        @Override
        public @Nullable Double convert(String given) {
            return Setting.read(given, "a number from 0 to 1, such as 0.25", text -> {
                require(text.matches("[01]|0?\\.[0-9]{1,9}|1\\.0+"));
                return Double.parseDouble(text);
            });
        }
    }

    /** How long until something counts e times less. */
    public static final class Decay implements Converter<Duration> {
        @Override
        public @Nullable Duration convert(String given) {
            return Setting.read(
                    given,
                    "a duration from 1D to 36500D, such as 365D",
                    text -> duration(text, Duration.ofDays(1), Duration.ofDays(36_500)));
        }
    }

    /** How long a request or a client may take. */
    public static final class Timeout implements Converter<Duration> {
        @Override
        public @Nullable Duration convert(String given) {
            return Setting.read(
                    given,
                    "a duration from 1s to 24h, such as 30s",
                    text -> duration(text, Duration.ofSeconds(1), Duration.ofDays(1)));
        }
    }

    /** How long one step of a request may take. */
    public static final class StepTimeout implements Converter<Duration> {
        @Override
        public @Nullable Duration convert(String given) {
            return Setting.read(
                    given,
                    "a duration from 1ms to 1h, such as 500ms or 10s",
                    text -> duration(text, Duration.ofMillis(1), Duration.ofHours(1)));
        }
    }

    /** How long something is stored. */
    public static final class Retention implements Converter<Duration> {
        @Override
        public @Nullable Duration convert(String given) {
            return Setting.read(
                    given,
                    "a duration from 1m to 3650D, such as 24h or 90D",
                    text -> duration(text, Duration.ofMinutes(1), Duration.ofDays(3650)));
        }
    }

    /** How often a job runs; the scheduler knows neither milliseconds nor days. */
    public static final class Interval implements Converter<Duration> {
        @Override
        public @Nullable Duration convert(String given) {
            return Setting.read(given, "an interval from 1s to 1h, such as 1s or 5m", text -> {
                require(text.matches("(?i)[0-9]+[smh]"));
                return duration(text, Duration.ofSeconds(1), Duration.ofHours(1));
            });
        }
    }

    private static int number(String text, int least, int most) {
        int number = Integer.parseInt(text);
        require(number >= least && number <= most);
        return number;
    }

    private static Duration duration(String text, Duration least, Duration most) {
        var duration = DurationConverter.parseDuration(text);
        require(duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0);
        return duration;
    }
}
