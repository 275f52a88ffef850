package kz.malim.listing;

import jakarta.ws.rs.QueryParam;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import kz.malim.published.PublishedArticles;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What a list of articles can be asked, as the client wrote it. */
public record ArticleListParameters(
        @Parameter(
                description =
                        "Only articles that have all these words, in any form and however they are typed: `министрлік` finds"
                                + " «министрлігінің», `Qazaqstan`, `Казахстан` and `казакстан` find «Қазақстан». Words in quotes"
                                + " stand side by side, `-word` must not be there, and the last word may be unfinished. Nothing"
                                + " typed is an error. Sorted by relevance unless `sort` says otherwise; each item tells in"
                                + " `highlight` what was found.",
                example = "кітапхана",
                schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = SearchCriteria.MAX_LENGTH))
        @QueryParam("q")
        @Nullable
        String q,

        @Parameter(
                description =
                        "Only articles in this language, or in one of several joined by commas: `kk`, `kk-Latn`, `kk-Arab`,"
                                + " `ru`, `en`. A region is ignored: `kk-KZ` is `kk`.",
                example = "kk,ru",
                schema = @Schema(type = SchemaType.STRING, pattern = "^[A-Za-z_-]+(,[A-Za-z_-]+){0,19}$"))
        @QueryParam("lang")
        @Nullable
        String lang,

        @Parameter(
                description =
                        "Only articles of the section with this slug or of a section below it; of several joined by commas,"
                                + " of any of them. At most 20.",
                example = "madeniet",
                schema = @Schema(type = SchemaType.STRING, pattern = "^[a-z0-9-]+(,[a-z0-9-]+){0,19}$"))
        @QueryParam("section")
        @Nullable
        String section,

        @Parameter(
                description =
                        "Only articles with the tag of this slug. `a,b` wants both tags, `a|b` one or the other (write"
                                + " `|` as `%7C`), `!c` articles without the tag c; together: `a|b,d,!c`. At most 20 tags.",
                example = "kitaphana",
                schema =
                        @Schema(
                                type = SchemaType.STRING,
                                pattern = "^(![a-z0-9-]+|[a-z0-9|-]+)(,(![a-z0-9-]+|[a-z0-9|-]+)){0,19}$"))
        @QueryParam("tag")
        @Nullable
        String tag,

        @Parameter(
                description =
                        "Only articles without the tag of this slug; without any of several joined by commas. Reads well"
                                + " in an address: `?tag=a,b&tag!=c`. At most 20.",
                example = "sport",
                schema = @Schema(type = SchemaType.STRING, pattern = "^[a-z0-9-]+(,[a-z0-9-]+){0,19}$"))
        @QueryParam("tag!")
        @Nullable
        String withoutTag,

        @Parameter(
                description =
                        "Only articles by the author of this slug; of several joined by commas, by any of them. At most 20.",
                example = "aysulu-togzhan",
                schema = @Schema(type = SchemaType.STRING, pattern = "^[a-z0-9-]+(,[a-z0-9-]+){0,19}$"))
        @QueryParam("author")
        @Nullable
        String author,

        @Parameter(
                description =
                        "Only articles published then or later: a day (`2024-05-01`, from its first moment) or a moment with"
                                + " its offset (`2024-05-01T09:30:00Z`).",
                example = "2024-05-01",
                schema = @Schema(type = SchemaType.STRING, pattern = DateRange.DAY_OR_MOMENT))
        @QueryParam("from")
        @Nullable
        String from,

        @Parameter(
                description =
                        "Only articles published then or earlier: a day (`2024-05-31`, to its last moment) or a moment with"
                                + " its offset.",
                example = "2024-05-31",
                schema = @Schema(type = SchemaType.STRING, pattern = DateRange.DAY_OR_MOMENT))
        @QueryParam("to")
        @Nullable
        String to,

        @Parameter(
                description =
                        "The zone in which the days of `from` and `to` begin and end, by its IANA name. Without it, the"
                                + " site's own. It moves these borders and nothing else.",
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
                        "Only these articles: ids or slugs joined by commas, at most 100. They come in the order of `sort`;"
                                + " those that do not exist are left out.",
                schema = @Schema(type = SchemaType.STRING, pattern = "^[a-z0-9-]+(,[a-z0-9-]+){0,99}$"))
        @QueryParam("ids")
        @Nullable
        String ids,

        @Parameter(
                description =
                        "What to sort by, the most important first, with `-` for the reverse: any of `publishedAt`,"
                                + " `updatedAt` and `title` (by the Kazakh alphabet). What is equal follows the id. With `q`"
                                + " also `relevance`, by itself: what matches best and is newest first, among the newest"
                                + " 250 that have the words and the newest 250 that have them in title or lede; when fewer have"
                                + " them, among these and the newest 250 whose last word begins so.",
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
                description = "The most items to send.",
                schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20"))
        @QueryParam("limit")
        @Nullable
        String limit,

        @Parameter(
                description =
                        "`page.next` or `page.prev` of another page of the same list, unchanged. Fits only the filters and"
                                + " the sort order it was made with.",
                schema = @Schema(type = SchemaType.STRING, maxLength = 2800))
        @QueryParam("cursor")
        @Nullable
        String cursor,

        @Parameter(
                description =
                        "The number of a page, from 1, instead of a cursor. `page` times `limit` is at most 10,000; beyond"
                                + " that, and wherever nothing may be missed, follow cursors.",
                schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "10000"))
        @QueryParam("page")
        @Nullable
        String page,

        @Parameter(
                description =
                        "Whether to tell in `page.total` how many articles the list has: `none`, `estimate` (at once, from"
                                + " statistics) or `exact` (counted, up to 100,000; with `facets` of what is searched for, up to 2,000).",
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
                        "What to count the articles of the list by: any of `tag`, `section`, `author` and `lang`, joined by"
                                + " commas.",
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
                        "The fields of an item to send, joined by commas, and no others; `byline.text` for a part of one."
                                + " `body` is sent only when it is named here.",
                example = "id,title,byline.text",
                schema = @Schema(type = SchemaType.STRING, pattern = "^[A-Za-z.]+(,[A-Za-z.]+){0,39}$"))
        @QueryParam("fields")
        @Nullable
        String fields) {

    /** The newest articles of all, as many as is usual. */
    public static ArticleListParameters newest() {
        return new ArticleListParameters(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null);
    }

    /** The address of this page, spelled in one way. */
    public String address() {
        var place = new HashMap<String, @Nullable String>();
        place.put("cursor", cursor);
        place.put("page", page);
        return address(place);
    }

    /** The address of the same list, spelled in one way, with other values for some parameters; null leaves one out. */
    public String address(Map<String, @Nullable String> changes) {
        var all = new LinkedHashMap<String, @Nullable String>();
        all.put("q", q);
        all.put("lang", lang);
        all.put("section", section);
        all.put("tag", tag);
        all.put("tag!", withoutTag);
        all.put("author", author);
        all.put("from", from);
        all.put("to", to);
        all.put("tz", tz);
        all.put("updatedSince", updatedSince);
        all.put("ids", ids);
        all.put("sort", sort);
        all.put("limit", limit);
        all.put("count", count);
        all.put("facets", facets);
        all.put("fields", fields);
        all.putAll(changes);
        var query = all.entrySet().stream()
                .filter(parameter -> parameter.getValue() != null)
                .map(parameter -> parameter.getKey() + "=" + encoded(String.valueOf(parameter.getValue())))
                .collect(Collectors.joining("&"));
        return PublishedArticles.PATH + (query.isEmpty() ? "" : "?" + query);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2C", ",")
                .replace("%3A", ":")
                .replace("%2F", "/")
                .replace("%21", "!");
    }
}
