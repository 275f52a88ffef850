package kz.malim.topic;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.malim.management.VersionedView;
import kz.malim.web.ContentUsage;
import kz.malim.web.PageInfo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A section as editors see it. */
@Schema(name = "EditedSection", description = "A section as editors see it.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SectionEditView(
        UUID id,

        @Schema(description = "The slug in the public URL; former slugs redirect.")
        String slug,

        String name,

        @Schema(description = "The name in other languages, by language tag.")
        Map<String, String> names,

        @Nullable String description,

        @Schema(description = "The description in other languages, by language tag.")
        Map<String, String> descriptions,

        @Schema(description = "Id of a photo of the newsroom.") @Nullable
        UUID photo,

        @Schema(description = "Its place among the sections of its parent; absent if it follows those that have one.")
        @Nullable
        Integer position,

        @Schema(description = "Slug of the parent section; absent at the top level.") @Nullable
        String parent,

        @Nullable ContentUsage usage,

        @Schema(description = "Incremented by every change. In quotes it is the `ETag`.")
        int version)
        implements VersionedView {

    /** One page of sections. */
    @Schema(name = "EditedSectionPage", description = "One page of the sections, newest first.")
    public record Page(List<SectionEditView> items, PageInfo page) {}
}
