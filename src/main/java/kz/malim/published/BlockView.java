package kz.malim.published;

import static com.fasterxml.jackson.annotation.JsonProperty.Access.WRITE_ONLY;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.OffsetDateTime;
import java.util.List;
import kz.malim.text.Language;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A named block of a front with its items.
 *
 * @param nextTransition when a placement begins or ends next, for caches; not sent
 * @param lastTransition when one did so last; not sent
 */
@Schema(name = "FrontBlock", description = "A named block of a front page with its items, in the order to show them.")
public record BlockView(
        @Schema(description = "The name in the address.", examples = "malim-blocks")
        String name,

        @Schema(
                description =
                        "The language of the title and the items: the requested one, beside an article the article's, or"
                                + " another one where the block has nothing in that. Absent where all languages are shown.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        Language lang,

        @Schema(description = "The heading to show.", examples = "MalimBlocks")
        String title,

        List<TeaserView> items,

        @JsonProperty(access = WRITE_ONLY) @Schema(hidden = true) @Nullable
        OffsetDateTime nextTransition,

        @JsonProperty(access = WRITE_ONLY) @Schema(hidden = true) @Nullable
        OffsetDateTime lastTransition) {

    BlockView withItems(List<TeaserView> others) {
        return new BlockView(name, lang, title, others, nextTransition, lastTransition);
    }
}
