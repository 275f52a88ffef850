package kz.malim.pagetext;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import kz.malim.body.BodyBlock;
import kz.malim.text.Language;
import org.jspecify.annotations.Nullable;

/**
 * What one pasted page says, before anything is stored.
 *
 * @param source the agency or site the story is attributed to
 * @param photos credits lifted out of the text, in order; the first is the lead photo's
 * @param related stories listed under a "read also" heading, in the page's order
 * @param blocks named blocks of teasers, in the page's order
 */
public record Page(
        Language language,
        String title,
        @Nullable String lede,
        @Nullable String byline,
        @Nullable Dated date,
        @Nullable String source,
        List<String> tags,
        List<BodyBlock> body,
        List<PhotoCredit> photos,
        List<Story> related,
        List<Block> blocks,
        List<ImportWarning> warnings) {

    /** A date as the page gives it: with a time of day only where the page has one. */
    public record Dated(LocalDate day, @Nullable LocalDateTime time) {}

    /** @param label the word before the colon: «Фото», «Сурет», "Photo" */
    public record PhotoCredit(String label, String text) {}

    /** Another story the page names. */
    public record Story(
            String title, @Nullable String teaser, @Nullable Dated date) {}

    public record Block(String title, List<Story> items) {}
}
