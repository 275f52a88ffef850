package kz.malim.pagetext;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Something an editor should check after an import. */
@Schema(description = "Something an editor should check.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportWarning(
        @Schema(description = "Kind of warning. Stable, in kebab case; more may be added.")
        String code,

        @Schema(description = "Line of the page, from 1; absent when the warning is about an article.", minimum = "1")
        @Nullable
        Integer line,

        @Schema(description = "Id of the article the warning is about, if any.") @Nullable
        UUID article,

        @Schema(description = "Explanation for people.") String message) {

    ImportWarning(String code, int line, String message) {
        this(code, line, null, message);
    }

    public static ImportWarning about(UUID article, String code, String message) {
        return new ImportWarning(code, null, article, message);
    }
}
