package kz.malim.topic;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.malim.web.PageInfo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A section as editors see one. */
@Schema(name = "EditedSection", description = "A section as editors see one.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SectionEditView(
        UUID id,

        @Schema(description = "The address among readers; those it had before lead here too.")
        String slug,

        String name,

        @Schema(description = "The name in other languages, by language tag.")
        Map<String, String> names,

        @Schema(description = "Slug of the section it lies in; absent at the top.") @Nullable
        String parent,

        @Schema(description = "Rises with every change. The same number, in quotes, is the `ETag`.")
        int version) {

    static SectionEditView of(Section section) {
        var parent = section.parent();
        return new SectionEditView(
                section.id(),
                section.slug(),
                section.name(),
                section.names(),
                parent == null ? null : parent.slug(),
                section.version());
    }

    /** One page of sections. */
    @Schema(name = "EditedSectionPage", description = "One page of the sections, newest first.")
    public record Page(List<SectionEditView> items, PageInfo page) {}
}
