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
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import kz.malim.change.ReadYourWrites;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * Holds every answer that any test gets against the contract: its status, its media type, its schema; and so every body
 * that was taken. Where the contract has nothing, the answer must be a problem. Found through {@code META-INF/services}, so a test has nothing to do for it.
 */
public final class ContractCheck implements Filter, QuarkusTestBeforeEachCallback, QuarkusTestAfterEachCallback {
    public static final Path CONTRACT = Path.of("target/openapi/openapi.yaml");

    private static final List<String> PAGES_OF_THE_SERVER = List.of("/q/", "/docs", "/openapi");

    /** Writes moments as clients do, as text. */
    private static final ObjectMapper JSON =
            new ObjectMapper().findAndRegisterModules().disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private static final Filter UNTOUCHED = new NoPartialWriteCheck();

    private static @Nullable OpenApiInteractionValidator contract;

    @Override
    public void beforeEach(QuarkusTestMethodContext test) {
        RestAssured.replaceFiltersWith(UNTOUCHED, this);
        RestAssured.config = RestAssured.config()
                .objectMapperConfig(RestAssured.config()
                        .getObjectMapperConfig()
                        .jackson2ObjectMapperFactory((type, charset) -> JSON));
        // what is so already need not be waited for; unless told, a tenth of a second passes before the first look
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        Awaitility.setDefaultPollInterval(Duration.ofMillis(50));
    }

    /** For the answers that other clients got. */
    @Override
    public void afterEach(QuarkusTestMethodContext test) {
        Canary.requireSilence();
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
        if (response.statusCode() < 300 && request.getBody() instanceof String sent) {
            checkSent(request, sent);
        }
        assertEquals(List.of(), Canary.leaks());
        return response;
    }

    /** Whether the body is here as it was written: the client undoes gzip, and knows no other coding. */
    private static boolean isReadable(Response response) {
        return response.header("Content-Encoding") == null;
    }

    /** Fails the test when the answer is not one that the contract promises. */
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
            // a problem is a problem: that of any operation will do to compare with
            report = contract()
                    .validateResponse(
                            "/problems/any",
                            Method.GET,
                            SimpleResponse.Builder.status(404)
                                    .withContentType(String.valueOf(type))
                                    .withBody(body)
                                    .build());
        }
        if (report.hasErrors()) {
            fail(method + " " + path + " answered " + status + " outside the contract:\n" + told(report));
        }
    }

    /** Fails the test when the program took what the contract does not admit: clients made from it could not send that. */
    private static void checkSent(FilterableRequestSpecification request, String body) {
        var path = URI.create(request.getURI()).getRawPath();
        var refused = contract()
                .validateRequest(new SimpleRequest.Builder(request.getMethod(), path)
                        .withContentType(request.getContentType())
                        .withBody(body)
                        .build())
                .getMessages()
                .stream()
                .filter(message -> message.getKey().startsWith("validation.request.body.schema"))
                .map(Message::toString)
                .toList();
        assertEquals(List.of(), refused, request.getMethod() + " " + path + " took " + body);
    }

    private static boolean isUnknown(ValidationReport report) {
        return report.getMessages().stream()
                .map(Message::getKey)
                .anyMatch(
                        List.of("validation.request.path.missing", "validation.request.operation.notAllowed")
                                ::contains);
    }

    private static String told(ValidationReport report) {
        return report.getMessages().stream().map(Message::toString).collect(Collectors.joining("\n"));
    }

    private static synchronized OpenApiInteractionValidator contract() {
        if (contract == null) {
            try {
                contract = OpenApiInteractionValidator.createForInlineApiSpecification(Files.readString(CONTRACT))
                        .build();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return contract;
    }
}
