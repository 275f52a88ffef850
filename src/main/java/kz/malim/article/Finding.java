package kz.malim.article;

import com.fasterxml.jackson.annotation.JsonInclude;
import kz.malim.text.WireName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Something an editor may want to mend before readers see it. */
@Schema(name = "Finding", description = "Something to mend before readers see it.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Finding(
        Rule rule,
        Severity severity,

        @Schema(description = "JSON pointer into the content.", examples = "#/body/2/items")
        String pointer,

        @Schema(description = "What is wrong, in words.") String detail,

        @Schema(description = "The words it is about.") @Nullable
        String words) {

    static Finding of(Rule rule, String pointer) {
        return new Finding(rule, rule.severity(), pointer, rule.detail(), null);
    }

    static Finding of(Rule rule, String pointer, String words) {
        return new Finding(rule, rule.severity(), pointer, rule.detail(), words);
    }

    /** How bad it is. */
    @Schema(
            name = "Severity",
            description =
                    "`error` misleads readers or breaks rights, `warning` is seen by them, `advice` could be better.")
    public enum Severity implements WireName {
        ADVICE,
        WARNING,
        ERROR
    }

    /** What is looked for. */
    @Schema(name = "EditorialRule", description = "What was looked for. More may be added.")
    public enum Rule implements WireName {
        MISSING_CREDIT(Severity.ERROR, "Nobody is named for this photo."),
        DEAD_LINK(Severity.ERROR, "This link leads to an article that readers cannot open."),
        MISSING_ALT(Severity.WARNING, "Who cannot see the photo is told nothing of it."),
        MISSING_LEDE(Severity.WARNING, "There is no lede: cards will show the title alone."),
        MIXED_SCRIPTS(Severity.WARNING, "A word mixes Cyrillic and Latin letters; search will not find it."),
        REPEATED_LEDE(Severity.ADVICE, "The body begins by saying the lede once more."),
        ONE_ITEM_LIST(Severity.ADVICE, "A list of one item is a sentence."),
        EMPTY_BODY(Severity.WARNING, "There is no text.");

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
