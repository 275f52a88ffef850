package kz.malim.text;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The formatting of a span of text. */
@Schema(description = "Formatting of a span.")
public enum Mark {
    STRONG,
    EMPHASIS,
    STRIKE,
    SUPERSCRIPT,
    SUBSCRIPT,
    CODE;

    @JsonValue
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}
