package kz.malim.web;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The place of one page of a list among the others. */
@Schema(
        name = "Page",
        description =
                "Where this page stands. `next` and `prev` are cursors for the `cursor` parameter; null at the ends.")
public record Listing(
        @Schema(description = "The most items this page could have held.", examples = "20")
        int limit,

        @Schema(description = "Cursor of the page after this one.") @Nullable
        String next,

        @Schema(description = "Cursor of the page before this one.") @Nullable
        String prev) {}
