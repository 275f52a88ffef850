package kz.malim.front;

import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.malim.management.CommonFields;
import kz.malim.text.Language;
import kz.malim.text.Slug;
import kz.malim.web.RequestJson;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A front block as editors send it, with its pinned articles in order. */
@Schema(
        name = "BlockInput",
        description =
                "A front block with its pinned articles in display order. To reorder, send `items` in another order.")
record FrontBlockInput(
        @Schema(
                description =
                        "The name in the public URL. Default: generated from the title, with a number if it is taken.")
        @Nullable
        Slug name,

        @Schema(minLength = 1, maxLength = CommonFields.NAME, description = "The heading.")
        String title,

        @Schema(description = "The heading in other languages, by their tags.") @Nullable
        Map<String, String> titles,

        @Schema(description = "Whether it is included with articles too. Default: `false`.") @Nullable
        Boolean besideArticles,

        @Schema(minimum = "1", maximum = "50", description = "Maximum number of articles. Default: 20.") @Nullable
        Integer limit,

        @Schema(
                description =
                        "Fills the block after the pinned articles with the newest ones that match. Default: no fill.")
        @Nullable
        Fill fill,

        @Schema(maxItems = MAX_ITEMS, description = "The pinned articles. Default: none.") @Nullable
        List<Item> items) {
    static final int MAX_ITEMS = 100;

    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 50;
    private static final int MAX_TITLE = 500;
    private static final int MAX_TEASER = 2_000;

    FrontBlockInput {
        title = CommonFields.line(title, "title", CommonFields.NAME);
        titles = CommonFields.translations(titles, "titles", CommonFields.NAME);
        besideArticles = besideArticles != null && besideArticles;
        limit = limit == null ? DEFAULT_LIMIT : limit;
        items = items == null ? List.of() : List.copyOf(items);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw RequestJson.refused("limit", "1 to " + MAX_LIMIT + ".");
        }
        if (items.size() > MAX_ITEMS) {
            throw RequestJson.refused("items", "At most " + MAX_ITEMS + ".");
        }
        var seen = new HashSet<UUID>();
        for (int i = 0; i < items.size(); i++) {
            items.get(i).check("items/" + i);
            if (!seen.add(items.get(i).article())) {
                throw RequestJson.refused("items/" + i + "/article", "The article is pinned already.");
            }
        }
    }

    /** The automatic query of a block. */
    @Schema(
            name = "BlockFill",
            description = "Restricts the newest articles to a language, a section and a tag. Omit for no restriction.")
    record Fill(
            @Nullable Language lang,
            @Nullable Slug section,
            @Nullable Slug tag) {}

    /** A pinned article. */
    @Schema(name = "BlockPin", description = "A pinned article, with optional overrides.")
    record Item(
            @Schema(description = "The article's id.") UUID article,

            @Schema(maxLength = MAX_TITLE, description = "Overrides the article's title.") @Nullable
            String title,

            @Schema(maxLength = MAX_TEASER, description = "Overrides the article's lede.") @Nullable
            String teaser,

            @Schema(description = "Visible from this time on.") @Nullable
            OffsetDateTime validFrom,

            @Schema(description = "Visible until this time.") @Nullable
            OffsetDateTime validUntil) {
        private void check(String at) {
            if (article == null) {
                throw RequestJson.refused(at + "/article", "The article's id is required.");
            }
            CommonFields.lineOrNull(title, at + "/title", MAX_TITLE);
            CommonFields.lineOrNull(teaser, at + "/teaser", MAX_TEASER);
            if (validFrom != null && validUntil != null && !validFrom.isBefore(validUntil)) {
                throw RequestJson.refused(at + "/validUntil", "Must be after `validFrom`.");
            }
        }
    }
}
