package kz.malim.front;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import kz.malim.text.Slug;
import kz.malim.web.ProblemView.Violation;
import kz.malim.web.RequestJson;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of a front as editors send it. */
@Schema(name = "PageInput", description = "A front: the names of its blocks.")
record FrontPageInput(
        @Schema(
                maxItems = MAX_BLOCKS,
                description = "The names of its blocks, in the order to show them, none twice.",
                examples = "[\"editors-choice\", \"malim-blocks\"]")
        List<Slug> blocks) {
    static final int MAX_BLOCKS = 20;

    FrontPageInput {
        if (blocks == null) {
            throw RequestJson.refused("blocks", "The names of the blocks are required.");
        }
        blocks = List.copyOf(blocks);
        if (blocks.size() > MAX_BLOCKS) {
            throw RequestJson.refused("blocks", "At most " + MAX_BLOCKS + ".");
        }
        var violations = new ArrayList<Violation>();
        var seen = new HashSet<Slug>();
        for (int i = 0; i < blocks.size(); i++) {
            if (!seen.add(blocks.get(i))) {
                violations.add(Violation.at("#/blocks/" + i, "The block is on the page already."));
            }
        }
        if (!violations.isEmpty()) {
            throw RequestJson.refused(violations);
        }
    }
}
