package kz.malim.web;

import kz.malim.text.Language;
import org.jspecify.annotations.Nullable;

/** The language that a client asks for by the parameter {@code lang}. */
public final class RequestedLanguage {
    private RequestedLanguage() {}

    /** @return null if it asks for none */
    public static @Nullable Language of(@Nullable String lang) {
        return lang == null
                ? null
                : Language.of(lang)
                        .orElseThrow(() ->
                                Problem.invalidParameter("lang", "Languages are kk, kk-Latn, kk-Arab, ru and en."));
    }
}
