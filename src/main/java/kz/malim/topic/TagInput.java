package kz.malim.topic;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.malim.management.CommonFields;
import kz.malim.text.Slug;
import kz.malim.web.RequestJson;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A tag as editors send it. */
@Schema(name = "TagInput", description = "A tag as editors send it.")
public record TagInput(
        @Schema(
                description =
                        "The slug in the public URL. Default: generated from the name, with a number if it is taken.")
        @Nullable
        Slug slug,

        @Schema(minLength = 1, maxLength = CommonFields.NAME, description = "Used when there is no translation.")
        String name,

        @Schema(description = "The name in other languages, by language tag.", examples = "{\"ru\": \"Театр\"}")
        @Nullable
        Map<String, String> names,

        @Schema(description = "Default: `subject`.") Tag.@Nullable Kind kind,

        @Schema(maxLength = CommonFields.DESCRIPTION, description = "Used when there is no translation.") @Nullable
        String description,

        @Schema(
                description = "The description in other languages, by language tag.",
                examples = "{\"ru\": \"Спектакли и премьеры.\"}")
        @Nullable
        Map<String, String> descriptions,

        @Schema(description = "Id of a photo of the newsroom.") @Nullable
        UUID photo,

        @Schema(
                maxItems = CommonFields.LINKS,
                description = "Addresses that stand for the same thing elsewhere, such as at Wikidata; `https` only.",
                examples = "[\"https://www.wikidata.org/wiki/Q11635\"]")
        @Nullable
        List<String> sameAs,

        @Schema(maxItems = MAX_ALIASES, description = "Other slugs. If omitted, they do not change.") @Nullable
        List<Slug> aliases) {
    private static final int MAX_ALIASES = 50;

    public TagInput {
        name = CommonFields.line(name, "name", CommonFields.NAME);
        names = CommonFields.names(names);
        kind = kind == null ? Tag.Kind.SUBJECT : kind;
        description = CommonFields.lineOrNull(description, "description", CommonFields.DESCRIPTION);
        descriptions = CommonFields.translations(descriptions, "descriptions", CommonFields.DESCRIPTION);
        sameAs = CommonFields.links(sameAs, "sameAs");
        if (aliases != null && aliases.size() > MAX_ALIASES) {
            throw RequestJson.refused("aliases", "At most " + MAX_ALIASES + ".");
        }
        aliases = aliases == null ? null : List.copyOf(aliases);
    }
}
