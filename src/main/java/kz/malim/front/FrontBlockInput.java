package kz.malim.front;

import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import kz.malim.text.Language;
import kz.malim.text.Slug;
import kz.malim.web.CommonFields;
import kz.malim.web.RequestJson;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A front block as editors send one: itself and everything pinned in it, in order. */
@Schema(
        name = "BlockInput",
        description =
                "A front block with everything pinned in it, in the order to show. To reorder, send `items` in another order.")
record FrontBlockInput(
        @Schema(description = "The name in the address among readers. Left out, it is made from the title.") @Nullable
        Slug name,

        @Schema(minLength = 1, maxLength = CommonFields.NAME, description = "The heading to show.")
        String title,

        @Schema(description = "Whether it is shown beside articles too. Left out: `false`.") @Nullable
        Boolean besideArticles,

        @Schema(minimum = "1", maximum = "50", description = "How many stories it shows at most. Left out: 20.")
        @Nullable
        Integer limit,

        @Schema(description = "What fills it up behind the pinned stories: the newest of these. Left out: nothing.")
        @Nullable
        Fill fill,

        @Schema(maxItems = MOST_ITEMS, description = "The pinned stories. Left out: none.") @Nullable
        List<Item> items) {
    static final int MOST_ITEMS = 100;

    private static final int USUAL_LIMIT = 20;
    private static final int MOST_SHOWN = 50;
    private static final int TITLE = 500;
    private static final int TEASER = 2_000;

    FrontBlockInput {
        title = CommonFields.line(title, "title", CommonFields.NAME);
        besideArticles = besideArticles != null && besideArticles;
        limit = limit == null ? USUAL_LIMIT : limit;
        items = items == null ? List.of() : List.copyOf(items);
        if (limit < 1 || limit > MOST_SHOWN) {
            throw RequestJson.refused("limit", "1 to " + MOST_SHOWN + ".");
        }
        if (items.size() > MOST_ITEMS) {
            throw RequestJson.refused("items", "At most " + MOST_ITEMS + ".");
        }
        var seen = new HashSet<UUID>();
        for (int i = 0; i < items.size(); i++) {
            items.get(i).check("items/" + i);
            if (!seen.add(items.get(i).article())) {
                throw RequestJson.refused("items/" + i + "/article", "It is pinned already.");
            }
        }
    }

    Slug address() {
        return CommonFields.slug(name, title);
    }

    /** The automatic query of a block. */
    @Schema(
            name = "BlockFill",
            description = "The newest articles of a language, a section and a tag; of all that is left out.")
    record Fill(
            @Nullable Language lang,
            @Nullable Slug section,
            @Nullable Slug tag) {}

    /** A pinned story. */
    @Schema(
            name = "BlockPin",
            description = "A pinned story, with words of the block's own if it tells it differently.")
    record Item(
            @Schema(description = "The article's id.") UUID article,

            @Schema(maxLength = TITLE, description = "Shown instead of the article's title.") @Nullable
            String title,

            @Schema(maxLength = TEASER, description = "Shown instead of the article's lede.") @Nullable
            String teaser,

            @Schema(description = "Shown from then on.") @Nullable
            OffsetDateTime validFrom,

            @Schema(description = "Not shown any more from then on.") @Nullable
            OffsetDateTime validUntil) {
        private void check(String at) {
            if (article == null) {
                throw RequestJson.refused(at + "/article", "Name the article.");
            }
            CommonFields.lineOrNull(title, at + "/title", TITLE);
            CommonFields.lineOrNull(teaser, at + "/teaser", TEASER);
            if (validFrom != null && validUntil != null && !validFrom.isBefore(validUntil)) {
                throw RequestJson.refused(at + "/validUntil", "It has to be after validFrom.");
            }
        }
    }
}
