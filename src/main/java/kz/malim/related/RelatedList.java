package kz.malim.related;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import kz.malim.management.CommonFields;
import kz.malim.web.RequestJson;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The curated related articles of an article, as editors see them. */
@Schema(name = "CuratedList", description = "The curated related articles of an article, in display order.")
public record RelatedList(List<Item> items) {
    private static final int MAX_ITEMS = 50;
    private static final int MAX_TITLE = 500;

    /** A curated related article. */
    @Schema(name = "CuratedItem", description = "A curated related article.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(
            UUID article,

            @Schema(description = "Absent for a draft in a section that your key has no access to.") @Nullable
            String slug,

            @Schema(description = "Overrides the article's title.") @Nullable
            String title) {}

    /** The list as editors send it. */
    @Schema(
            name = "CuratedListInput",
            description = "The curated related articles, in display order. Replaces the whole list.")
    public record Input(@Schema(maxItems = MAX_ITEMS) List<InputItem> items) {
        public Input {
            if (items == null || items.size() > MAX_ITEMS) {
                throw RequestJson.refused("items", "At most " + MAX_ITEMS + " items.");
            }
            var seen = new HashSet<UUID>();
            for (int i = 0; i < items.size(); i++) {
                CommonFields.lineOrNull(items.get(i).title(), "items/" + i + "/title", MAX_TITLE);
                if (items.get(i).article() == null || !seen.add(items.get(i).article())) {
                    throw RequestJson.refused("items/" + i + "/article", "Required, and each article only once.");
                }
            }
        }
    }

    /** An article to relate. */
    @Schema(name = "CuratedItemInput", description = "An article to relate.")
    public record InputItem(
            @Schema(description = "The article's id.") UUID article,

            @Schema(maxLength = MAX_TITLE, description = "Overrides the article's title.") @Nullable
            String title) {}
}
