package kz.malim.topic;

import java.util.Map;
import java.util.UUID;
import kz.malim.management.CommonFields;
import kz.malim.text.Slug;
import kz.malim.web.ContentUsage;
import kz.malim.web.RequestJson;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A section as editors send it. */
@Schema(name = "SectionInput", description = "A section as editors send it.")
public record SectionInput(
        @Schema(
                description =
                        "The slug in the public URL. Default: generated from the name, with a number if it is taken.")
        @Nullable
        Slug slug,

        @Schema(minLength = 1, maxLength = CommonFields.NAME, description = "Used when there is no translation.")
        String name,

        @Schema(description = "The name in other languages, by language tag.", examples = "{\"ru\": \"Культура\"}")
        @Nullable
        Map<String, String> names,

        @Schema(maxLength = CommonFields.DESCRIPTION, description = "Used when there is no translation.") @Nullable
        String description,

        @Schema(
                description = "The description in other languages, by language tag.",
                examples = "{\"ru\": \"Театр, музыка, книги.\"}")
        @Nullable
        Map<String, String> descriptions,

        @Schema(description = "Id of a photo of the newsroom.") @Nullable
        UUID photo,

        @Schema(
                minimum = "0",
                maximum = "" + MAX_POSITION,
                description =
                        "Its place among the sections of its parent: lowest first, then by name those that have none.")
        @Nullable
        Integer position,

        @Schema(description = "Slug of the parent section; omit for a top-level section.") @Nullable
        Slug parent,

        @Schema(
                description =
                        "What machines may do with the articles of the section, where they do not say. Default: that of the site.")
        @Nullable
        ContentUsage usage) {
    private static final int MAX_POSITION = 1_000_000;

    public SectionInput {
        name = CommonFields.line(name, "name", CommonFields.NAME);
        names = CommonFields.names(names);
        description = CommonFields.lineOrNull(description, "description", CommonFields.DESCRIPTION);
        descriptions = CommonFields.translations(descriptions, "descriptions", CommonFields.DESCRIPTION);
        if (position != null && (position < 0 || position > MAX_POSITION)) {
            throw RequestJson.refused("position", "A whole number from 0 to " + MAX_POSITION + ".");
        }
        usage = ContentUsage.NONE.equals(usage) ? null : usage;
    }
}
