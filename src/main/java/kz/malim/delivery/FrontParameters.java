package kz.malim.delivery;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import kz.malim.listing.ArticleListParameters;
import kz.malim.listing.FieldSelection;
import kz.malim.listing.RequestedWidths;
import kz.malim.published.FrontRequest;
import kz.malim.text.Language;
import kz.malim.web.Accept;
import kz.malim.web.Problem;
import kz.malim.web.RequestedLanguage;
import kz.malim.web.Site;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** How blocks are requested: {@code @BeanParam FrontParameters parameters}. */
public record FrontParameters(
        @Parameter(
                description =
                        "Only stories in this language, of pinned ones the translation, under the title that the block has in it. A"
                                + " block without any is served in another: the same language in another script, or else the"
                                + " first of the site's languages in which it has one; `lang` of the block states which."
                                + " Default: stories in all languages.",
                schema = @Schema(enumeration = {"kk", "kk-Latn", "kk-Arab", "ru", "en"}))
        @QueryParam("lang")
        @Nullable
        String lang,

        @Parameter(
                description = "Maximum number of items of each block. Default: the limit of the block.",
                schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "" + FrontRequest.MAX_LIMIT))
        @QueryParam("limit")
        @Nullable
        String limit,

        @Parameter(
                description =
                        "Fields to return of each item, separated by commas; `byline.text` selects part of a field.",
                example = "id,title,byline.text",
                schema = @Schema(type = SchemaType.STRING, pattern = FieldSelection.PATTERN))
        @QueryParam("fields")
        @Nullable
        String fields,

        @Parameter(
                description = "A preset of `fields`: `card` for a site, `mobile` for an app, `full` for all.",
                schema = @Schema(enumeration = {"card", "mobile", "full"}))
        @QueryParam("profile")
        @Nullable
        String profile,

        @Parameter(
                description = ArticleListParameters.WIDTHS,
                example = "640,1280",
                schema = @Schema(type = SchemaType.STRING, pattern = RequestedWidths.PATTERN))
        @QueryParam("widths")
        @Nullable
        String widths) {
    FrontRequest request(Site site) {
        var wanted = RequestedLanguage.of(lang);
        return new FrontRequest(wanted == null ? List.<Language>of() : site.languagesFor(wanted), maxItems());
    }

    CardSelection cards(Accept accept) {
        return CardSelection.of(profile, fields, widths, accept);
    }

    private int maxItems() {
        if (limit == null) {
            return FrontRequest.MAX_LIMIT;
        }
        if (!limit.matches("[1-9]|[1-4][0-9]|50")) {
            throw Problem.invalidParameter("limit", "An integer from 1 to " + FrontRequest.MAX_LIMIT + ".");
        }
        return Integer.parseInt(limit);
    }
}
