package kz.malim.migration;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import kz.malim.text.Language;
import kz.malim.text.Slug;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A story as the system has it that it comes from. */
@Schema(name = "ForeignStory", description = "A story as another system has it.")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ForeignStory(
        @Schema(
                description = "Its id there. With `source` it says which article it is when it is sent again.",
                minLength = 1,
                maxLength = MAX_ID,
                examples = "48213")
        String id,

        Language lang,

        @Schema(description = "Plain text, or HTML of which the text is taken.", minLength = 1, maxLength = MAX_TITLE)
        String title,

        @Schema(description = "The excerpt or standfirst; as the title.", maxLength = MAX_LEDE) @Nullable
        String lede,

        @Schema(description = "The text, as the system stores or shows it.", maxLength = MAX_HTML) @Nullable
        String html,

        @Schema(
                description =
                        "Where readers found it. Relative addresses in `html` are resolved from it, and it becomes a"
                                + " former address of the article.",
                maxLength = MAX_URL,
                examples = "https://old.example.org/2019/05/23/bridge/")
        @Nullable
        String url,

        @Schema(
                description = "Other addresses that led to it; a path is meant on every host.",
                maxItems = MAX_ADDRESSES)
        List<String> addresses,

        @Schema(
                description = "Names, in the order of the byline. Those who are unknown are created.",
                maxItems = MAX_AUTHORS)
        List<String> authors,

        @Schema(
                description = "Names of tags, most important first. Those that are unknown are created.",
                maxItems = MAX_TAGS)
        List<String> tags,

        @Schema(description = "Slug of a section of this newsroom.") @Nullable
        Slug section,

        @Nullable Lead picture,

        @Schema(description = "When it was published there. With `publish` and in the future, it is scheduled.")
        @Nullable
        OffsetDateTime publishedAt,

        @Schema(description = "When it was last changed there. Default: `publishedAt`.") @Nullable
        OffsetDateTime updatedAt,

        @Schema(description = "Whether readers may see it. Otherwise it is a draft.") @Nullable
        Boolean publish) {
    static final int MAX_ID = 200;
    static final int MAX_TITLE = 2_000;
    static final int MAX_LEDE = 10_000;
    static final int MAX_HTML = 1_000_000;
    static final int MAX_URL = 2_000;
    static final int MAX_ADDRESSES = 20;
    static final int MAX_AUTHORS = 50;
    static final int MAX_TAGS = 200;

    /** The picture above the text. */
    @Schema(
            name = "ForeignLeadPicture",
            description = "The picture above the text. Its first repetition in `html` is left out.")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Lead(
            @Schema(maxLength = MAX_URL) String url,

            @Schema(maxLength = 1_000) @Nullable String alt,

            @Schema(
                    description = "HTML or plain text; a credit in it, as in «Фото: …», becomes the credit.",
                    maxLength = 10_000)
            @Nullable
            String caption) {}

    ForeignStory {
        addresses = addresses == null ? List.of() : List.copyOf(addresses);
        authors = authors == null ? List.of() : List.copyOf(authors);
        tags = tags == null ? List.of() : List.copyOf(tags);
    }

    boolean toBePublished() {
        return Boolean.TRUE.equals(publish);
    }

    /** All addresses that led to it. */
    List<String> formerAddresses() {
        return Stream.concat(Stream.ofNullable(url), addresses.stream())
                .distinct()
                .toList();
    }
}
