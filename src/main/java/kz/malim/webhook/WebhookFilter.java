package kz.malim.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import kz.malim.text.Language;
import kz.malim.text.Slug;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which articles a webhook is told of. */
@Schema(
        name = "WebhookFilter",
        description =
                "Which articles: those that are, or were before the change, in one of the languages and sections, with one of the"
                        + " tags and by one of the authors. Empty: all. Events of other things are not filtered.")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record WebhookFilter(
        @Schema(maxItems = MAX) @Nullable List<Language> langs,

        @Schema(maxItems = MAX, description = "Slugs; a section includes those below it.") @Nullable
        List<Slug> sections,

        @Schema(maxItems = MAX, description = "Slugs.") @Nullable
        List<Slug> tags,

        @Schema(maxItems = MAX, description = "Slugs.") @Nullable
        List<Slug> authors) {
    static final int MAX = 20;

    WebhookFilter {
        langs = WebhookInput.bounded(langs, "filter/langs", MAX);
        sections = WebhookInput.bounded(sections, "filter/sections", MAX);
        tags = WebhookInput.bounded(tags, "filter/tags", MAX);
        authors = WebhookInput.bounded(authors, "filter/authors", MAX);
    }
}
