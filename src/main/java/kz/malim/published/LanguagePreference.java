package kz.malim.published;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kz.malim.text.Language;
import kz.malim.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The language that is asked for, and what may be served instead.
 *
 * @param lang null when whatever there is may be served
 * @param fallback what may be served instead, in order
 */
public record LanguagePreference(@Nullable Language lang, List<Language> fallback) {
    public static final LanguagePreference NONE = new LanguagePreference(null, List.of());

    public static LanguagePreference of(@Nullable String lang, @Nullable String fallback) {
        if (fallback != null && lang == null) {
            throw Problem.invalidParameter("fallback", "A fallback needs a lang to fall back from.");
        }
        return new LanguagePreference(
                lang == null ? null : language("lang", lang), fallback == null ? List.of() : fallbacks(fallback));
    }

    /** The languages that may be served, best first; none when any may. */
    List<Language> languages() {
        return Stream.concat(Stream.ofNullable(lang), fallback.stream())
                .distinct()
                .toList();
    }

    /** The language in which a translated text is served; null if it is the general one, whose language is not known. */
    @Nullable
    Language served(Map<String, String> translations) {
        return languages().stream()
                .filter(language -> translations.containsKey(language.tag()))
                .findFirst()
                .orElse(null);
    }

    /** The best of the translations, or the general text. */
    String text(String general, Map<String, String> translations) {
        var served = served(translations);
        return served == null ? general : translations.getOrDefault(served.tag(), general);
    }

    @Nullable
    String textOrNull(@Nullable String general, Map<String, String> translations) {
        var served = served(translations);
        return served == null ? general : translations.get(served.tag());
    }

    private static List<Language> fallbacks(String parameter) {
        return switch (parameter) {
            case "none" -> List.of();
            case "any" -> List.of(Language.values());
            default ->
                Arrays.stream(parameter.split(",", -1))
                        .map(tag -> language("fallback", tag))
                        .toList();
        };
    }

    private static Language language(String parameter, String tag) {
        return Language.of(tag)
                .orElseThrow(() -> Problem.invalidParameter(
                        parameter,
                        "Languages are "
                                + String.join(
                                        ", ",
                                        Stream.of(Language.values())
                                                .map(Language::tag)
                                                .toList()) + "."));
    }
}
