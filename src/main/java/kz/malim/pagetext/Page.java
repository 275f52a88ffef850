package kz.malim.pagetext;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.malim.body.BodyBlock;
import kz.malim.pageline.PageDate;
import kz.malim.pageline.PhotoCredit;
import kz.malim.text.Language;
import org.jspecify.annotations.Nullable;

/**
 * The content of one pasted page, before anything is stored.
 *
 * @param source the agency or site the story is attributed to
 * @param photos credits found in the text, in order; the first is the lead photo's
 * @param related stories listed under a "read also" heading, in the page's order
 * @param blocks named blocks of teasers, in the page's order
 * @param evidence where each field was found, by the field's name in an article
 */
public record Page(
        Language language,
        String title,
        @Nullable String lede,
        @Nullable String byline,
        @Nullable PageDate date,
        @Nullable String source,
        List<String> tags,
        List<BodyBlock> body,
        List<PhotoCredit> photos,
        List<Story> related,
        List<Block> blocks,
        List<ImportWarning> warnings,
        Map<String, Evidence> evidence) {

    /** This page, with a date from elsewhere: nothing of it is guessed any more. */
    public Page dated(PageDate given) {
        var sources = new LinkedHashMap<>(evidence);
        sources.put("published", new Evidence(null, "given", Evidence.Confidence.HIGH));
        var others = warnings.stream()
                .filter(warning -> !warning.code().equals("date-missing"))
                .toList();
        return new Page(
                language, title, lede, byline, given, source, tags, body, photos, related, blocks, others, sources);
    }

    /** Another story the page names. */
    public record Story(
            String title, @Nullable String teaser, @Nullable PageDate date) {

        /** This story, with what only another mention of it says. */
        public Story mergedWith(Story other) {
            return new Story(title, teaser != null ? teaser : other.teaser, date != null ? date : other.date);
        }
    }

    public record Block(String title, List<Story> items) {}
}
