package kz.malim.article;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What can be done with an article besides writing. */
@Schema(description = "What can be done with an article. Each is a `PUT` or `DELETE` of a resource below it.")
public enum Transition {
    EDIT("PUT", ""),
    REQUEST_REVIEW("PUT", "/review"),
    END_REVIEW("DELETE", "/review"),
    PUBLISH("PUT", "/publication"),
    UNPUBLISH("DELETE", "/publication"),
    SCHEDULE("PUT", "/schedule"),
    UNSCHEDULE("DELETE", "/schedule"),
    CORRECT("POST", "/corrections"),
    TAKE_DOWN("PUT", "/takedown"),
    LIFT_TAKEDOWN("DELETE", "/takedown"),
    TRASH("DELETE", ""),
    RESTORE("DELETE", "/trash");

    private final String method;
    private final String resource;

    Transition(String method, String resource) {
        this.method = method;
        this.resource = resource;
    }

    @JsonValue
    public String json() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String method() {
        return method;
    }

    String resource() {
        return resource;
    }
}
