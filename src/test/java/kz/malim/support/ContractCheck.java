package kz.malim.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.report.ValidationReport.Message;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.quarkus.arc.Arc;
import io.quarkus.test.junit.callback.QuarkusTestAfterEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import kz.malim.change.ReadYourWrites;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * Validates every response that any test gets against the contract: its status, media type and schema; and every request
 * body that was accepted. Where the contract has nothing, the response must be a problem. Registered through {@code
 * META-INF/services}, so a test has nothing to do for it.
 */
public final class ContractCheck implements Filter, QuarkusTestBeforeEachCallback, QuarkusTestAfterEachCallback {
    public static final Path CONTRACT = Path.of("target/openapi/openapi.json");

    private static final List<String> PAGES_OF_THE_SERVER = List.of("/q/", "/docs", "/openapi", "/favicon.ico");

    /** Writes times as clients do, as text. */
    private static final ObjectMapper JSON =
            new ObjectMapper().findAndRegisterModules().disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    /** Clients that accept only JSON get parts as JSON; no test does that here, so that JSON is always complete. */
    private static final Pattern PART =
            Pattern.compile("\"anyOf\"\\s*:\\s*\\[\\s*[{]\\s*(\"[$]ref\"\\s*:\\s*\"[^\"]+\")\\s*[}]\\s*,\\s*[{]"
                    + "\\s*\"[$]ref\"\\s*:\\s*\"#/components/schemas/Sparse[^\"]+\"\\s*[}]\\s*]");

    /** What makes responses open for later releases; no response of this one may need it. */
    private static final Pattern UNKNOWN_MEMBER =
            Pattern.compile(",\\s*[{]\\s*\"[$]ref\"\\s*:\\s*\"#/components/schemas/Unknown[^\"]+\"\\s*[}]");

    /** A bulk request of which some items may have been refused. */
    private static final int MULTI_STATUS = 207;

    private static final Filter NO_PARTIAL_WRITE = new NoPartialWriteCheck();

    /** Soft, since it is large, and the application of every test profile has a copy that outlives it. */
    private static SoftReference<@Nullable OpenApiInteractionValidator> contract = new SoftReference<>(null);

    private static SoftReference<@Nullable HeaderCheck> headers = new SoftReference<>(null);

    @Override
    public void beforeEach(QuarkusTestMethodContext test) {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(2)); // what is slow is not wrong
        RestAssured.replaceFiltersWith(NO_PARTIAL_WRITE, this);
        RestAssured.config = RestAssured.config()
                .objectMapperConfig(RestAssured.config()
                        .getObjectMapperConfig()
                        .jackson2ObjectMapperFactory((type, charset) -> JSON))
                .encoderConfig(RestAssured.config()
                        .getEncoderConfig()
                        .defaultContentCharset(StandardCharsets.UTF_8)); // it would declare ISO 8859-1
        // no delay for a condition that already holds; the default polls first after a tenth of a second
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        Awaitility.setDefaultPollInterval(Duration.ofMillis(50));
    }

    /** For the responses to clients other than REST Assured. */
    @Override
    public void afterEach(QuarkusTestMethodContext test) {
        Canary.requireNoLeaks();
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        // a test that has written through the repositories wants to read it, as every client of the API can
        Arc.container().instance(ReadYourWrites.class).get().await();
        var response = context.next(request, expected);
        check(
                request.getMethod(),
                URI.create(request.getURI()).getRawPath(),
                response.statusCode(),
                response.contentType(),
                isReadable(response) ? response.asByteArray() : null);
        headers()
                .check(
                        request.getMethod(),
                        URI.create(request.getURI()).getRawPath(),
                        response.statusCode(),
                        response.headers());
        if (response.statusCode() < MULTI_STATUS && request.getBody() instanceof String body) {
            checkAccepted(request, body);
        }
        assertEquals(List.of(), Canary.leaks());
        return response;
    }

    /** Whether the body is decoded: the client decodes gzip only. */
    private static boolean isReadable(Response response) {
        return response.header("Content-Encoding") == null;
    }

    /** Fails the test when the contract does not allow the response. */
    public static void check(String method, String path, int status, @Nullable String type, byte @Nullable [] body) {
        if (body == null
                || method.equals("HEAD")
                || method.equals("OPTIONS")
                || PAGES_OF_THE_SERVER.stream().anyMatch(path::startsWith)) {
            return;
        }
        var response = SimpleResponse.Builder.status(status).withBody(body);
        if (type != null && !type.isEmpty()) {
            response.withContentType(type);
        }
        var report =
                Arrays.stream(Method.values()).anyMatch(known -> known.name().equals(method))
                        ? contract().validateResponse(path, Method.valueOf(method), response.build())
                        : null;
        if (report == null || isUnknown(report)) {
            // the schema of problems is the same for all operations
            report = contract()
                    .validateResponse(
                            "/problems/any",
                            Method.GET,
                            SimpleResponse.Builder.status(404)
                                    .withContentType(String.valueOf(type))
                                    .withBody(body)
                                    .build());
        }
        var errors = report.getMessages().stream()
                .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .filter(message -> !message.getKey().startsWith("validation.response.header")) // see HeaderCheck
                .map(Message::toString)
                .toList();
        if (!errors.isEmpty()) {
            fail(method + " " + path + " returned " + status + " against the contract:\n" + String.join("\n", errors));
        }
    }

    /** Fails the test when the program accepted a body that the contract does not allow: generated clients could not send it. */
    private static void checkAccepted(FilterableRequestSpecification request, String body) {
        var path = URI.create(request.getURI()).getRawPath();
        var errors = contract()
                .validateRequest(new SimpleRequest.Builder(request.getMethod(), path)
                        .withContentType(request.getContentType())
                        .withBody(body)
                        .build())
                .getMessages()
                .stream()
                .filter(message -> message.getKey().startsWith("validation.request.body.schema"))
                .map(Message::toString)
                .toList();
        assertEquals(List.of(), errors, request.getMethod() + " " + path + " accepted " + body);
    }

    private static boolean isUnknown(ValidationReport report) {
        return report.getMessages().stream()
                .map(Message::getKey)
                .anyMatch(
                        List.of("validation.request.path.missing", "validation.request.operation.notAllowed")
                                ::contains);
    }

    private static synchronized HeaderCheck headers() {
        var known = headers.get();
        if (known == null) {
            known = new HeaderCheck(CONTRACT);
            headers = new SoftReference<>(known);
        }
        return known;
    }

    private static synchronized OpenApiInteractionValidator contract() {
        var known = contract.get();
        if (known != null) {
            return known;
        }
        try {
            var read = OpenApiInteractionValidator.createForInlineApiSpecification(UNKNOWN_MEMBER
                            .matcher(PART.matcher(Files.readString(CONTRACT)).replaceAll("$1"))
                            .replaceAll("")
                            .replace("\"x-extensible-enum\"", "\"enum\""))
                    .build();
            contract = new SoftReference<>(read);
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
