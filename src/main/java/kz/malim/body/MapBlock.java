package kz.malim.body;

import static kz.malim.body.BodyVisitor.Presence.OPTIONAL;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import kz.malim.text.CleanText;
import kz.malim.text.InlineText;
import kz.malim.text.Span;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A place on a map. */
@Schema(name = "MapBlock", description = "A place on a map, in WGS 84. Which map to show is up to you.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MapBlock(
        String id,

        @Schema(description = "Degrees north.", minimum = "-90", maximum = "90", examples = "51.1283")
        Double latitude,

        @Schema(description = "Degrees east.", minimum = "-180", maximum = "180", examples = "71.4305")
        Double longitude,

        @Schema(
                description = "How near: 0 is the world, 19 a house.",
                minimum = "0",
                maximum = "" + MAX_ZOOM,
                examples = "15")
        @Nullable
        Integer zoom,

        @Schema(description = "The name of the place.") @Nullable
        String label,

        @Schema(description = "What the map shows, for those who cannot see it.", maxLength = MAX_ALTERNATIVE) @Nullable
        String alternative)
        implements BodyBlock {

    private static final int MAX_ZOOM = 22;
    private static final int USUAL_ZOOM = 15;

    public MapBlock {
        label = CleanText.lineOrNull(label);
        alternative = CleanText.lineOrNull(alternative);
    }

    @Override
    public void accept(String at, BodyVisitor visitor) {
        visitor.value(at + "/latitude", latitude != null && Math.abs(latitude) <= 90, "-90 to 90.");
        visitor.value(at + "/longitude", longitude != null && Math.abs(longitude) <= 180, "-180 to 180.");
        visitor.value(at + "/zoom", zoom == null || (zoom >= 0 && zoom <= MAX_ZOOM), "0 to " + MAX_ZOOM + ".");
        visitor.line(at + "/label", label, OPTIONAL);
        visitor.line(at + "/alternative", alternative, OPTIONAL, MAX_ALTERNATIVE);
    }

    /** The name of the place, or its coordinates; leads to the place on OpenStreetMap. */
    InlineText link() {
        var words = label == null ? degrees(latitude) + ", " + degrees(longitude) : label;
        return new InlineText(List.of(new Span(words, List.of(), address())));
    }

    /** Where OpenStreetMap shows it, with a marker. */
    String address() {
        var place = degrees(latitude) + "/" + degrees(longitude);
        return "https://www.openstreetmap.org/?mlat=" + degrees(latitude) + "&mlon=" + degrees(longitude) + "#map="
                + (zoom == null ? USUAL_ZOOM : zoom) + "/" + place;
    }

    private static String degrees(Double degrees) {
        return BigDecimal.valueOf(degrees).stripTrailingZeros().toPlainString();
    }
}
