package kz.malim.body;

import kz.malim.text.InlineText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A footnote: a text that spans refer to by its id. */
@Schema(
        name = "Footnote",
        description = "A footnote. Its number is its place in `notes`; spans refer to it by its `id`, as `note`.")
public record Footnote(
        @Schema(pattern = BodyBlock.ID) String id,
        @Schema(minItems = 1) InlineText text) {}
