package kz.malim.text;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a span of text stands out from its neighbours. */
@Schema(description = "How a span stands out from its neighbours.")
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
