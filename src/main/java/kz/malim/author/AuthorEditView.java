package kz.malim.author;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.malim.management.VersionedView;
import kz.malim.web.PageInfo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An author as editors see it. */
@Schema(name = "EditedAuthor", description = "An author as editors see it.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuthorEditView(
        UUID id,

        @Schema(description = "The slug in the public URL; former slugs redirect.")
        String slug,

        String name,

        @Schema(description = "The name in other languages, by language tag.")
        Map<String, String> names,

        Author.Kind kind,
        @Nullable String jobTitle,

        @Schema(description = "The job title in other languages, by language tag.")
        Map<String, String> jobTitles,

        @Nullable String biography,

        @Schema(description = "The biography in other languages, by language tag.")
        Map<String, String> biographies,

        @Schema(description = "Id of a photo of the newsroom.") @Nullable
        UUID photo,

        @Schema(description = "Pages of other sites about the author.")
        List<String> sameAs,

        @Schema(description = "A public e-mail address.") @Nullable
        String email,

        @Schema(description = "Incremented by every change. In quotes it is the `ETag`.")
        int version)
        implements VersionedView {

    /** One page of authors. */
    @Schema(name = "EditedAuthorPage", description = "One page of the authors, newest first.")
    public record Page(List<AuthorEditView> items, PageInfo page) {}
}
