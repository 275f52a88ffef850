package kz.malim.published;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The blocks of the fronts. */
@Schema(name = "FrontBlocks", description = "Every named block of the fronts, by name.")
public record BlocksView(List<BlockView> items) {}
