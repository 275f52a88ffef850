package kz.malim.search;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import kz.malim.text.Language;

/**
 * What search indexes of a published or scheduled article.
 *
 * @param scheduled whether it is not published yet: until then spelling suggestions must not reveal its words
 */
public record SearchDocument(
        UUID articleId,
        UUID revisionId,
        Language language,
        OffsetDateTime publishedAt,
        boolean scheduled,
        List<Part> parts) {

    /** The weight of a part in ranking, highest first. */
    public enum Weight {
        TITLE,
        LEDE,
        BODY,
        METADATA
    }

    /** A text of the article. Phrases do not span parts. */
    public record Part(Weight weight, String text) {}
}
