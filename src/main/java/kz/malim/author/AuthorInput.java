package kz.malim.author;

import kz.malim.management.CommonFields;
import kz.malim.text.Slug;
import kz.malim.web.RequestJson;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An author as editors send it. */
@Schema(
        name = "AuthorInput",
        description = "An author as editors send it: a person, or a role such as a newsroom's desk.")
record AuthorInput(
        @Schema(
                description =
                        "The slug in the public URL. Default: generated from the name, with a number if it is taken.")
        @Nullable
        Slug slug,

        @Schema(minLength = 1, maxLength = CommonFields.NAME)
        String name,

        Author.Kind kind,

        @Schema(maxLength = MAX_BIO, description = "A public text about the author.") @Nullable
        String bio) {
    private static final int MAX_BIO = 5_000;

    AuthorInput {
        name = CommonFields.line(name, "name", CommonFields.NAME);
        bio = CommonFields.lineOrNull(bio, "bio", MAX_BIO);
        if (kind == null) {
            throw RequestJson.refused("kind", "`person` or `role`.");
        }
    }
}
