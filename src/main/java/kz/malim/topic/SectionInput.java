package kz.malim.topic;

import java.util.Map;
import kz.malim.text.Slug;
import kz.malim.web.CommonFields;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A section as editors send one. */
@Schema(name = "SectionInput", description = "A section as editors send one.")
record SectionInput(
        @Schema(description = "The address among readers. Left out, it is made from the name.") @Nullable
        Slug slug,

        @Schema(minLength = 1, maxLength = CommonFields.NAME, description = "Shown where no translation fits.")
        String name,

        @Schema(description = "The name in other languages, by language tag.", examples = "{\"ru\": \"Культура\"}")
        @Nullable
        Map<String, String> names,

        @Schema(description = "Slug of the section it lies in; left out for one at the top.") @Nullable
        Slug parent) {

    SectionInput {
        name = CommonFields.line(name, "name", CommonFields.NAME);
        names = CommonFields.names(names);
    }

    Slug address() {
        return CommonFields.slug(slug, name);
    }
}
