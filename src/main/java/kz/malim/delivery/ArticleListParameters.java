package kz.malim.delivery;

import jakarta.ws.rs.QueryParam;
import kz.malim.text.Slug;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What a list of articles can be asked, as the client wrote it. */
public record ArticleListParameters(
        @Parameter(
                description = "Only articles in this language. A region is ignored: `kk-KZ` is `kk`.",
                schema =
                        @Schema(
                                type = SchemaType.STRING,
                                enumeration = {"kk", "kk-Latn", "kk-Arab", "ru", "en"}))
        @QueryParam("lang")
        @Nullable
        String lang,

        @Parameter(
                description = "Only articles of the section with this slug, or of a section below it.",
                example = "madeniet",
                schema = @Schema(type = SchemaType.STRING, pattern = Slug.PATTERN, maxLength = Slug.LONGEST))
        @QueryParam("section")
        @Nullable
        String section,

        @Parameter(
                description = "Only articles with the tag of this slug.",
                example = "kitaphana",
                schema = @Schema(type = SchemaType.STRING, pattern = Slug.PATTERN, maxLength = Slug.LONGEST))
        @QueryParam("tag")
        @Nullable
        String tag,

        @Parameter(
                description = "Only articles by the author of this slug.",
                example = "aysulu-togzhan",
                schema = @Schema(type = SchemaType.STRING, pattern = Slug.PATTERN, maxLength = Slug.LONGEST))
        @QueryParam("author")
        @Nullable
        String author,

        @Parameter(
                description = "The most items to send.",
                schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20"))
        @QueryParam("limit")
        @Nullable
        String limit,

        @Parameter(
                description =
                        "`page.next` or `page.prev` of another page of the same list, unchanged. Fits only the filters it was made with.",
                schema = @Schema(type = SchemaType.STRING, maxLength = 64))
        @QueryParam("cursor")
        @Nullable
        String cursor) {}
