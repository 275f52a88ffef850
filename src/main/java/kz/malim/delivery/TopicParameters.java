package kz.malim.delivery;

import jakarta.ws.rs.QueryParam;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import kz.malim.management.PageParameters;
import kz.malim.published.LanguagePreference;
import kz.malim.web.PageInfo;
import kz.malim.web.Problem;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** In which language sections, tags and authors are requested, and what of them, as the client wrote it. */
public record TopicParameters(
        @Parameter(
                description = "Preferred language of names and texts. Without it the general ones are served.",
                example = "ru",
                schema = @Schema(enumeration = {"kk", "kk-Latn", "kk-Arab", "ru", "en"}))
        @QueryParam("lang")
        @Nullable
        String lang,

        @Parameter(
                description =
                        "What to serve where there is no text in `lang`: `none` (the default: the general text), `any`, or"
                                + " languages in order of preference, comma-separated, and after them the general text."
                                + " `servedLanguage` states which was served.",
                example = "kk",
                schema = @Schema(pattern = "^(none|any|(kk|kk-Latn|kk-Arab|ru|en)(,(kk|kk-Latn|kk-Arab|ru|en))*)$"))
        @QueryParam("fallback")
        @Nullable
        String fallback,

        @Parameter(description = "`count` adds numbers of published articles.", schema = @Schema(enumeration = "count"))
        @QueryParam("include")
        @Nullable
        String include) {

    LanguagePreference languages() {
        return LanguagePreference.of(lang, fallback);
    }

    boolean counted() {
        if (include != null && !include.equals("count")) {
            throw Problem.invalidParameter("include", "Only \"count\" is known.");
        }
        return include != null;
    }

    /** Equal for equal responses. */
    String key() {
        return languages() + " " + counted();
    }

    /** The link to the next page of a list, if there is one. */
    Map<String, String> next(String path, PageParameters page, PageInfo info, @Nullable String kind) {
        if (info.next() == null) {
            return Map.of();
        }
        var parameters = new LinkedHashMap<String, @Nullable String>();
        parameters.put("kind", kind);
        parameters.put("lang", lang);
        parameters.put("fallback", fallback);
        parameters.put("include", include);
        parameters.put("limit", page.limit());
        parameters.put("cursor", info.next());
        return Map.of(
                "Link",
                "<" + path + "?"
                        + parameters.entrySet().stream()
                                .filter((Map.Entry<String, @Nullable String> parameter) -> parameter.getValue() != null)
                                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                                .collect(Collectors.joining("&"))
                        + ">; rel=\"next\"");
    }
}
