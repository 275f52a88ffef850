package kz.malim.article;

import java.util.Arrays;
import java.util.Optional;
import kz.malim.text.WireName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The state of an article in the editorial workflow. */
@Schema(
        description =
                "The state of the article. `published` may have a draft as well; `unpublished` was published before and is not now.")
public enum ArticleState implements WireName {
    DRAFT,
    REVIEW,
    SCHEDULED,
    PUBLISHED,
    UNPUBLISHED,
    TAKEN_DOWN,
    TRASHED;

    public static Optional<ArticleState> of(String text) {
        return Arrays.stream(values())
                .filter(state -> state.wireName().equals(text))
                .findFirst();
    }
}
