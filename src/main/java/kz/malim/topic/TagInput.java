package kz.malim.topic;

import java.util.List;
import java.util.Map;
import kz.malim.text.Slug;
import kz.malim.web.CommonFields;
import kz.malim.web.RequestJson;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A tag as editors send one. */
@Schema(name = "TagInput", description = "A tag as editors send one.")
record TagInput(
        @Schema(description = "The address among readers. Left out, it is made from the name.") @Nullable
        Slug slug,

        @Schema(minLength = 1, maxLength = CommonFields.NAME, description = "Shown where no translation fits.")
        String name,

        @Schema(description = "The name in other languages, by language tag.", examples = "{\"ru\": \"Театр\"}")
        @Nullable
        Map<String, String> names,

        @Schema(maxItems = MOST_ALIASES, description = "Its other addresses; left out, they stay as they are.")
        @Nullable
        List<Slug> aliases) {
    private static final int MOST_ALIASES = 50;

    TagInput {
        name = CommonFields.line(name, "name", CommonFields.NAME);
        names = CommonFields.names(names);
        if (aliases != null && aliases.size() > MOST_ALIASES) {
            throw RequestJson.refused("aliases", "At most " + MOST_ALIASES + ".");
        }
        aliases = aliases == null ? null : List.copyOf(aliases);
    }

    Slug address() {
        return CommonFields.slug(slug, name);
    }
}
