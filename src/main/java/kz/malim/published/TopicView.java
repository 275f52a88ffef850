package kz.malim.published;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A section or a tag where it is mentioned. */
@Schema(
        name = "Topic",
        description = "A section or a tag: the slug to filter by, and the name to show, in the article's language.")
public record TopicView(
        @Schema(examples = "madeniet") String slug,
        @Schema(examples = "Мәдениет") String name) {}
