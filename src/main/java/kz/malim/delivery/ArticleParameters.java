package kz.malim.delivery;

import jakarta.ws.rs.QueryParam;
import java.util.EnumSet;
import java.util.Set;
import kz.malim.published.ArticleRequest;
import kz.malim.published.BodyFormat;
import kz.malim.published.Include;
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
        String dedupe,

        @Parameter(
                description =
                        "How the body is sent: as `blocks` in `body`, or drawn in a field of that name instead: `html` (a fragment, safe to insert), `text`, `markdown`.",
                schema =
                        @Schema(
                                enumeration = {"blocks", "html", "text", "markdown"},
                                defaultValue = "blocks"))
        @QueryParam("body")
        @Nullable
        String body,

        @Parameter(
                description =
                        "How much a kind of client needs: a `card` without a body, `mobile` without what stands beside the story, `full` with everything.",
                schema = @Schema(enumeration = {"card", "mobile", "full"}))
        @QueryParam("profile")
        @Nullable
        String profile,

        @Parameter(
                description =
                        "Only these fields, joined by commas; a dot goes one level deeper. What `include` names is sent besides.",
                example = "id,title,byline.text",
                schema = @Schema(pattern = "^[A-Za-z]+([.][A-Za-z]+)?(,[A-Za-z]+([.][A-Za-z]+)?)*$", maxLength = 1000))
        @QueryParam("fields")
        @Nullable
        String fields,

        @Parameter(
                description = "The form of the answer, for people: what programs say with `Accept`.",
                schema =
                        @Schema(
                                enumeration = {"json", "ninjs", "jsonld", "html", "markdown", "text", "atom"},
                                defaultValue = "json"))
        @QueryParam("format")
        @Nullable
        String format) {

    ArticleRequest request(String slugOrId) {
        return ArticleRequest.of(slugOrId, parts(), lang, fallback, dedupe);
    }

    /** What is left of the article when it is sent. */
    Representation selection() {
        return Representation.of(
                profile == null ? null : Profile.of(profile), fields, BodyFormat.of(body), Include.of(include));
    }

    private Set<Include> parts() {
        var parts = EnumSet.noneOf(Include.class);
        parts.addAll(Include.of(include));
        if (profile != null) {
            parts.addAll(Profile.of(profile).parts());
        }
        if (BodyFormat.of(body) != BodyFormat.BLOCKS) {
            parts.add(Include.PHOTOS); // they are drawn where they stand
        }
        return parts;
    }
}
