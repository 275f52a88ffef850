package kz.malim.contract;

import static kz.malim.web.ProblemType.AUTHENTICATION_REQUIRED;
import static kz.malim.web.ProblemType.BULK_REFUSED;
import static kz.malim.web.ProblemType.CONFLICT;
import static kz.malim.web.ProblemType.CONTENT_TOO_LARGE;
import static kz.malim.web.ProblemType.CURSOR_EXPIRED;
import static kz.malim.web.ProblemType.EMBARGOED;
import static kz.malim.web.ProblemType.FORBIDDEN;
import static kz.malim.web.ProblemType.GONE;
import static kz.malim.web.ProblemType.HEADERS_TOO_LARGE;
import static kz.malim.web.ProblemType.IDEMPOTENCY_KEY_REUSED;
import static kz.malim.web.ProblemType.ILLEGAL_TRANSITION;
import static kz.malim.web.ProblemType.INTERNAL_ERROR;
import static kz.malim.web.ProblemType.INVALID_CHARACTER;
import static kz.malim.web.ProblemType.INVALID_CURSOR;
import static kz.malim.web.ProblemType.MALFORMED_REQUEST;
import static kz.malim.web.ProblemType.NOT_ACCEPTABLE;
import static kz.malim.web.ProblemType.NOT_FOUND;
import static kz.malim.web.ProblemType.NOT_READY;
import static kz.malim.web.ProblemType.PRECONDITION_REQUIRED;
import static kz.malim.web.ProblemType.QUOTA_EXCEEDED;
import static kz.malim.web.ProblemType.RANGE_NOT_SATISFIABLE;
import static kz.malim.web.ProblemType.READ_ONLY;
import static kz.malim.web.ProblemType.REQUEST_IN_PROGRESS;
import static kz.malim.web.ProblemType.SLUG_TAKEN;
import static kz.malim.web.ProblemType.SOURCE_UNREACHABLE;
import static kz.malim.web.ProblemType.STALE_VERSION;
import static kz.malim.web.ProblemType.STORAGE_FULL;
import static kz.malim.web.ProblemType.TIMEOUT;
import static kz.malim.web.ProblemType.UNAVAILABLE;
import static kz.malim.web.ProblemType.UNKNOWN_PARAMETER;
import static kz.malim.web.ProblemType.UNREADABLE_FILE;
import static kz.malim.web.ProblemType.UNREADABLE_PICTURE;
import static kz.malim.web.ProblemType.UNSUPPORTED_MEDIA_TYPE;
import static kz.malim.web.ProblemType.URI_TOO_LONG;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.malim.web.Problem;
import kz.malim.web.ProblemMappers;
import kz.malim.web.ProblemType;
import kz.malim.web.ProblemView.Violation;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.examples.Example;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** The problem responses, described once as components; {@link ProblemResponses} refers to them. */
final class Problems {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Problems() {}

