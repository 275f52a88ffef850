package kz.malim.text;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A language an article can be written in, by its BCP 47 tag. */
@Schema(description = "BCP 47 tag of a language: Kazakh in Cyrillic (`kk`), Latin or Arabic letters, Russian, English.")
public enum Language {
    KAZAKH("kk"),
    KAZAKH_LATIN("kk-Latn"),
    KAZAKH_ARABIC("kk-Arab"),
    RUSSIAN("ru"),
    ENGLISH("en");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    @JsonValue
    public String tag() {
        return tag;
    }

    public boolean isRightToLeft() {
        return this == KAZAKH_ARABIC;
    }

    public Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    /**
     * The language a tag names: regions are ignored, {@code kk-Cyrl} is {@code kk}, and {@code kz}, a country code that
     * newsroom sites use as if it were a language, is {@code kk} too.
     */
    public static Optional<Language> of(String tag) {
        var subtags = tag.strip().replace('_', '-');
        var locale = Locale.forLanguageTag(subtags);
        // of ru-abc Java makes abc, an extended language
        var primary = subtags.split("-", 2)[0].toLowerCase(Locale.ROOT);
        var language = primary.equals("kz") ? "kk" : primary;
        var wanted = switch (locale.getScript()) {
            case "Latn" -> language.equals("kk") ? "kk-Latn" : language;
            case "Arab" -> language.equals("kk") ? "kk-Arab" : language;
            default -> language;
        };
        return Arrays.stream(values()).filter(known -> known.tag.equals(wanted)).findFirst();
    }

    @JsonCreator
    static Language required(String tag) {
        return of(tag).orElseThrow(
                        () -> new IllegalArgumentException("Languages are kk, kk-Latn, kk-Arab, ru and en."));
    }
}
