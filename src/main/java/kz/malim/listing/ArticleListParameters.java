package kz.malim.listing;

import jakarta.ws.rs.QueryParam;
import kz.malim.text.Slug;
import kz.malim.web.OpaqueCursor;
import kz.malim.web.PageLimit;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters of a list of articles, as the client sent them. */
public record ArticleListParameters(
        @Parameter(
                description =
                        "Only articles that contain all words, in any inflected form and however typed: `министрлік` matches"
                                + " «министрлігінің»; `Qazaqstan`, `Казахстан` and `казакстан` match «Қазақстан», `Moscow` «Мәскеу»."
                                + " `\"two words\"` are a phrase, `-word` excludes one, `one OR other` needs either (`OR` in"
                                + " capitals); `title:`, `author:` and `section:` before a word or a phrase look there alone. Where nothing"
                                + " has the words, the last one may be incomplete, and other forms and derivations of their roots count."
                                + " Any text is valid. Sorted by relevance unless `sort` is set; `highlight` of each item marks the"
                                + " matches.",
                example = "кітапхана",
                schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = SearchCriteria.MAX_LENGTH))
        @QueryParam("q")
        @Nullable
        String q,

        @Parameter(
                description =
                        "Whether to search for `didYouMean` at once when nothing matches `q`. The response then has"
                                + " `autocorrected`, and its items are those of the corrected text.",
                schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
        @QueryParam("autocorrect")
        @Nullable
        String autocorrect,

        @Parameter(
                description =
                        "Only articles in this language, or in one of several separated by commas: `kk`, `kk-Latn`, `kk-Arab`,"
                                + " `ru`, `en`. Regions are ignored: `kk-KZ` is `kk`.",
                example = "kk,ru",
                schema =
                        @Schema(
                                type = SchemaType.STRING,
                                pattern =
                                        "^(kk|ru|en)([-_][A-Za-z0-9]{1,8})*(,(kk|ru|en)([-_][A-Za-z0-9]{1,8})*){0,19}$"))
        @QueryParam("lang")
        @Nullable
        String lang,

        @Parameter(
                description =
                        "Only articles of the section with this slug or of its descendants; with several separated by commas, of"
                                + " any of them. At most 20.",
                example = "madeniet",
                schema = @Schema(type = SchemaType.STRING, pattern = CommaSeparatedList.SLUGS))
        @QueryParam("section")
        @Nullable
        String section,

        @Parameter(
                description =
                        "Only articles of this kind, such as `opinion`; of any of several separated by commas. At most 20.",
                example = "news,analysis",
                schema = @Schema(type = SchemaType.STRING, pattern = "^[a-z0-9-]+(,[a-z0-9-]+){0,19}$"))
        @QueryParam("kind")
        @Nullable
        String kind,

        @Parameter(
                description =
                        "Only articles that came to be in this way, by the code of `digitalSourceType`; in any of several"
                                + " separated by commas. At most 20.",
                example = "trainedAlgorithmicMedia",
                schema = @Schema(type = SchemaType.STRING, pattern = "^[A-Za-z]+(,[A-Za-z]+){0,19}$"))
        @QueryParam("digitalSource")
        @Nullable
        String digitalSource,

        @Parameter(
                description =
                        "Only articles with the tag of this slug. `a,b` requires both tags, `a|b` either of them (encode `|` as"
                                + " `%7C`), `!c` excludes a tag; combined: `a|b,d,!c`. At most 20 tags. In URLs written by hand `tag!=c`"
                                + " excludes as well.",
                example = "kitaphana",
                schema = @Schema(type = SchemaType.STRING, pattern = TagFilter.TERMS))
        @QueryParam("tag")
        @Nullable
        String tag,

        @Parameter(
                description =
                        "Only articles without the tag of this slug; without any of several separated by commas. Convenient in a"
                                + " URL: `?tag=a,b&tag!=c`. At most 20.",
                example = "sport",
                schema = @Schema(type = SchemaType.STRING, pattern = CommaSeparatedList.SLUGS))
        @QueryParam("tag!")
        @Nullable
        String withoutTag,

        @Parameter(
                description =
                        "Only articles by the author of this slug; by any of several separated by commas. At most 20.",
                example = "aysulu-togzhan",
                schema = @Schema(type = SchemaType.STRING, pattern = CommaSeparatedList.SLUGS))
        @QueryParam("author")
        @Nullable
        String author,

        @Parameter(
                description =
                        "Only articles published at or after this time: a date (`2024-05-01`, from the start of the day) or a time"
                                + " with its offset (`2024-05-01T09:30:00Z`).",
                example = "2024-05-01",
                schema = @Schema(type = SchemaType.STRING, pattern = DateRange.DATE_OR_TIME))
        @QueryParam("from")
        @Nullable
        String from,

        @Parameter(
                description =
                        "Only articles published at or before this time: a date (`2024-05-31`, to the end of the day) or a time with"
                                + " its offset.",
                example = "2024-05-31",
                schema = @Schema(type = SchemaType.STRING, pattern = DateRange.DATE_OR_TIME))
        @QueryParam("to")
        @Nullable
        String to,

        @Parameter(
                description =
                        "IANA time zone of the dates in `from` and `to`. Default: the time zone of the site. Affects nothing else.",
                example = "Asia/Almaty",
                schema = @Schema(type = SchemaType.STRING, maxLength = 64))
        @QueryParam("tz")
        @Nullable
        String tz,

        @Parameter(
                description = "Only articles updated at or after this time (`updatedAt`), with its offset.",
                example = "2024-05-01T09:30:00Z",
                schema = @Schema(type = SchemaType.STRING, format = "date-time", maxLength = 35))
        @QueryParam("updatedSince")
        @Nullable
        String updatedSince,

        @Parameter(
                description =
                        "Only these articles: ids or slugs separated by commas, at most 100; former slugs too. Returned in the"
                                + " order of `sort`; `missing` has those that are not there, and why.",
                schema = @Schema(type = SchemaType.STRING, pattern = "^" + Slug.WORDS + "(," + Slug.WORDS + "){0,99}$"))
        @QueryParam("ids")
        @Nullable
        String ids,

        @Parameter(
                description =
                        "Sort keys separated by commas, with `-` for descending order: any of `publishedAt`, `updatedAt` and `title`"
                                + " (by the Kazakh alphabet). Ties are broken by id. With `q` also `relevance`, which cannot be combined: it ranks"
                                + " by match and recency the 250 newest articles that match, the 250 newest that match in title or lede, and those whose title is `q`;"
                                + " `page.ranked` tells where it ends.",
                example = "-publishedAt,title",
                schema =
                        @Schema(
                                type = SchemaType.STRING,
                                defaultValue = "-publishedAt",
                                pattern =
                                        "^(relevance|-?(publishedAt|updatedAt|title)(,-?(publishedAt|updatedAt|title)){0,2})$"))
        @QueryParam("sort")
        @Nullable
        String sort,

        @Parameter(
                description = "Maximum number of items.",
                schema =
                        @Schema(
                                type = SchemaType.INTEGER,
                                minimum = "1",
                                maximum = "" + PageLimit.MAX,
                                defaultValue = "" + PageLimit.DEFAULT))
        @QueryParam("limit")
        @Nullable
        String limit,

        @Parameter(
                description =
                        "`page.next` or `page.prev` of another page of the same list, unchanged. Valid only with the filters and the"
                                + " sort order it was issued for.",
                schema =
                        @Schema(
                                type = SchemaType.STRING,
                                maxLength = OpaqueCursor.MAX_LENGTH,
                                pattern = OpaqueCursor.PATTERN))
        @QueryParam("cursor")
        @Nullable
        String cursor,

        @Parameter(
                description =
                        "Page number from 1, instead of a cursor. `page` times `limit` is at most 10,000; use cursors beyond that, and"
                                + " to read a list without gaps while articles are published.",
                schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "10000"))
        @QueryParam("page")
        @Nullable
        String page,

        @Parameter(
                description =
                        "Whether to return the number of articles in `page.total`: `none`, `estimate` (counts up to 10,000; with"
                                + " `q`, up to 2,000) or `exact` (counts up to 100,000; with both `q` and `facets`, up to 2,000).",
                schema =
                        @Schema(
                                type = SchemaType.STRING,
                                enumeration = {"none", "estimate", "exact"},
                                defaultValue = "none"))
        @QueryParam("count")
        @Nullable
        String count,

        @Parameter(
                description =
                        "Count the articles of the list by any of `tag`, `section`, `author` and `lang`, separated by commas.",
                example = "tag,section",
                schema =
                        @Schema(
                                type = SchemaType.STRING,
                                pattern = "^(tag|section|author|lang)(,(tag|section|author|lang)){0,3}$"))
        @QueryParam("facets")
        @Nullable
        String facets,

        @Parameter(
                description =
                        "Fields to return in each item, separated by commas; `byline.text` selects part of a field. `body` is returned"
                                + " only when selected here.",
                example = "id,title,byline.text",
                schema = @Schema(type = SchemaType.STRING, pattern = FieldSelection.PATTERN))
        @QueryParam("fields")
        @Nullable
        String fields,

        @Parameter(
                description =
                        "A preset of `fields`: `card` for a site, `mobile` for an app, `full` for all but the body.",
                schema = @Schema(enumeration = {"card", "mobile", "full"}))
        @QueryParam("profile")
        @Nullable
        String profile,

        @Parameter(
                description =
                        "`photos` adds to each item every photo of its article, so that whoever stores bodies has what they name.",
                schema = @Schema(enumeration = "photos"))
        @QueryParam("include")
        @Nullable
        String include,

        @Parameter(
                description = WIDTHS,
                example = "640,1280",
                schema = @Schema(type = SchemaType.STRING, pattern = RequestedWidths.PATTERN))
        @QueryParam("widths")
        @Nullable
        String widths) {
    public static final String WIDTHS =
            "Only these of the `widths` of pictures, comma-separated, any of `malim.media.widths`. A smaller picture has its own width instead.";

    /** The first page of the newest articles, without any parameter. */
    public static ArticleListParameters newest() {
        return new ArticleListParameters(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null, null, null, null);
    }

    /** All articles that pass these filters. */
    public static ArticleListParameters filtered(
            @Nullable String lang,
            @Nullable String section,
            @Nullable String tag,
            @Nullable String withoutTag,
            @Nullable String author,
            @Nullable String fields) {
        return new ArticleListParameters(
                null,
                null,
                lang,
                section,
                null,
                null,
                tag,
                withoutTag,
                author,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                fields,
                null,
                null,
                null);
    }
}
