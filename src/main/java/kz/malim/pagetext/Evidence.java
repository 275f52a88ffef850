package kz.malim.pagetext;

import com.fasterxml.jackson.annotation.JsonInclude;
import kz.malim.text.WireName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where on the page a field of the article was found, by which rule, and how sure that is. */
@Schema(description = "Where on the page a field was found, by which rule, and how sure that is.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Evidence(
        @Schema(description = "Line of the page, from 1; absent when no single line says it.", minimum = "1") @Nullable
        Integer line,

        @Schema(description = "Rule that read the line. Stable, in kebab case; more may be added.")
        String rule,

        Confidence confidence) {

    /** How sure a reading is. */
    @Schema(
            name = "ImportConfidence",
            description =
                    "`high`: the page says so, with a label or in a form that means nothing else. `medium`: its form"
                            + " and place say so. `low`: a guess that an editor should check.")
    public enum Confidence implements WireName {
        HIGH,
        MEDIUM,
        LOW
    }
}
