package kz.malim.search;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import kz.malim.text.Language;

/**
 * A published article as search sees it.
 *
 * @param waiting whether its time is still to come: until then nobody may learn a word of it
 */
public record SearchDocument(
        UUID articleId,
        UUID revisionId,
        Language language,
        OffsetDateTime publishedAt,
        boolean waiting,
        List<Part> parts) {

    /** How much a word tells of what a story is about, the most telling first. */
    public enum Weight {
        TITLE,
        LEDE,
        BODY,
        BESIDE
    }

    /** Some text of the article. Phrases do not reach from one part into the next. */
    public record Part(Weight weight, String text) {}
}
