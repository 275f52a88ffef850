package kz.malim.published;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
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
        if (fallback != null && lang == null) {
            throw Problem.invalidParameter("fallback", "A fallback needs a lang to fall back from.");
        }
        if (dedupe != null && !dedupe.equals("page")) {
            throw Problem.invalidParameter("dedupe", "Only \"page\" is known.");
        }
        return new ArticleRequest(
                slugOrId,
                parts,
                lang == null ? null : language("lang", lang),
                fallback == null ? List.of() : fallbacks(fallback),
                dedupe != null);
    }

    /** The same article with these parts too. */
    public ArticleRequest with(Include... more) {
        var all = EnumSet.copyOf(List.of(more));
        all.addAll(parts);
        return new ArticleRequest(slugOrId, all, lang, fallback, dedupe);
    }

    /** The languages that may be served, best first; empty when the article at the address is served whatever its language. */
    String[] languages() {
        if (lang == null) {
            return new String[0];
        }
        var all = new ArrayList<Language>();
        all.add(lang);
        all.addAll(fallback);
        return all.stream().distinct().map(Language::tag).toArray(String[]::new);
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
