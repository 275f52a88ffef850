package kz.malim.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.malim.article.ArticleContent;
import kz.malim.article.ContentRules;
import kz.malim.body.BodyBlock;
import kz.malim.body.BodyVisitor;
import kz.malim.media.PhotoRole;
import kz.malim.text.CleanText;
import kz.malim.text.Slug;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The content of a live entry, as editors send it and read it. */
@Schema(
        name = "LiveEntryContent",
        description =
                "The content of a live entry, to send and to edit: a title, a body or both. Omit fields without a value.")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record LiveEntryContent(
        @Schema(
                description =
                        "The time of the entry, as readers see it and by which entries are sorted. Default: the time of creation.")
        @Nullable
        OffsetDateTime at,

        @Schema(maxLength = 500) @Nullable String title,

        @Schema(description = "The byline as printed, if it is more than the authors' names.", maxLength = 300)
        @Nullable
        String byline,

        @Schema(description = "Slugs of authors, in the order of the byline.", maxItems = 50)
        List<Slug> authors,

        @Schema(
                description =
                        "The blocks in reading order, as in the body of an article, but no `video`, `audio`, `file` and"
                                + " `story`, no footnotes and no links to blocks. Photos that they name need no list.",
                maxItems = 1_000)
        List<BodyBlock> body,

        @Schema(description = "Whether it is a key event of the coverage.") @Nullable
        Boolean key,

        @Schema(description = "Whether it is pinned to the top. At most 10 entries of an article are.") @Nullable
        Boolean pinned,

        @Schema(
                description =
                        "The correction to show with the entry; readers also get its time. Leave it out for a mere improvement.")
        @Nullable
        Corrected corrected) {

    public LiveEntryContent {
        at = at == null ? null : at.truncatedTo(ChronoUnit.MICROS); // as it is stored
        title = CleanText.lineOrNull(title);
        byline = CleanText.lineOrNull(byline);
        authors = authors == null ? List.of() : List.copyOf(authors);
        body = body == null ? List.of() : List.copyOf(body);
        key = Boolean.TRUE.equals(key) ? key : null;
        pinned = Boolean.TRUE.equals(pinned) ? pinned : null;
    }

    /** What was wrong in an entry. */
    @Schema(name = "LiveEntryCorrection", description = "What was wrong in the entry.")
    public record Corrected(
            @Schema(minLength = 1, maxLength = 2_000) String text) {

        public Corrected {
            text = text == null ? "" : CleanText.line(text);
        }
    }

    boolean isKey() {
        return key != null;
    }

    boolean isPinned() {
        return pinned != null;
    }

    /** Rejects invalid content. Most of it is validated like an article's. */
    public void require() {
        LiveEntryRules.require(body);
        ContentRules.require(asArticle());
    }

    /** The parts that an article has too. */
    ArticleContent asArticle() {
        return ArticleContent.titled(title == null ? "-" : title)
                .byline(byline)
                .authors(authors)
                .photos(photos().keySet().stream()
                        .map(photo -> new ArticleContent.PhotoUse(photo, PhotoRole.BODY))
                        .toList())
                .body(body)
                .build();
    }

    /** The photos that the blocks name, each with the pointer to where it is first. */
    Map<UUID, String> photos() {
        var photos = new LinkedHashMap<UUID, String>();
        new BodyVisitor() {
            @Override
            public void photo(String at, @Nullable UUID photo) {
                if (photo != null) {
                    photos.putIfAbsent(photo, at);
                }
            }
        }.blocks("#/body", body);
        return photos;
    }
}
