package kz.malim.address;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import kz.malim.text.WireName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a former address leads to. */
@Schema(name = "AddressTarget", description = "What a former address leads to now.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AddressTarget(
        Kind kind,
        UUID id,

        @Schema(description = "The present slug.") String slug,

        @Schema(description = "Of an article.") @Nullable String lang,

        @Schema(description = "Path of the article, or of the list of articles; as in `Location`.")
        String url) {

    /** The kinds of things that have addresses. */
    @Schema(name = "AddressTargetKind", description = "What the address leads to.")
    public enum Kind implements WireName {
        ARTICLE,
        SECTION,
        TAG,
        AUTHOR
    }
}
