package kz.malim.importing;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something an editor should look at after an import. */
@Schema(description = "Something an editor should look at.")
public record ImportWarning(
        @Schema(description = "What kind of thing. Stable, in kebab case; more may be added.")
        String code,

        @Schema(description = "The line of the page it is about, from 1.", minimum = "1")
        int line,

        @Schema(description = "What there is to see, in words.")
        String message) {}
