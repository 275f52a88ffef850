package kz.malim.pageline;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Who made a picture, and what the page says it shows.
 *
 * @param label the word before the colon: «Фото», «Сурет», "Photo"; empty when the credit has none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PhotoCredit(
        String label, String text, @Nullable String caption) {
    public PhotoCredit(String label, String text) {
        this(label, text, null);
    }

    public PhotoCredit withCaption(String words) {
        return new PhotoCredit(label, text, words);
    }
}
