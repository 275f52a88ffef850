package kz.malim.published;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import kz.malim.topic.Tag;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A section or a tag where it is mentioned. */
@Schema(
        name = "Topic",
        description = "A section or a tag: the slug to filter by, and the name to show, in the article's language.")
public record TopicView(
        @Schema(examples = "madeniet") String slug,
        @Schema(examples = "Мәдениет") String name,

        @Schema(description = "Of tags that stand for something more definite than a subject: what it is.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        Tag.@Nullable Kind kind,

        @Schema(description = "Of tags of a whole article: addresses that stand for the same thing elsewhere.")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<String> sameAs) {

    public TopicView {
        sameAs = sameAs == null ? List.of() : sameAs;
    }

    TopicView(String slug, String name) {
        this(slug, name, null, List.of());
    }
}
