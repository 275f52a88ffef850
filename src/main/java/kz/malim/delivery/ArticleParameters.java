package kz.malim.delivery;

import jakarta.ws.rs.QueryParam;
import java.util.EnumSet;
import java.util.Set;
import kz.malim.listing.ArticleListParameters;
import kz.malim.listing.FieldSelection;
import kz.malim.listing.RequestedWidths;
import kz.malim.published.ArticleRequest;
import kz.malim.published.BodyFormat;
import kz.malim.published.Include;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which parts of an article are requested, and in which language, as the client wrote them. */
public record ArticleParameters(
        @Parameter(
                description =
                        "Parts to add, comma-separated: `authors` (full records), `photos` (all, not only the lead"
                                + " photo), `media` (videos, sounds and documents of the body), `related`, `blocks` (the front blocks of article pages), `translations` (titles"
                                + " and ledes of the translations), `entries` (the newest 20 of a live blog), `jsonld` (structured data for search engines). One level deep.",
                example = "related,blocks",
                schema =
                        @Schema(
                                pattern =
                                        "^(authors|photos|media|related|blocks|translations|entries|jsonld)(,(authors|photos|media|related|blocks|translations|entries|jsonld))*$"))
        @QueryParam("include")
        @Nullable
        String include,

        @Parameter(
                description = "Preferred language: a translation of the addressed article is served if there is one.",
                schema = @Schema(enumeration = {"kk", "kk-Latn", "kk-Arab", "ru", "en"}))
        @QueryParam("lang")
        @Nullable
        String lang,

        @Parameter(
                description =
                        "What to serve when there is no article in `lang`: `none` (the default: 404), `any`, or languages"
                                + " in order of preference, comma-separated. `Content-Language` and `servedLanguage` state which"
                                + " was served.",
                example = "kk",
                schema = @Schema(pattern = "^(none|any|(kk|kk-Latn|kk-Arab|ru|en)(,(kk|kk-Latn|kk-Arab|ru|en))*)$"))
        @QueryParam("fallback")
        @Nullable
        String fallback,

        @Parameter(
                description = "`page` removes duplicates across related and blocks; related items take precedence.",
                schema = @Schema(enumeration = "page"))
        @QueryParam("dedupe")
        @Nullable
        String dedupe,

        @Parameter(
                description =
                        "Format of the body: `blocks` in the field `body`, or rendered in a field of that name instead: `html` (a fragment, safe to insert), `text`, `markdown`.",
                schema =
                        @Schema(
                                enumeration = {"blocks", "html", "text", "markdown"},
                                defaultValue = "blocks"))
        @QueryParam("body")
        @Nullable
        String body,

        @Parameter(
                description =
                        "A preset of fields and parts: `card` without a body, `mobile` without related stories and blocks, `full` with everything but `jsonld`.",
                schema = @Schema(enumeration = {"card", "mobile", "full"}))
        @QueryParam("profile")
        @Nullable
        String profile,

        @Parameter(
                description =
                        "Only these fields, comma-separated; a dot selects a nested field. Parts named by `include` are added.",
                example = "id,title,byline.text",
                schema = @Schema(pattern = FieldSelection.PATTERN))
        @QueryParam("fields")
        @Nullable
        String fields,

        @Parameter(
                description = "Format of the response, for people; programs use `Accept`.",
                schema =
                        @Schema(
                                enumeration = {"json", "ninjs", "jsonld", "html", "markdown", "text", "atom"},
                                defaultValue = "json"))
        @QueryParam("format")
        @Nullable
        String format,

        @Parameter(
                description = ArticleListParameters.WIDTHS,
                example = "640,1280",
                schema = @Schema(pattern = RequestedWidths.PATTERN))
        @QueryParam("widths")
        @Nullable
        String widths) {

    ArticleRequest request(String slugOrId) {
        return ArticleRequest.of(slugOrId, parts(), lang, fallback, dedupe);
    }

    /** What of the article is sent. */
    Representation representation() {
        return Representation.of(
                        profile == null ? null : Profile.of(profile), fields, BodyFormat.of(body), Include.of(include))
                .with(RequestedWidths.of(widths));
    }

    private Set<Include> parts() {
        var parts = EnumSet.noneOf(Include.class);
        parts.addAll(Include.of(include));
        if (profile != null) {
            parts.addAll(Profile.of(profile).parts());
        }
        if (BodyFormat.of(body) != BodyFormat.BLOCKS) {
            parts.add(Include.PHOTOS); // they are rendered within the body
            parts.add(Include.MEDIA);
        }
        return parts;
    }
}