    static void describe(Components components) {
        components.addResponse(
                "NotModified",
                OASFactory.createAPIResponse()
                        .description("Not modified: `If-None-Match` has the current `ETag` or, without that header,"
                                + " nothing has changed since `If-Modified-Since`."));
        components.addResponse(
                "Moved",
                OASFactory.createAPIResponse()
                        .description("The article has a new slug. Follow the redirect and store the new URL.")
                        .addHeader("Location", header("New URL of the article.", SchemaType.STRING)));
        components.addResponse(
                "BadRequest",
                response(
                        "Bad request; `type` and `errors` have the details.",
                        Problem.invalidParameter("limit", "An integer from 1 to 100."),
                        new Problem(
                                UNKNOWN_PARAMETER,
                                "Unknown parameter \"tga\". Did you mean \"tag\"? Known: author, cursor, lang, limit, section, tag.",
                                List.of(
                                        Violation.ofParameter(
                                                "tga",
                                                "Unknown parameter \"tga\". Did you mean \"tag\"? Known: author, cursor, lang, limit, section, tag."))),
                        new Problem(
                                INVALID_CURSOR,
                                INVALID_CURSOR.remedy(),
                                List.of(Violation.ofParameter("cursor", INVALID_CURSOR.remedy()))),
                        new Problem(INVALID_CHARACTER, "The URL is not percent-encoded UTF-8."),
                        new Problem(MALFORMED_REQUEST, "Exactly one Host header is required.")));
        components.addResponse(
                "Unauthorized",
                response("The key is missing, invalid, expired or revoked.", remedy(AUTHENTICATION_REQUIRED))
                        .addHeader("WWW-Authenticate", header("The authentication scheme.", SchemaType.STRING)));
        components.addResponse(
                "Forbidden",
                response(
                        "The key is valid, but its role is not sufficient.",
                        new Problem(FORBIDDEN, "The role publisher is required.")));
        components.addResponse("NotFound", response("Not found: never published, or withdrawn.", remedy(NOT_FOUND)));
        components.addResponse(
                "Gone",
                response(
                        "Taken down or removed on purpose. Delete your copies.",
                        new Problem(GONE, "Withdrawn at the request of the newsroom's lawyers.")));
        components.addResponse(
                "CursorExpired",
                response(
                        "The cursor is too old, or of before a restore. Begin again with the snapshot at `resync`.",
                        new Problem(CURSOR_EXPIRED, CURSOR_EXPIRED.remedy())
                                .withMembers(Map.of("resync", "/api/changes?lang=kk"))));
        components.addResponse(
                "NotAcceptable",
                response(
                        "No media type of this resource matches `Accept`.",
                        new Problem(NOT_ACCEPTABLE, "Available: application/json.")));
        components.addResponse(
                "Conflict",
                response(
                                "Not possible in the current state of the resource.",
                                new Problem(
                                                ILLEGAL_TRANSITION,
                                                "\"publish\" is not possible while the article is trashed. Possible: restore.")
                                        .withMembers(Map.of("legal", List.of("restore"))),
                                new Problem(SLUG_TAKEN, "The slug aqzhaysanda-kitaphana is in use by another article."),
                                remedy(CONFLICT),
                                remedy(REQUEST_IN_PROGRESS))
                        .addHeader("Retry-After", header("Seconds to wait.", SchemaType.INTEGER)));
        components.addResponse(
                "Stale",
                response(
                        "The resource was changed after you read it. `current` is its current state, `changed` what others"
                                + " changed since, `colliding` what both of you changed: names of fields, and `body/<block id>`.",
                        new Problem(STALE_VERSION, "You have read version 3; the current version is 5.")
                                .withMembers(
                                        Map.of("changed", List.of("lede", "body/b4"), "colliding", List.of("lede")))));
        components.addResponse(
                "Unprocessable",
                response(
                        "The request is well-formed, but cannot be executed.",
                        remedy(IDEMPOTENCY_KEY_REUSED),
                        remedy(NOT_READY),
                        new Problem(EMBARGOED, "Under embargo until 2026-12-01T01:00:00Z.")
                                .withMembers(Map.of("embargoUntil", "2026-12-01T01:00:00Z")),
                        remedy(UNREADABLE_PICTURE),
                        remedy(UNREADABLE_FILE),
                        remedy(SOURCE_UNREACHABLE),
                        new Problem(BULK_REFUSED, "Item 1: There is no article with this id.")
                                .withMembers(Map.of("items", List.of(Map.of("status", 424), Map.of("status", 404))))));
        components.addResponse(
                "PreconditionRequired", response("`If-Match` is missing.", remedy(PRECONDITION_REQUIRED)));
        components.addResponse(
                "ContentTooLarge",
                response("The body is too large.", new Problem(CONTENT_TOO_LARGE, "A page is at most 1048576 bytes.")));
        components.addResponse(
                "UriTooLong", response("The URL, including its query, is over 4,096 bytes.", remedy(URI_TOO_LONG)));
        components.addResponse(
                "UnsupportedMediaType",
                response("The media type of the body is not supported.", remedy(UNSUPPORTED_MEDIA_TYPE))
                        .addHeader(
                                "Accept-Patch",
                                header("The media type of patches, where this path has PATCH.", SchemaType.STRING)));
        components.addResponse(
                "RangeNotSatisfiable",
                response(
                                "`Range` starts after the end of the file.",
                                new Problem(RANGE_NOT_SATISFIABLE, "The file has 48213 bytes.")
                                        .withMembers(Map.of("size", 48213)))
                        .addHeader(
                                "Content-Range",
                                header("The size of the file, as `bytes */48213`.", SchemaType.STRING)));
        components.addResponse("StorageFull", response("The file storage is full.", remedy(STORAGE_FULL)));
        components.addResponse(
                "TooManyRequests",
                response("The rate limit is exceeded.", remedy(QUOTA_EXCEEDED))
                        .addHeader("Retry-After", header("Seconds to wait.", SchemaType.INTEGER))
                        .addHeader(
                                "RateLimit-Policy",
                                header("Number of requests and time window in seconds.", SchemaType.STRING))
                        .addHeader(
                                "RateLimit",
                                header("Remaining requests, and seconds until reset.", SchemaType.STRING)));
        components.addResponse(
                "HeadersTooLarge", response("The headers are over 16,384 bytes in total.", remedy(HEADERS_TOO_LARGE)));
        components.addResponse(
                "InternalError",
                response(
                        "Internal server error. It is logged with the id in `detail`.",
                        new Problem(INTERNAL_ERROR, "Logged with id 0f8fad5b-d9cb-469f-a165-70867728950e.")));
        components.addResponse(
                "Unavailable",
                response(
                                "Temporarily unavailable: usually for seconds, in read-only mode for longer. Retry.",
                                remedy(UNAVAILABLE),
                                remedy(TIMEOUT),
                                remedy(READ_ONLY))
                        .addHeader("Retry-After", header("Seconds to wait.", SchemaType.INTEGER)));
    }

    private static Problem remedy(ProblemType type) {
        return new Problem(type, type.remedy());
    }

    private static APIResponse response(String description, Problem... examples) {
        var problem = OASFactory.createMediaType()
                .schema(OASFactory.createSchema().ref("Problem"))
                .examples(examples(examples));
        return OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent().addMediaType(ProblemMappers.PROBLEM_JSON, problem));
    }

    private static Map<String, Example> examples(Problem... problems) {
        var examples = new LinkedHashMap<String, Example>();
        for (var problem : problems) {
            examples.put(
                    problem.type().slug(),
                    OASFactory.createExample()
                            .summary(problem.type().title())
                            .value(JSON.convertValue(problem.view(), Map.class)));
        }
        return examples;
    }

    private static Header header(String description, SchemaType type) {
        return OASFactory.createHeader()
                .description(description)
                .schema(OASFactory.createSchema().addType(type));
    }
}
