package kz.malim.author;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
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
        Author.Kind kind,
        @Nullable String bio,

        @Schema(description = "Incremented by every change. In quotes it is the `ETag`.")
        int version)
        implements VersionedView {

    static AuthorEditView of(Author author) {
        return new AuthorEditView(
                author.id(), author.slug(), author.name(), author.kind(), author.bio(), author.version());
    }

    /** One page of authors. */
    @Schema(name = "EditedAuthorPage", description = "One page of the authors, newest first.")
    public record Page(List<AuthorEditView> items, PageInfo page) {}
}
