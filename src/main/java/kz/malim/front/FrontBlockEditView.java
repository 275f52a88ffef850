package kz.malim.front;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.malim.management.VersionedView;
import kz.malim.text.Language;
import kz.malim.web.PageInfo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A front block as editors see it. */
@Schema(name = "EditedBlock", description = "A front block as editors see it, with everything pinned in it.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FrontBlockEditView(
        UUID id,

        @Schema(description = "The name in the public URL.") String name,

        String title,

        @Schema(description = "The title in other languages.")
        Map<String, String> titles,

        boolean besideArticles,
        int limit,

        @Schema(description = "The automatic query that follows the pinned articles; absent if there is none.")
        @Nullable
        Fill fill,

        @Schema(description = "The pinned articles in their order, including those that are not visible now.")
        List<Item> items,

        @Schema(description = "Incremented by every change. In quotes it is the `ETag`.")
        int version)
        implements VersionedView {

    /** The automatic query of a block. */
    @Schema(name = "EditedBlockFill", description = "The automatic query of a block.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Fill(
            @Nullable Language lang,
            @Nullable String section,
            @Nullable String tag) {}

    /** A pinned article. */
    @Schema(name = "EditedBlockItem", description = "A pinned article.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(
            UUID article,
            String slug,
            @Nullable String title,
            @Nullable String teaser,
            @Nullable Instant validFrom,
            @Nullable Instant validUntil) {
        static Item of(FrontBlock.Placement placement) {
            return new Item(
                    placement.article().id(),
                    placement.article().slug(),
                    placement.title(),
                    placement.teaser(),
                    placement.validFrom(),
                    placement.validUntil());
        }
    }

    /** One page of blocks. */
    @Schema(name = "EditedBlockPage", description = "One page of the front blocks, newest first.")
    public record Page(List<FrontBlockEditView> items, PageInfo page) {}
}
