package kz.malim.web;

import java.util.Arrays;
import java.util.Optional;
import kz.malim.text.WireName;

/** The problem types, with their status. The names are part of the contract: clients switch on them. */
public enum ProblemType {
    MALFORMED_REQUEST(400, "Malformed request", "errors[] points to the invalid part, detail says what was expected."),
    INVALID_CHARACTER(
            400,
            "Invalid character",
            "Send well-formed UTF-8 without NUL and other control characters; a lone surrogate is not a character."),
    INVALID_PARAMETER(
            400, "Invalid query parameter", "errors[].parameter names it, detail lists the values that are allowed."),
    UNKNOWN_PARAMETER(
            400,
            "Unknown query parameter",
            "Unknown parameters are rejected, so that a misspelt filter cannot return everything. detail suggests the nearest name."),
    INVALID_CURSOR(
            400,
            "Invalid cursor",
            "Take cursors from page.next and page.prev, and use them only with the filters and the sort order they were created with."),
    INVALID_CONTENT(400, "Invalid content", "errors[].pointer (RFC 6901) names each invalid field and its rule."),
    AUTHENTICATION_REQUIRED(
            401,
            "Authentication required",
            "Send Authorization: Bearer <key> with a valid key. Keys expire and can be revoked."),
    FORBIDDEN(403, "Forbidden", "Use a key with a role that is allowed to do this; administrators create keys."),
    NOT_FOUND(
            404,
            "Not found",
            "It was never published, has been withdrawn, or the URL is misspelt. Drafts are not found either."),
    METHOD_NOT_ALLOWED(405, "Method not allowed", "The Allow header lists the methods of this resource."),
    NOT_ACCEPTABLE(
            406,
            "Not acceptable",
            "detail lists what is available. Send it, */* or no Accept header; Accept-Encoding likewise."),
    FILE_TAKEN(
            409,
            "File already exists",
            "The same bytes are the same file: photo is the id of the photo, or media of the media item, that has it. Use that one."),
    CONFLICT(409, "Conflict", "The resource was changed by another request. Read its current state and retry."),
    STILL_REFERENCED(409, "Still referenced", "Remove what refers to it first; a tag can also be merged into another."),
    ILLEGAL_TRANSITION(
            409,
            "Illegal state transition",
            "legal lists the transitions that are possible in the current state; each is a resource below the article."),
    SLUG_TAKEN(
            409,
            "Slug already in use",
            "Choose another slug. A slug that redirects is in use too, so that old links keep working."),
    REQUEST_IN_PROGRESS(
            409,
            "Request in progress",
            "A request with this Idempotency-Key is still in progress. Retry after the seconds in Retry-After to get its response."),
    GONE(
            410,
            "Gone",
            "It was published and has been taken down on purpose. detail gives the reason; delete your copies."),
    CURSOR_EXPIRED(
            410,
            "Cursor expired",
            "The change log does not reach back to this cursor, or was restored from a backup. Begin again with the snapshot at "
                    + "resync."),
    STALE_VERSION(
            412,
            "Precondition failed",
            "The resource was changed after you read it. current is its current state, changed lists what others changed since your "
                    + "version, colliding what both of you changed. Send the ETag of current as If-Match; a PATCH without colliding "
                    + "changes can use merge=auto."),
    CONTENT_TOO_LARGE(413, "Content too large", "The limit of each operation is in the contract."),
    URI_TOO_LONG(414, "URI too long", "Send at most 4,096 bytes, query included."),
    UNSUPPORTED_MEDIA_TYPE(
            415, "Unsupported media type", "The contract lists the media types that each operation accepts."),
    IDEMPOTENCY_KEY_REUSED(
            422,
            "Idempotency-Key reused",
            "The key was used for another request. Use a new key for every new request, and the same key only for retries."),
    NOT_READY(
            422,
            "Not ready for publication",
            "The article does not meet this newsroom's requirements: findings lists what is missing. "
                    + "POST …/validate returns the same without publishing."),
    EMBARGOED(
            422,
            "Under embargo",
            "embargoUntil is the earliest time of publication: schedule the article for then, or change the embargo."),
    UNREADABLE_PICTURE(
            422,
            "Unreadable picture",
            "Send JPEG, PNG, WebP or GIF of at most 50 megapixels. The file name does not matter."),
    UNREADABLE_FILE(
            422,
            "Unreadable file",
            "The file is truncated or damaged: detail says where it differs from its format. Send it whole."),
    SOURCE_UNREACHABLE(
            422,
            "Picture URL unreachable",
            "The URL must be http or https, on a public network, and return the picture itself within the time limit."),
    BULK_REFUSED(
            422,
            "Bulk request failed",
            "One of the items failed, so none was executed. items[] says which and why; the others have status 424. Correct it, or "
                    + "send atomic: false to execute the others."),
    PRECONDITION_REQUIRED(
            428,
            "Precondition required",
            "Send If-Match with the ETag of the version you have read, so that no edit is overwritten."),
    RANGE_NOT_SATISFIABLE(416, "Range not satisfiable", "The Content-Length of the whole file is its number of bytes."),
    QUOTA_EXCEEDED(
            429,
            "Too many requests",
            "Retry after the seconds in Retry-After. RateLimit-Policy gives the number of requests and their time window."),
    HEADERS_TOO_LARGE(431, "Request header fields too large", "Send at most 16,384 bytes of headers."),
    INTERNAL_ERROR(500, "Internal server error", "Report the id in detail to the operators: it is in the log."),
    BUSY(503, "Server busy", "Retry after the seconds in Retry-After. Nothing was done."),
    READ_ONLY(
            503,
            "Read-only mode",
            "Writes are refused for maintenance; reading works. Retry after the seconds in Retry-After. Nothing was written."),
    TIMEOUT(
            503,
            "Timed out",
            "The request took too long and was cancelled; nothing was written. Retry after the seconds in Retry-After; if that "
                    + "times out too, ask for less: a smaller limit, a range of dates, no count and no facets."),
    PICTURE_TOO_DEMANDING(
            503,
            "Picture needs too much memory",
            "Send the picture with fewer pixels, or ask the operators for more memory: detail gives both. Nothing was done."),
    STORAGE_UNAVAILABLE(
            503, "File storage unavailable", "Retry after the seconds in Retry-After. Nothing was written."),
    STORAGE_FULL(
            507,
            "Insufficient storage",
            "The operators must free disk space. Nothing was written; reading still works."),
    UNAVAILABLE(
            503,
            "Service unavailable",
            "The database is unavailable. Retry after the seconds in Retry-After; If-Match and Idempotency-Key prevent a write from "
                    + "being executed twice.");

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

    /** How a client can handle it. */
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
                ? "https://iana.org/assignments/http-problem-types#quota-exceeded" // the one type registered with IANA
                : "/problems/" + slug();
    }

    static Optional<ProblemType> of(String slug) {
        return Arrays.stream(values()).filter(type -> type.slug().equals(slug)).findFirst();
    }

    /** The type that corresponds to a bare HTTP status. */
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
