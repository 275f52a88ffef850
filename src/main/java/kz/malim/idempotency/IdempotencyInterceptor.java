package kz.malim.idempotency;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import kz.malim.access.Caller;
import kz.malim.web.Idempotent;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import kz.malim.web.ProblemView.Violation;
import org.jspecify.annotations.Nullable;

/**
 * Executes an {@link Idempotent} operation once for each key of each caller (draft-ietf-httpapi-idempotency-key-header).
 *
 * <p>The response is stored by the transaction that does the work. Whatever fails in between, either both are there or
 * neither is, so no key waits for a response that nobody will store. A failed request stores no key: it has done nothing, so
 * it can be retried in any case, and a client that has corrected it does not have to change its key. Storing failures was
 * refused: a write that fails must leave the database as it was.
 */
@Interceptor
@Idempotent
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100) // outside of the operation's own transaction
class IdempotencyInterceptor {
    private static final Pattern KEY = Pattern.compile("\"?([\\x21\\x23-\\x5b\\x5d-\\x7e]{1,255}?)\"?");

    private final IdempotentTransaction transaction;
    private final Caller caller;
    private final HttpHeaders headers;
    private final UriInfo address;
    private final ObjectMapper json;

    IdempotencyInterceptor(
            IdempotentTransaction transaction, Caller caller, HttpHeaders headers, UriInfo address, ObjectMapper json) {
        this.transaction = transaction;
        this.caller = caller;
        this.headers = headers;
        this.address = address;
        this.json = json;
    }

    @AroundInvoke
    @Nullable
    Object execute(InvocationContext operation) throws Exception {
        var header = headers.getRequestHeader("Idempotency-Key");
        if (header == null || header.isEmpty()) {
            return operation.proceed();
        }
        var key = key(header.size() == 1 ? header.getFirst() : "");
        return transaction.execute(caller.id(), key, digest(operation), operation::proceed);
    }

    /** A string in quotes, as in the draft, or without them, as most clients send it. */
    static String key(String header) {
        var key = KEY.matcher(header);
        if (!key.matches()) {
            throw new Problem(
                    ProblemType.MALFORMED_REQUEST,
                    "Idempotency-Key must be one string of 1 to 255 visible ASCII characters, such as a UUID.",
                    List.of(Violation.ofParameter("Idempotency-Key", "1 to 255 visible ASCII characters.")));
        }
        return key.group(1);
    }

    private byte[] digest(InvocationContext operation) {
        var digest = RequestDigest.of(address.getRequestUri(), json);
        var annotations = operation.getMethod().getParameterAnnotations();
        for (int i = 0; i < annotations.length; i++) {
            if (isBody(annotations[i])) {
                digest.add(operation.getParameters()[i]);
            }
        }
        return digest.bytes();
    }

    private static boolean isBody(Annotation[] annotations) {
        return Arrays.stream(annotations)
                .map(annotation -> annotation.annotationType().getPackageName())
                .noneMatch(name -> name.equals("jakarta.ws.rs") || name.equals("jakarta.ws.rs.core"));
    }

    /** Sends a stored response; the transaction it is thrown through has done nothing. */
    static final class Replay extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Response response;

        Replay(Response response) {
            super("idempotent replay", null, false, false);
            this.response = response;
        }

        Response response() {
            return response;
        }
    }
}
