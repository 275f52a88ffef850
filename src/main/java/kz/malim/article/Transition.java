package kz.malim.article;

import kz.malim.access.Role;
import kz.malim.text.WireName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The state transitions of an article, and its edits. */
@Schema(description = "A transition of an article: a request to the article or to a resource below it.")
public enum Transition implements WireName {
    EDIT(Role.WRITER, "PUT", ""),
    REQUEST_REVIEW(Role.WRITER, "PUT", "/review"),
    END_REVIEW(Role.EDITOR, "DELETE", "/review"),
    PUBLISH(Role.PUBLISHER, "PUT", "/publication"),
    UNPUBLISH(Role.PUBLISHER, "DELETE", "/publication"),
    SCHEDULE(Role.PUBLISHER, "PUT", "/schedule"),
    UNSCHEDULE(Role.PUBLISHER, "DELETE", "/schedule"),
    CORRECT(Role.PUBLISHER, "POST", "/corrections"),
    TAKE_DOWN(Role.PUBLISHER, "PUT", "/takedown"),
    LIFT_TAKEDOWN(Role.PUBLISHER, "DELETE", "/takedown"),
    TRASH(Role.WRITER, "DELETE", ""),
    RESTORE(Role.WRITER, "DELETE", "/trash");

    private final String role;
    private final String method;
    private final String resource;

    Transition(String role, String method, String resource) {
        this.role = role;
        this.method = method;
        this.resource = resource;
    }

    /** The minimum role. */
    String role() {
        return role;
    }

    public String method() {
        return method;
    }

    public String resource() {
        return resource;
    }
}
