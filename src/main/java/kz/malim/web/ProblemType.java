package kz.malim.web;

import java.util.Arrays;
import java.util.Optional;
import kz.malim.text.WireName;

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
    FILE_TAKEN(
            409,
            "Another photo has this file",
            "The same bytes are the same picture: photo is the id of the photo that has them. Use that one."),
    CONFLICT(409, "Someone else was first", "Read the present state and decide again."),
    ILLEGAL_TRANSITION(
            409,
            "This cannot be done from here",
            "legal names what can be done with the article as it is; each of them is a resource below the article."),
    SLUG_TAKEN(
            409,
            "This address leads to something else",
            "Choose another slug. An address that redirects is taken too, so that old links keep leading where they did."),
    REQUEST_IN_PROGRESS(
            409,
            "A request with this Idempotency-Key is being done right now",
            "Wait the seconds in Retry-After and send it again: the answer will be that of the first."),
    GONE(
            410,
            "This was taken down",
            "It was public once and is no longer, on purpose. detail tells the reason; forget your copies."),
    STALE_VERSION(
            412,
            "Somebody changed it after you read it",
            "current is how it is now, changed what others did since your version, colliding what both of you changed. "
                    + "Decide, and send the ETag of current as If-Match; a PATCH that does not collide can ask for merge=auto."),
    CONTENT_TOO_LARGE(413, "The body is too large", "The limit of each operation is told in the contract."),
    URI_TOO_LONG(414, "The address is too long", "At most 4,096 bytes, query included."),
    UNSUPPORTED_MEDIA_TYPE(
            415,
            "A body of this media type is not read here",
            "The contract lists the media types each operation takes."),
    IDEMPOTENCY_KEY_REUSED(
            422,
            "This Idempotency-Key was used for another request",
            "Use a new key for every new thing to create, and the same key only to send the same request again."),
    NOT_READY(
            422,
            "The article does not meet what this newsroom requires for publication",
            "findings lists what is missing. POST …/validate tells the same without publishing."),
    UNREADABLE_PICTURE(
            422,
            "The file is no picture that is read here",
            "Send JPEG, PNG, WebP or GIF of at most 50 megapixels. What the file is called does not matter."),
    SOURCE_UNREACHABLE(
            422,
            "The picture cannot be fetched from its address",
            "The address must answer http or https with the picture itself, from a public network, in time."),
    BULK_REFUSED(
            422,
            "One of the items cannot be done, so none was",
            "items[] tells which and why; the others have status 424. Send it right, or with atomic false to have the rest done."),
    PRECONDITION_REQUIRED(
            428,
            "Say which version you have read",
            "Send If-Match with the ETag of the article as you have read it, so that nobody's edit is overwritten."),
    RANGE_NOT_SATISFIABLE(416, "The picture has no bytes there", "Content-Length of the whole tells how many it has."),
    QUOTA_EXCEEDED(
            429,
            "Too many requests",
            "Wait the seconds in Retry-After. RateLimit-Policy tells how many requests there are in how long a time."),
    HEADERS_TOO_LARGE(431, "The headers are too large", "All headers together are at most 16,384 bytes."),
    INTERNAL_ERROR(500, "Malim failed", "Our fault. Tell the operators the id in detail: the log has it too."),
    BUSY(503, "Too much of this is being done right now", "Retry after the seconds in Retry-After. Nothing was done."),
    STORAGE_UNAVAILABLE(
            503,
            "The files cannot be reached right now",
            "Retry after the seconds in Retry-After. Nothing was written."),
    STORAGE_FULL(
            507,
            "There is no room for another file",
            "The operators must make room. Nothing was written, and reading goes on."),
    UNAVAILABLE(
            503,
            "The database cannot be reached right now",
            "Retry after the seconds in Retry-After. A write that was heard after all is not done twice: If-Match and Idempotency-Key see to it.");

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
        return WireName.of(name());
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
            case 412 -> STALE_VERSION;
            case 413 -> CONTENT_TOO_LARGE;
            case 414 -> URI_TOO_LONG;
            case 416 -> RANGE_NOT_SATISFIABLE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 428 -> PRECONDITION_REQUIRED;
            case 429 -> QUOTA_EXCEEDED;
            case 431 -> HEADERS_TOO_LARGE;
            case 503 -> UNAVAILABLE;
            default -> status >= 400 && status < 500 ? MALFORMED_REQUEST : INTERNAL_ERROR;
        };
    }
}
