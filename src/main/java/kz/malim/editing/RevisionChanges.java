package kz.malim.editing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import kz.malim.text.WireName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The differences between two revisions. */
@Schema(name = "RevisionChanges", description = "The differences between two revisions of an article.")
public record RevisionChanges(
        @Schema(description = "Number of the earlier one.") int from,
        @Schema(description = "Number of the later one.") int to,

        @Schema(description = "Fields that differ, except the body.")
        List<OfField> fields,

        @Schema(description = "Blocks that differ, in the order of the later body; removed ones at the end.")
        List<OfBlock> blocks,

        @Schema(description = "Whether common blocks are in another order.")
        boolean reordered) {

    /** A field that differs. */
    @Schema(name = "FieldChange", description = "A field that differs. A side without a value is omitted.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OfField(
            @Schema(examples = "title") String field,

            @Schema(description = "As in the content.", implementation = Object.class) @Nullable
            JsonNode before,

            @Schema(description = "As in the content.", implementation = Object.class) @Nullable
            JsonNode after) {}

    /** A block that differs. */
    @Schema(name = "BlockChange", description = "A block of the body that differs.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OfBlock(
            @Schema(description = "The `id` of the block.") String id,
            Kind change,

            @Schema(description = "The block before.", implementation = Object.class) @Nullable
            JsonNode before,

            @Schema(description = "The block after.", implementation = Object.class) @Nullable
            JsonNode after) {}

    /** The kind of a change. */
    @Schema(name = "BlockChangeKind", description = "The kind of change.")
    public enum Kind implements WireName {
        ADDED,
        CHANGED,
        REMOVED
    }

    static RevisionChanges between(int from, JsonNode before, int to, JsonNode after) {
        var different = ThreeWayMerge.differences(before, after);
        var fields = different.stream()
                .filter(name -> !name.startsWith("body"))
                .map(name -> new OfField(name, before.get(name), after.get(name)))
                .toList();
        var old = ThreeWayMerge.blocks(before);
        var blocks = new ArrayList<OfBlock>();
        ThreeWayMerge.blocks(after).forEach((id, block) -> {
            var was = old.remove(id);
            if (!block.equals(was)) {
                blocks.add(new OfBlock(id, was == null ? Kind.ADDED : Kind.CHANGED, was, block));
            }
        });
        old.forEach((id, block) -> blocks.add(new OfBlock(id, Kind.REMOVED, block, null)));
        return new RevisionChanges(from, to, fields, blocks, different.contains("body"));
    }
}
