package kz.malim.sync;

import jakarta.ws.rs.QueryParam;
import kz.malim.listing.CommaSeparatedList;
import kz.malim.listing.FieldSelection;
import kz.malim.listing.TagFilter;
import kz.malim.web.OpaqueCursor;
import kz.malim.web.PageLimit;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which changes are requested, as the client wrote it. */
public record ChangeParameters(
        @Parameter(
                description =
                        "`cursor` of the previous page, unchanged, with the filters it was issued for; `limit`, `fields` and"
                                + " `profile` may differ. Omit to begin with a snapshot.",
                schema = @Schema(maxLength = ChangeCursor.MAX_LENGTH, pattern = OpaqueCursor.PATTERN))
        @QueryParam("since")
        @Nullable
        String since,

        @Parameter(
                description = "Maximum number of items. A page ends earlier when it has reached about a megabyte.",
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
                        "Only changes of these kinds of things, separated by commas. Default: all. A client that does not take"
                                + " `article` can re-render from a `section` or `author` alone.",
                example = "article,live-entry",
                schema =
                        @Schema(
                                pattern =
                                        "^(section|tag|author|photo|article|live-entry|front)(,(section|tag|author|photo|article|live-entry|front)){0,6}$"))
        @QueryParam("kind")
        @Nullable
        String kind,

        @Parameter(
                description =
                        "Only articles in these languages, separated by commas, and their live entries. As of the list of articles, this"
                                + " filter and those below do not narrow other kinds of things.",
                example = "kk,ru",
                schema =
                        @Schema(
                                pattern =
                                        "^(kk|ru|en)([-_][A-Za-z0-9]{1,8})*(,(kk|ru|en)([-_][A-Za-z0-9]{1,8})*){0,19}$"))
        @QueryParam("lang")
        @Nullable
        String lang,

        @Parameter(
                description = "Only articles of these sections or their descendants, by slug.",
                example = "madeniet",
                schema = @Schema(pattern = CommaSeparatedList.SLUGS))
        @QueryParam("section")
        @Nullable
        String section,

        @Parameter(
                description = "Only articles with these tags, in the grammar of the list of articles: `a|b,d,!c`.",
                example = "kitaphana",
                schema = @Schema(pattern = TagFilter.TERMS))
        @QueryParam("tag")
        @Nullable
        String tag,

        @Parameter(
                description = "Only articles without these tags, by slug.",
                example = "sport",
                schema = @Schema(pattern = CommaSeparatedList.SLUGS))
        @QueryParam("tag!")
        @Nullable
        String withoutTag,

        @Parameter(
                description = "Only articles by any of these authors, by slug.",
                example = "aysulu-togzhan",
                schema = @Schema(pattern = CommaSeparatedList.SLUGS))
        @QueryParam("author")
        @Nullable
        String author,

        @Parameter(
                description = "Fields of the card of an article, separated by commas; with `body` its body too.",
                example = "id,title,byline.text",
                schema = @Schema(pattern = FieldSelection.PATTERN))
        @QueryParam("fields")
        @Nullable
        String fields,

        @Parameter(
                description =
                        "Articles as this profile of the operation `getArticle` has them, in place of cards; `full` without"
                                + " `related` and `blocks`, which change with every publication.",
                schema = @Schema(enumeration = {"card", "mobile", "full"}))
        @QueryParam("profile")
        @Nullable
        String profile) {}
