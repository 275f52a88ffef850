package kz.malim.article;

import com.fasterxml.jackson.annotation.JsonInclude;
import kz.malim.text.WireName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An editorial problem to fix before publication. */
@Schema(name = "Finding", description = "An editorial problem to fix before publication.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Finding(
        Rule rule,
        Severity severity,

        @Schema(description = "JSON pointer into the content.", examples = "#/body/2/items")
        String pointer,

        @Schema(description = "The problem in words.") String detail,

        @Schema(description = "The words it refers to.") @Nullable
        String words) {

    static Finding of(Rule rule, String pointer) {
        return new Finding(rule, rule.severity(), pointer, rule.detail(), null);
    }

    static Finding of(Rule rule, String pointer, String words) {
        return new Finding(rule, rule.severity(), pointer, rule.detail(), words);
    }

    /** The severity of a finding. */
    @Schema(
            name = "Severity",
            description = "`error` misleads readers or violates rights, `warning` is visible to them, `advice` could be"
                    + " better.")
    public enum Severity implements WireName {
        ADVICE,
        WARNING,
        ERROR
    }

    /** What is checked. */
    @Schema(name = "EditorialRule", description = "The rule that was broken. More may be added.")
    public enum Rule implements WireName {
        MISSING_CREDIT(Severity.ERROR, "The photo or media item has no credit."),
        EMBARGOED_PHOTO(
                Severity.ERROR,
                "The sender of the photo asks to hold it back. Clear its instructions when that time has passed."),
        DEAD_LINK(Severity.ERROR, "The linked article is not published."),
        MISSING_SPONSOR(Severity.ERROR, "A sponsored story must say who paid for it."),
        MISSING_ALT(Severity.WARNING, "The photo or video has no alternative text for screen readers."),
        MISSING_ALTERNATIVE(
                Severity.WARNING, "The external content has no alternative: nothing is left of it when it is deleted."),
        MISSING_TABLE_HEADER(
                Severity.WARNING, "Nothing in the table says what its cells are: name its columns or head its rows."),
        DEAD_STORY(Severity.WARNING, "The article of the story is not public: readers do not get the block."),
        MISSING_CAPTIONS(Severity.WARNING, "The video has no captions for people who do not hear it."),
        MISSING_TRANSCRIPT(Severity.WARNING, "The sound has no transcript for people who do not hear it."),
        MISSING_LEDE(Severity.WARNING, "There is no lede: cards show only the title."),
        MIXED_SCRIPTS(Severity.WARNING, "A word mixes Cyrillic and Latin letters; search will not find it."),
        FAR_DATE(
                Severity.WARNING,
                "The date is more than two years ahead: lists by date start with this article until then."),
        REPEATED_LEDE(Severity.ADVICE, "The body starts with the lede again."),
        REPEATED_NOWHERE(Severity.WARNING, "The pull quote occurs nowhere in the text."),
        ONE_ITEM_LIST(Severity.ADVICE, "A list of one item is a sentence."),
        EMPTY_BODY(Severity.WARNING, "The body is empty.");

        private final Severity severity;
        private final String detail;

        Rule(Severity severity, String detail) {
            this.severity = severity;
            this.detail = detail;
        }

        Severity severity() {
            return severity;
        }

        String detail() {
            return detail;
        }
    }
}
