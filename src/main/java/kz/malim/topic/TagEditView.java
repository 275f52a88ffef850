package kz.malim.topic;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.malim.web.PageInfo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A tag as editors see one. */
@Schema(name = "EditedTag", description = "A tag as editors see one.")
public record TagEditView(
        UUID id,

        @Schema(description = "The address among readers.") String slug,

        String name,

        @Schema(description = "The name in other languages, by language tag.")
        Map<String, String> names,

        @Schema(description = "Its other addresses: given, from before, or of tags that were merged into it.")
        List<String> aliases,

        @Schema(description = "Rises with every change. The same number, in quotes, is the `ETag`.")
        int version) {

    static TagEditView of(Tag tag, List<String> aliases) {
        return new TagEditView(tag.id(), tag.slug(), tag.name(), tag.names(), aliases, tag.version());
    }

    /** One page of tags. */
    @Schema(name = "EditedTagPage", description = "One page of the tags, newest first.")
    public record Page(List<TagEditView> items, PageInfo page) {}
}
