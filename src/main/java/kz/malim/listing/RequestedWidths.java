package kz.malim.listing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kz.malim.media.RenditionSizes;
import kz.malim.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The widths of renditions that a client has use for, of those that there are, smallest first. A response has them of each
 * picture; of one that is smaller than the largest of them, its own width in the place of those.
 */
public record RequestedWidths(List<Integer> widths) {
    /** For the contract. */
    public static final String PATTERN = "^[1-9][0-9]{1,4}(,[1-9][0-9]{1,4}){0,19}$";

    private static final String PARAMETER = "widths";
    private static final RequestedWidths ALL = new RequestedWidths(RenditionSizes.widths());

    public static RequestedWidths of(@Nullable String parameter) {
        if (parameter == null) {
            return ALL;
        }
        var wanted = new TreeSet<Integer>();
        for (var width : parameter.split(",", -1)) {
            wanted.add(ALL.widths.stream()
                    .filter(known -> width.equals(String.valueOf(known)))
                    .findFirst()
                    .orElseThrow(() -> Problem.invalidParameter(
                            PARAMETER, "Any of these, joined by commas: " + joined(ALL.widths) + ".")));
        }
        return new RequestedWidths(List.copyOf(wanted));
    }

    public boolean all() {
        return widths.equals(ALL.widths);
    }

    /** In one spelling, whatever the client's; null for all. */
    public @Nullable String parameter() {
        return all() ? null : joined(widths);
    }

    private static String joined(List<Integer> widths) {
        return widths.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** Leaves out the others wherever renditions are in a response. */
    public void narrow(JsonNode response) {
        if (all()) {
            return;
        }
        if (response instanceof ObjectNode object) {
            if (object.path("webp").isTextual() && object.path("widths") instanceof ArrayNode own) {
                narrow(own, (ArrayNode) object.path("heights"));
            } else {
                object.properties().stream()
                        .filter(field -> !field.getKey().equals("extra")) // the newsroom's own
                        .forEach(field -> narrow(field.getValue()));
            }
        } else {
            response.forEach(this::narrow);
        }
    }

    private void narrow(ArrayNode own, ArrayNode heights) {
        for (int i = own.size() - 1; i >= 0; i--) {
            int width = own.get(i).asInt();
            boolean isWanted = widths.contains(width) || (i == own.size() - 1 && width < widths.getLast());
            if (!isWanted) {
                own.remove(i);
                heights.remove(i);
            }
        }
    }
}
