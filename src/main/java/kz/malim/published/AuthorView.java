package kz.malim.published;

import java.util.UUID;
import kz.malim.author.Author;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An author as readers see one. */
@Schema(name = "Author", description = "An author or a desk.")
public record AuthorView(
        UUID id,
        @Schema(examples = "aysulu-togzhan") String slug,
        @Schema(examples = "Айсұлу Тоғжан") String name,

        Author.Kind kind,

        @Schema(description = "A sentence or two about the author, as plain text.") @Nullable
        String bio) {}
