package kz.malim.article;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The state of an article in the editorial workflow. */
@Schema(
        description =
                "The state of the article. `published` may have a draft as well; `unpublished` was published before and is not now.")
public enum ArticleState {
    DRAFT,
    REVIEW,
    SCHEDULED,
    PUBLISHED,
    UNPUBLISHED,
    TAKEN_DOWN,
    TRASHED;

    @JsonValue
    public String json() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<ArticleState> of(String text) {
        return Arrays.stream(values())
                .filter(state -> state.json().equals(text))
                .findFirst();
    }
}
