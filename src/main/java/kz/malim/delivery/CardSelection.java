package kz.malim.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.MediaType;
import kz.malim.listing.FieldSelection;
import kz.malim.listing.ListProfile;
import kz.malim.listing.RequestedWidths;
import kz.malim.published.TeaserView;
import kz.malim.web.Accept;
import org.jspecify.annotations.Nullable;

/**
 * What of the cards in front blocks is sent.
 *
 * @param key its part of the cache key
 * @param mediaType of the response, which says whether fields are left out
 */
record CardSelection(String key, FieldSelection fields, RequestedWidths widths, String mediaType) {
    static final CardSelection WHOLE = of(null, null, null, Accept.ANY);

    static CardSelection of(@Nullable String profile, @Nullable String fields, @Nullable String widths, Accept accept) {
        var chosen = ListProfile.fields(profile, fields);
        var pictures = RequestedWidths.of(widths);
        var mediaType = Representation.mediaType(accept, chosen == null);
        return new CardSelection(
                mediaType + " " + chosen + " " + pictures.parameter(),
                FieldSelection.of(chosen, TeaserView.class),
                pictures,
                mediaType);
    }

    boolean isWhole() {
        return fields.all() && widths.all();
    }

    /** Whether the response is the same for every {@code Accept}. */
    boolean hasOneType() {
        return fields.all() && mediaType.equals(MediaType.APPLICATION_JSON);
    }

    /** Removes what is not selected from the items of a block. */
    void prune(JsonNode block) {
        block.path("items").forEach(card -> {
            widths.narrow(card);
            fields.prune(card);
        });
    }
}
