package kz.malim.article;

import java.util.Arrays;
import java.util.Optional;
import kz.malim.text.WireName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where an article stands in the newsroom's work. */
@Schema(
        description =
                "Where the article stands. `published` may have a draft beside it; `unpublished` was public once and is not now.")
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
