package kz.malim.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Every way a request can fail, with its status. The names are part of the contract: clients switch on them. */
public enum ProblemType {
    MALFORMED_REQUEST(
            400, "The request cannot be read", "Look at errors[] for the place, and at detail for what was expected."),
    INVALID_CHARACTER(
            400,
            "A character that cannot be stored or shown",
            "Send well-formed UTF-8 without NUL and other control characters; a lone surrogate is not a character."),
    INVALID_PARAMETER(
            400,
            "A parameter has a value it cannot have",
            "errors[].parameter names it, detail tells the values it takes."),
    UNKNOWN_PARAMETER(
            400,
            "A parameter this resource does not know",
            "Parameters are never ignored, so that a misspelt filter cannot answer everything. detail suggests the nearest name."),
    INVALID_CURSOR(
            400,
            "A cursor that does not fit this request",
            "Cursors come from page.next and page.prev, and fit only the filters and the sort order they were made with."),
    INVALID_CONTENT(400, "Content that breaks a rule", "errors[].pointer (RFC 6901) names each place and its rule."),
    AUTHENTICATION_REQUIRED(
            401, "A valid key is needed", "Send Authorization: Bearer <key>. Keys expire and can be revoked."),
    FORBIDDEN(403, "This key may not do that", "Ask an administrator for a key whose role may."),
    NOT_FOUND(
            404,
            "There is nothing here",
            "It was never published, is no longer, or the address has a typing error. Drafts look exactly like nothing."),
    METHOD_NOT_ALLOWED(405, "This resource has no such method", "The Allow header lists those it has."),
    NOT_ACCEPTABLE(406, "No form of this resource fits Accept", "Ask for application/json, or send no Accept at all."),
    CONFLICT(409, "Someone else was first", "Read the present state and decide again."),
    GONE(
            410,
            "This was taken down",
            "It was public once and is no longer, on purpose. detail tells the reason; forget your copies."),
    CONTENT_TOO_LARGE(413, "The body is too large", "The limit of each operation is told in the contract."),
    URI_TOO_LONG(414, "The address is too long", "At most 4,096 bytes, query included."),
    UNSUPPORTED_MEDIA_TYPE(
            415,
            "A body of this media type is not read here",
            "The contract lists the media types each operation takes."),
    QUOTA_EXCEEDED(
            429,
            "Too many requests",
            "Wait the seconds in Retry-After. RateLimit-Policy tells how many requests there are in how long a time."),
    HEADERS_TOO_LARGE(431, "The headers are too large", "All headers together are at most 16,384 bytes."),
    INTERNAL_ERROR(500, "Malim failed", "Our fault. Tell the operators the id in detail: the log has it too."),
    UNAVAILABLE(
            503,
            "The database cannot be reached right now",
            "Retry after the seconds in Retry-After. Nothing was written.");

    private final int status;
    private final String title;
    private final String remedy;

    ProblemType(int status, String title, String remedy) {
        this.status = status;
        this.title = title;
        this.remedy = remedy;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** What a client developer can do about it. */
    public String remedy() {
        return remedy;
    }

    /** The last part of {@link #uri()}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The {@code type} of RFC 9457: a path on this server where the type is explained. */
    public String uri() {
        return this == QUOTA_EXCEEDED
                ? "https://iana.org/assignments/http-problem-types#quota-exceeded" // the one registered type among ours
                : "/problems/" + slug();
    }

    static Optional<ProblemType> of(String slug) {
        return Arrays.stream(values()).filter(type -> type.slug().equals(slug)).findFirst();
    }

    /** The type that says best what a bare HTTP status means. */
    static ProblemType ofStatus(int status) {
        return switch (status) {
            case 401 -> AUTHENTICATION_REQUIRED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 409 -> CONFLICT;
            case 410 -> GONE;
            case 413 -> CONTENT_TOO_LARGE;
            case 414 -> URI_TOO_LONG;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 429 -> QUOTA_EXCEEDED;
            case 431 -> HEADERS_TOO_LARGE;
            case 503 -> UNAVAILABLE;
            default -> status >= 400 && status < 500 ? MALFORMED_REQUEST : INTERNAL_ERROR;
        };
    }
}
