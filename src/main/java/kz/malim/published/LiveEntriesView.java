package kz.malim.published;

import java.util.List;
import kz.malim.web.PageInfo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of the entries of a live blog. */
@Schema(name = "LiveEntries", description = "A page of the entries of a live blog.")
public record LiveEntriesView(
        List<LiveEntryView> items,
        PageInfo page,

        @Schema(
                description =
                        "Every pinned entry of the live blog, the newest first, on whichever page: show them at the top. They are in `items` as well.",
                maxItems = 10)
        List<LiveEntryView> pinned) {

    /** The same with the bodies in another format. */
    public LiveEntriesView in(BodyFormat format) {
        return new LiveEntriesView(
                items.stream().map(entry -> entry.in(format)).toList(),
                page,
                pinned.stream().map(entry -> entry.in(format)).toList());
    }
}
