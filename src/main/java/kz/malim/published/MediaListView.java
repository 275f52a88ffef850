package kz.malim.published;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Media items that were requested by their ids. */
@Schema(name = "MediaById", description = "The requested media items, in the order of the request.")
public record MediaListView(
        List<MediaView> items,

        @Schema(
                description =
                        "Requested ids that are of no media item of a published article. Empty if there are none.")
        List<MissingView> missing) {}
