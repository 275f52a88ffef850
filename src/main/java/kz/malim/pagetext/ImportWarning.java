package kz.malim.pagetext;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Something an editor should look at after an import. */
@Schema(description = "Something an editor should look at.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportWarning(
        @Schema(description = "What kind of thing. Stable, in kebab case; more may be added.")
        String code,

        @Schema(
                description = "The line of the page it is about, from 1; absent when it is about an article.",
                minimum = "1")
        @Nullable
        Integer line,

        @Schema(description = "The id of the article it is about, if it is about one.") @Nullable
        UUID article,

        @Schema(description = "What there is to see, in words.")
        String message) {

    ImportWarning(String code, int line, String message) {
        this(code, line, null, message);
    }

    public static ImportWarning about(UUID article, String code, String message) {
        return new ImportWarning(code, null, article, message);
    }
}
