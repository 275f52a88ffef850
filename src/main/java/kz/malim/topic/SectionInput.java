package kz.malim.topic;

import java.util.Map;
import kz.malim.management.CommonFields;
import kz.malim.text.Slug;
import kz.malim.web.ContentUsage;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A section as editors send it. */
@Schema(name = "SectionInput", description = "A section as editors send it.")
record SectionInput(
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

        @Schema(description = "Slug of the parent section; omit for a top-level section.") @Nullable
        Slug parent,

        @Schema(
                description =
                        "What machines may do with the articles of the section, where they do not say. Default: that of the site.")
        @Nullable
        ContentUsage usage) {

    SectionInput {
        name = CommonFields.line(name, "name", CommonFields.NAME);
        names = CommonFields.names(names);
        usage = ContentUsage.NONE.equals(usage) ? null : usage;
    }
}
