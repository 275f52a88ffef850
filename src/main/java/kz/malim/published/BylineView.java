package kz.malim.published;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who wrote it: the line to print, and the records behind the names. */
@Schema(
        name = "Byline",
        description =
                "Who wrote it. `text` is the line to print; `authors` are the records behind its names, and may be empty.")
public record BylineView(
        @Schema(description = "The line to print.", examples = "Malim редакциясы") @Nullable
        String text,

        @Schema(description = "Authors in the order of the byline.")
        List<AuthorName> authors) {

    /** An author where a byline mentions one. */
    @Schema(name = "AuthorName", description = "An author by name. The slug works as the `author` filter.")
    public record AuthorName(
            @Schema(examples = "aysulu-togzhan") String slug,
            @Schema(examples = "Айсұлу Тоғжан") String name) {}
}
