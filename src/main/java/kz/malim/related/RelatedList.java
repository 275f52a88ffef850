package kz.malim.related;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import kz.malim.web.CommonFields;
import kz.malim.web.RequestJson;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The stories an editor put beside a story, as editors see them. */
@Schema(name = "CuratedList", description = "The stories an editor put beside a story, in the order to show.")
public record RelatedList(List<Item> items) {
    private static final int MOST = 50;
    private static final int TITLE = 500;

    /** One of them. */
    @Schema(name = "CuratedItem", description = "A story an editor put beside another.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(
            UUID article,

            @Schema(description = "Absent while it is a draft of a section that your key does not open.") @Nullable
            String slug,

            @Schema(description = "Shown instead of the article's title.") @Nullable
            String title) {}

    /** What editors send. */
    @Schema(
            name = "CuratedListInput",
            description = "The stories to put beside a story, in the order to show; no others stay.")
    public record Input(@Schema(maxItems = MOST) List<Wanted> items) {
        public Input {
            if (items == null || items.size() > MOST) {
                throw RequestJson.refused("items", "At most " + MOST + " stories.");
            }
            var seen = new HashSet<UUID>();
            for (int i = 0; i < items.size(); i++) {
                CommonFields.lineOrNull(items.get(i).title(), "items/" + i + "/title", TITLE);
                if (items.get(i).article() == null || !seen.add(items.get(i).article())) {
                    throw RequestJson.refused("items/" + i + "/article", "Name each article once.");
                }
            }
        }
    }

    /** A story to put beside another. */
    @Schema(name = "CuratedItemInput", description = "A story to put beside another.")
    public record Wanted(
            @Schema(description = "The article's id.") UUID article,

            @Schema(maxLength = TITLE, description = "Shown instead of the article's title.") @Nullable
            String title) {}
}
