package kz.malim.media;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a photo does in an article: stand for it on cards and at its head, or illustrate a place in its body. */
public enum PhotoRole {
    LEAD,
    BODY;

    @JsonValue
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}
