package kz.malim.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import kz.malim.management.CommonFields;
import kz.malim.web.RequestJson;
import kz.malim.words.Synonyms;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** All of the newsroom's own synonyms, as editors send them. */
@Schema(
        name = "SynonymsInput",
        description = "All of the newsroom's own synonyms. Malim's shipped ones stay in effect.")
record SynonymInput(@Schema(maxItems = MAX_RULES) List<Rule> rules) {
    static final int MAX_RULES = 1_000;
    static final int MAX_TEXTS = 20;
    static final int MAX_LENGTH = 100;

    SynonymInput {
        if (rules == null || rules.size() > MAX_RULES) {
            throw RequestJson.refused("rules", "Required, at most " + MAX_RULES + ".");
        }
        var checked = new ArrayList<Rule>();
        for (var rule : rules) {
            checked.add(rule.checked("rules/" + checked.size()));
        }
        rules = List.copyOf(checked);
    }

    /** Texts that mean the same. */
    @Schema(name = "SynonymRule", description = "Words or phrases that mean the same, in any languages.")
    record Rule(
            @Schema(
                    minItems = 2,
                    maxItems = MAX_TEXTS,
                    description =
                            "The texts, each of at most 100 characters. One in capitals alone is an abbreviation, and found only where it has capitals.",
                    examples = "[\"ҚМГ\", \"ҚазМұнайГаз\", \"KazMunayGas\"]")
            List<String> texts,

            @Schema(
                    description =
                            "Whether each text finds the others. Otherwise the first finds the others, and they do not find it. Default: `true`.")
            @Nullable
            Boolean mutual) {

        private Rule checked(String at) {
            if (texts == null || texts.size() < 2 || texts.size() > MAX_TEXTS) {
                throw RequestJson.refused(at + "/texts", "2 to " + MAX_TEXTS + ".");
            }
            var lines = new ArrayList<String>();
            var seen = new HashSet<String>();
            for (var text : texts) {
                var field = at + "/texts/" + lines.size();
                var line = CommonFields.line(text, field, MAX_LENGTH);
                if (!Synonyms.hasWord(line)) {
                    throw RequestJson.refused(field, "A word at least.");
                }
                if (!seen.add(line)) {
                    throw RequestJson.refused(field, "Twice in one rule.");
                }
                lines.add(line);
            }
            return new Rule(List.copyOf(lines), mutual == null || mutual);
        }
    }
}
