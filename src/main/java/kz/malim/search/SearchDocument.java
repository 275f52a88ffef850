package kz.malim.search;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import kz.malim.text.Language;
import kz.malim.words.SearchField;

/**
 * What search indexes of a published or scheduled article.
 *
 * @param scheduled whether it is not published yet: until then spelling suggestions must not reveal its words
 * @param entries of a live blog, which belong to its words
 */
public record SearchDocument(
        UUID articleId,
        UUID revisionId,
        Language language,
        OffsetDateTime publishedAt,
        boolean scheduled,
        List<Part> parts,
        List<Entry> entries) {

    /** The weight of a part in ranking, highest first. */
    public enum Weight {
        TITLE,
        LEDE,
        BODY,
        METADATA
    }

    /**
     * A text of the article. Phrases do not span parts.
     *
     * @param field in which it is found besides
     */
    public record Part(Weight weight, SearchField field, String text) {
        Part(Weight weight, String text) {
            this(weight, SearchField.ANYWHERE, text);
        }
    }

    /** A published entry of a live blog. */
    public record Entry(UUID id, UUID articleId, Language language, List<Part> parts) {}
}
