package kz.malim.published;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import kz.malim.text.Language;
import kz.malim.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Which article is requested, and which parts of it.
 *
 * @param lang the preferred language; null for the article's own
 * @param fallback what may be served instead, in order
 * @param dedupe whether the page may show an article only once
 */
public record ArticleRequest(
        String slugOrId, Set<Include> parts, @Nullable Language lang, List<Language> fallback, boolean dedupe) {

    public static ArticleRequest of(String slugOrId, Set<Include> parts) {
        return new ArticleRequest(slugOrId, parts, null, List.of(), false);
    }

    public static ArticleRequest of(
            String slugOrId,
            Set<Include> parts,
            @Nullable String lang,
            @Nullable String fallback,
            @Nullable String dedupe) {
        var languages = LanguagePreference.of(lang, fallback);
        if (dedupe != null && !dedupe.equals("page")) {
            throw Problem.invalidParameter("dedupe", "Only \"page\" is known.");
        }
        return new ArticleRequest(slugOrId, parts, languages.lang(), languages.fallback(), dedupe != null);
    }

    /** The same article with these parts too. */
    public ArticleRequest with(Set<Include> more) {
        var all = EnumSet.copyOf(more);
        all.addAll(parts);
        return new ArticleRequest(slugOrId, all, lang, fallback, dedupe);
    }

    /** The languages that may be served, best first; empty when the article at the address is served whatever its language. */
    String[] languages() {
        return lang == null
                ? new String[0]
                : new LanguagePreference(lang, fallback)
                        .languages().stream().map(Language::tag).toArray(String[]::new);
    }
}
