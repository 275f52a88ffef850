package kz.malim.article;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import kz.malim.text.CleanText;
import kz.malim.text.Slug;
import kz.malim.web.ContentUsage;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an article says of itself besides its text, each part optional. A revision stores it as one JSON document, since no
 * list filters or sorts by it; readers of the article may see all of it.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ArticleDetails(
        @Nullable String kicker,
        @Nullable String shortTitle,
        @Nullable Dateline dateline,
        @Nullable Boolean breaking,
        @Nullable Integer urgency,
        List<Label> labels,
        @Nullable Sponsor sponsor,
        @Nullable Seo seo,
        @Nullable Social social,
        @Nullable Boolean accessibleForFree,
        @Nullable ContentUsage usage) {

    public static final ArticleDetails NONE =
            new ArticleDetails(null, null, null, null, null, List.of(), null, null, null, null, null);

    public ArticleDetails {
        labels = labels == null ? List.of() : List.copyOf(labels);
    }

    /** Where a story was written. */
    @Schema(name = "Dateline", description = "Where the story was written.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Dateline(
            @Schema(examples = "Астана", minLength = 1, maxLength = DetailRules.NAME)
            String place,

            @Schema(
                    description = "The dateline as printed, if it is more than the place.",
                    examples = "АСТАНА, 20 қараша",
                    maxLength = DetailRules.NAME)
            @Nullable
            String text) {

        public Dateline {
            place = place == null ? "" : CleanText.line(place);
            text = CleanText.lineOrNull(text);
        }
    }

    /** A mark of the newsroom's own. */
    @Schema(
            name = "Label",
            description = "A mark of the newsroom's own to show with the title, such as \"Exclusive\" or \"18+\".")
    public record Label(
            @Schema(description = "For programs: style by it.", examples = "exclusive")
            Slug slug,

            @Schema(description = "For readers.", examples = "Эксклюзив", minLength = 1, maxLength = DetailRules.NAME)
            String name) {

        public Label {
            name = name == null ? "" : CleanText.line(name);
        }
    }

    /** Who paid for a story. */
    @Schema(name = "Sponsor", description = "Who paid for the story: show it wherever the story is shown.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Sponsor(
            @Schema(minLength = 1, maxLength = DetailRules.NAME)
            String name,

            @Schema(
                    description = "The sponsor's site; mark links to it as `rel=\"sponsored\"`.",
                    maxLength = ContentRules.ADDRESS)
            @Nullable
            String url,

            @Schema(description = "URL of a picture.", maxLength = ContentRules.ADDRESS) @Nullable
            String logo) {

        public Sponsor {
            name = name == null ? "" : CleanText.line(name);
            url = CleanText.lineOrNull(url);
            logo = CleanText.lineOrNull(logo);
        }
    }

    /** For search engines. */
    @Schema(
            name = "Seo",
            description =
                    "What search engines are told where it differs from the article: for `title`, `meta` and `link` elements.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Seo(
            @Schema(description = "Default: `title`.", maxLength = ContentRules.TITLE) @Nullable
            String title,

            @Schema(description = "Default: `lede`.", maxLength = ContentRules.LEDE) @Nullable
            String description,

            @Schema(
                    description = "URL of the original of a syndicated story. Default: `webUrl`.",
                    maxLength = ContentRules.ADDRESS)
            @Nullable
            String canonical,

            @Schema(description = "True keeps the story out of search engines and sitemaps; never false.") @Nullable
            Boolean noindex,

            @Schema(description = "Id of one of the article's photos. Default: the lead photo.") @Nullable
            UUID image) {

        static final Seo NONE = new Seo(null, null, null, null, null);

        public Seo {
            title = CleanText.lineOrNull(title);
            description = CleanText.lineOrNull(description);
            canonical = CleanText.lineOrNull(canonical);
            noindex = Boolean.TRUE.equals(noindex) ? true : null;
        }
    }

    /** For social networks. */
    @Schema(
            name = "Social",
            description = "What social networks and messengers show where it differs from the article: for Open Graph.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Social(
            @Schema(description = "Default: `title`.", maxLength = ContentRules.TITLE) @Nullable
            String title,

            @Schema(description = "Default: `lede`.", maxLength = ContentRules.LEDE) @Nullable
            String description,

            @Schema(description = "Id of one of the article's photos. Default: the lead photo.") @Nullable
            UUID image) {

        static final Social NONE = new Social(null, null, null);

        public Social {
            title = CleanText.lineOrNull(title);
            description = CleanText.lineOrNull(description);
        }
    }
}
