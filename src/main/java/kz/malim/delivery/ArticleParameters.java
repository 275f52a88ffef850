package kz.malim.delivery;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** How much of an article is asked for, and in which language, as the client wrote it. */
public record ArticleParameters(
        @Parameter(
                description =
                        "Parts to add, joined by commas: `authors` (whole records), `photos` (all of them, not only the"
                                + " lead photo), `related`, `blocks` (the front blocks shown beside articles), `translations`"
                                + " (titles and ledes of the translations). One level deep.",
                example = "related,blocks",
                schema =
                        @Schema(
                                pattern =
                                        "^(authors|photos|related|blocks|translations)(,(authors|photos|related|blocks|translations))*$"))
        @QueryParam("include")
        @Nullable
        String include,

        @Parameter(
                description =
                        "The language the reader wants: a translation of the addressed article is served where there is one.",
                schema = @Schema(enumeration = {"kk", "kk-Latn", "kk-Arab", "ru", "en"}))
        @QueryParam("lang")
        @Nullable
        String lang,

        @Parameter(
                description =
                        "What may be served when there is no article in `lang`: `none` (the default: 404 then), `any`, or"
                                + " languages in order of preference, joined by commas. `Content-Language` and `servedLanguage` tell"
                                + " what was served.",
                example = "kk",
                schema = @Schema(pattern = "^(none|any|(kk|kk-Latn|kk-Arab|ru|en)(,(kk|kk-Latn|kk-Arab|ru|en))*)$"))
        @QueryParam("fallback")
        @Nullable
        String fallback,

        @Parameter(
                description = "`page`: no story stands twice on the page. Related stories stay, blocks give way.",
                schema = @Schema(enumeration = "page"))
        @QueryParam("dedupe")
        @Nullable
        String dedupe) {

    ArticleRequest request(String slugOrId) {
        return ArticleRequest.of(slugOrId, Include.of(include), lang, fallback, dedupe);
    }
}
