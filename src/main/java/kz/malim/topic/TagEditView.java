package kz.malim.topic;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.malim.management.VersionedView;
import kz.malim.web.PageInfo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A tag as editors see it. */
@Schema(name = "EditedTag", description = "A tag as editors see it.")
public record TagEditView(
        UUID id,

        @Schema(description = "The slug in the public URL.") String slug,

        String name,

        @Schema(description = "The name in other languages, by language tag.")
        Map<String, String> names,

        @Schema(description = "Other slugs of the tag: aliases, former slugs, and those of merged tags.")
        List<String> aliases,

        @Schema(description = "Incremented by every change. In quotes it is the `ETag`.")
        int version)
        implements VersionedView {

    static TagEditView of(Tag tag, List<String> aliases) {
        return new TagEditView(tag.id(), tag.slug(), tag.name(), tag.names(), aliases, tag.version());
    }

    /** One page of tags. */
    @Schema(name = "EditedTagPage", description = "One page of the tags, newest first.")
    public record Page(List<TagEditView> items, PageInfo page) {}
}
