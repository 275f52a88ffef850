package kz.malim.media;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a photo does in an article: stand for it on cards and at its head, or illustrate a place in its body. */
@Schema(description = "`lead` stands at the head of the article and on cards, `body` inside the text.")
public enum PhotoRole {
    LEAD,
    BODY;

    @JsonValue
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}
