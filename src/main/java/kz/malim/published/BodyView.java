package kz.malim.published;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import kz.malim.body.BodyBlock;
import kz.malim.body.Footnote;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of an article alone. */
@Schema(name = "Body", description = "The blocks of an article's body, in reading order.")
public record BodyView(
        List<BodyBlock> items,

        @Schema(description = "The footnotes, in the order of their numbers; absent if there are none.")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<Footnote> notes) {}
