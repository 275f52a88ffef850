package kz.malim.author;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import kz.malim.management.CommonFields;
import kz.malim.text.Slug;
import kz.malim.web.RequestJson;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An author as editors send it. */
@Schema(
        name = "AuthorInput",
        description = "An author as editors send it: a person, or a role such as a newsroom's desk.")
public record AuthorInput(
        @Schema(
                description =
                        "The slug in the public URL. Default: generated from the name, with a number if it is taken.")
        @Nullable
        Slug slug,

        @Schema(minLength = 1, maxLength = CommonFields.NAME, description = "Used when there is no translation.")
        String name,

        @Schema(
                description = "The name in other languages or letters, by language tag.",
                examples = "{\"en\": \"Aisulu Togzhan\"}")
        @Nullable
        Map<String, String> names,

        Author.Kind kind,

        @Schema(maxLength = CommonFields.NAME, description = "Used when there is no translation.") @Nullable
        String jobTitle,

        @Schema(
                description = "The job title in other languages, by language tag.",
                examples = "{\"ru\": \"Корреспондент\"}")
        @Nullable
        Map<String, String> jobTitles,

        @Schema(
                maxLength = MAX_BIOGRAPHY,
                description = "A public text about the author. Used when there is no translation.")
        @Nullable
        String biography,

        @Schema(
                description = "The biography in other languages, by language tag.",
                examples = "{\"ru\": \"Пишет о театре.\"}")
        @Nullable
        Map<String, String> biographies,

        @Schema(description = "Id of a photo of the newsroom.") @Nullable
        UUID photo,

        @Schema(
                maxItems = CommonFields.LINKS,
                description = "Pages of other sites about the author, such as profiles; `https` only.",
                examples = "[\"https://www.wikidata.org/wiki/Q12345\"]")
        @Nullable
        List<String> sameAs,

        @Schema(maxLength = MAX_EMAIL, description = "An e-mail address for readers; shown publicly.") @Nullable
        String email) {
    private static final int MAX_BIOGRAPHY = 5_000;
    private static final int MAX_EMAIL = 254;
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"]{1,64}@[^\\s@<>\"]{1,189}");

    public AuthorInput {
        name = CommonFields.line(name, "name", CommonFields.NAME);
        names = CommonFields.names(names);
        jobTitle = CommonFields.lineOrNull(jobTitle, "jobTitle", CommonFields.NAME);
        jobTitles = CommonFields.translations(jobTitles, "jobTitles", CommonFields.NAME);
        biography = CommonFields.lineOrNull(biography, "biography", MAX_BIOGRAPHY);
        biographies = CommonFields.translations(biographies, "biographies", MAX_BIOGRAPHY);
        sameAs = CommonFields.links(sameAs, "sameAs");
        if (email != null && !EMAIL.matcher(email).matches()) {
            throw RequestJson.refused("email", "An e-mail address, such as name@news.example.");
        }
        if (kind == null) {
            throw RequestJson.refused("kind", "`person` or `role`.");
        }
    }
}
