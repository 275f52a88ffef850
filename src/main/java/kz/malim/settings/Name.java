package kz.malim.settings;

import static kz.malim.settings.Setting.require;

import java.time.ZoneId;
import kz.malim.text.Language;
import org.eclipse.microprofile.config.spi.Converter;
import org.jspecify.annotations.Nullable;

/** Settings that name something, or whoever is let in. */
public final class Name {
    private Name() {}

    /** What readers see, in one line. */
    public static final class Title implements Converter<String> {
        @Override
        public @Nullable String convert(String given) {
            return Setting.read(
                    given,
                    "a name of 1 to 200 characters in one line",
                    text -> matching(text, "[^\\p{Cntrl}\\u2028\\u2029]{1,200}"));
        }
    }

    /** A time zone with its history; an offset has no summer time, and PostgreSQL would read its sign the other way round. */
    public static final class Zone implements Converter<ZoneId> {
        @Override
        public @Nullable ZoneId convert(String given) {
            return Setting.read(given, "a time zone of the IANA database, such as Asia/Almaty", text -> {
                require(ZoneId.getAvailableZoneIds().contains(text));
                return ZoneId.of(text);
            });
        }
    }

    /** A telephone number, as readers are to see it. */
    public static final class Phone implements Converter<String> {
        @Override
        public @Nullable String convert(String given) {
            return Setting.read(
                    given,
                    "a telephone number, such as +7 727 000 00 00",
                    text -> matching(text, "\\+?[0-9(][0-9 ()-]{2,28}[0-9]"));
        }
    }

    /** A language that articles can be written in. */
    public static final class LanguageTag implements Converter<Language> {
        @Override
        public @Nullable Language convert(String given) {
            return Setting.read(
                    given,
                    "languages: kk, kk-Latn, kk-Arab, ru or en",
                    text -> Language.of(text)
                            .filter(language -> language.tag().equals(text))
                            .orElseThrow());
        }
    }

    /** A role of PostgreSQL; it is written into the migrations as it stands. */
    public static final class DatabaseRole implements Converter<String> {
        @Override
        public @Nullable String convert(String given) {
            return Setting.read(
                    given,
                    "a lower-case name of up to 63 letters, digits and _",
                    text -> matching(text, "[a-z_][a-z0-9_]{0,62}"));
        }
    }

    /** A bucket of an object store. */
    public static final class Bucket implements Converter<String> {
        @Override
        public @Nullable String convert(String given) {
            return Setting.read(
                    given,
                    "the name of a bucket: 3 to 63 letters, digits, . _ and -",
                    text -> matching(text, "[A-Za-z0-9._-]{3,63}"));
        }
    }

    /** A region of an object store. */
    public static final class Region implements Converter<String> {
        @Override
        public @Nullable String convert(String given) {
            return Setting.read(
                    given, "the name of a region, such as us-east-1", text -> matching(text, "[A-Za-z0-9_-]{1,63}"));
        }
    }

    /** A kind of articles, as the API has it. */
    public static final class Kind implements Converter<String> {
        @Override
        public @Nullable String convert(String given) {
            return Setting.read(
                    given,
                    "kinds of up to 40 lower-case letters, digits and hyphens, such as obituary",
                    text -> matching(text, "(?=.{1,40}$)[a-z0-9]++(?:-[a-z0-9]++)*+"));
        }
    }

    /** What an object store gave out. */
    public static final class Credential implements Converter<String> {
        @Override
        public @Nullable String convert(String given) {
            return Setting.read(given, "a key without spaces", text -> matching(text, "[\\x21-\\x7e]+"));
        }
    }

    /** A key of Malim's own: it must travel in a header. */
    public static final class Key implements Converter<String> {
        @Override
        public @Nullable String convert(String given) {
            return Setting.read(
                    given,
                    "32 to 200 visible ASCII characters without spaces",
                    text -> matching(text, "[\\x21-\\x7e]{32,200}"));
        }
    }

    static String matching(String text, String pattern) {
        require(text.matches(pattern));
        return text;
    }
}
