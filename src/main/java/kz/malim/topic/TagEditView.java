package kz.malim.topic;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.malim.management.VersionedView;
import kz.malim.web.PageInfo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A tag as editors see it. */
@Schema(name = "EditedTag", description = "A tag as editors see it.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TagEditView(
        UUID id,

        @Schema(description = "The slug in the public URL.") String slug,

        String name,

        @Schema(description = "The name in other languages, by language tag.")
        Map<String, String> names,

        Tag.Kind kind,
        @Nullable String description,

        @Schema(description = "The description in other languages, by language tag.")
        Map<String, String> descriptions,

        @Schema(description = "Id of a photo of the newsroom.") @Nullable
        UUID photo,

        @Schema(description = "Addresses that stand for the same thing elsewhere.")
        List<String> sameAs,

        @Schema(description = "Other slugs of the tag: aliases, former slugs, and those of merged tags.")
        List<String> aliases,

        @Schema(description = "Incremented by every change. In quotes it is the `ETag`.")
        int version)
        implements VersionedView {

    /** One page of tags. */
    @Schema(name = "EditedTagPage", description = "One page of the tags, newest first.")
    public record Page(List<TagEditView> items, PageInfo page) {}
}
