package kz.malim.syndication;

import jakarta.ws.rs.QueryParam;
import kz.malim.text.Language;
import kz.malim.web.RequestedLanguage;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The language of the articles of a feed. */
record FeedLanguageParameter(
        @Parameter(
                description =
                        "Only articles in this language, under a title in it. Of a tag or an author those among the newest thousand.",
                schema = @Schema(enumeration = {"kk", "kk-Latn", "kk-Arab", "ru", "en"}))
        @QueryParam("lang")
        @Nullable
        String lang) {

    @Nullable
    Language language() {
        return RequestedLanguage.of(lang);
    }
}
