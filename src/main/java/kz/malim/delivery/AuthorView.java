package kz.malim.delivery;

import java.util.UUID;
import kz.malim.author.Author;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An author as readers see one. */
@Schema(name = "Author")
public record AuthorView(
        UUID id,
        @Schema(examples = "aigerim-sadyqova") String slug,
        @Schema(examples = "Айгерім Садықова") String name,

        @Schema(description = "A `person`, or a `role` such as a newsroom's desk.")
        Author.Kind kind,

        @Nullable String bio) {}
