package kz.malim.delivery;

import jakarta.ws.rs.QueryParam;
import java.util.Set;
import kz.malim.published.ArticleRequest;
import kz.malim.published.Include;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** In which language a part of an article is requested. */
record LanguageParameters(
        @Parameter(
                description = "Preferred language: the part of the article's translation is served if there is one.",
                schema = @Schema(enumeration = {"kk", "kk-Latn", "kk-Arab", "ru", "en"}))
        @QueryParam("lang")
        @Nullable
        String lang,

        @Parameter(
                description =
                        "What to serve when there is no article in `lang`: `none` (the default: 404), `any`, or languages"
                                + " in order of preference, comma-separated. `Content-Language` states which was served.",
                example = "kk",
                schema = @Schema(pattern = "^(none|any|(kk|kk-Latn|kk-Arab|ru|en)(,(kk|kk-Latn|kk-Arab|ru|en))*)$"))
        @QueryParam("fallback")
        @Nullable
        String fallback) {

    ArticleRequest request(String slugOrId, Set<Include> parts) {
        return ArticleRequest.of(slugOrId, parts, lang, fallback, null);
    }
}
