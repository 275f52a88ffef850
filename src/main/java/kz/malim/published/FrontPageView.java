package kz.malim.published;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The blocks of a front. */
@Schema(name = "FrontPage", description = "The blocks of a home page or of the front of a section, no story twice.")
public record FrontPageView(
        @Schema(examples = "home") String name,
        @Schema(description = "In the order to show them.") List<BlockView> blocks) {}
