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
 * Does an {@link Idempotent} operation once for each key of each caller (draft-ietf-httpapi-idempotency-key-header).
 *
 * <p>What was answered is written by the transaction that does it. Whatever breaks in between, either both are there or
 * neither is, so there is no key that waits for an answer nobody will write. A refused request keeps no key: it has done
 * nothing, so it can be sent again in any case, and a client that has put right what was wrong does not have to change its
 * key. Remembering refusals was refused itself: a write that fails must leave the database as it was.
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
    Object once(InvocationContext operation) throws Exception {
        var sent = headers.getRequestHeader("Idempotency-Key");
        if (sent == null || sent.isEmpty()) {
            return operation.proceed();
        }
        var key = key(sent.size() == 1 ? sent.getFirst() : "");
        return transaction.once(caller.id(), key, fingerprint(operation), operation::proceed);
    }

    /** A string in quotes, as the draft has it, or without them, as most clients send it. */
    static String key(String sent) {
        var key = KEY.matcher(sent);
        if (!key.matches()) {
            throw new Problem(
                    ProblemType.MALFORMED_REQUEST,
                    "Idempotency-Key is one string of 1 to 255 visible characters, such as a UUID.",
                    List.of(Violation.ofParameter("Idempotency-Key", "1 to 255 visible characters.")));
        }
        return key.group(1);
    }

    private byte[] fingerprint(InvocationContext operation) {
        var fingerprint = RequestDigest.of(address.getRequestUri(), json);
        var annotations = operation.getMethod().getParameterAnnotations();
        for (int i = 0; i < annotations.length; i++) {
            if (isBody(annotations[i])) {
                fingerprint.add(operation.getParameters()[i]);
            }
        }
        return fingerprint.bytes();
    }

    private static boolean isBody(Annotation[] annotations) {
        return Arrays.stream(annotations)
                .map(annotation -> annotation.annotationType().getPackageName())
                .noneMatch(name -> name.equals("jakarta.ws.rs") || name.equals("jakarta.ws.rs.core"));
    }

    /** Answers what was answered before; the transaction it is thrown through has done nothing. */
    static final class Replay extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Response answer;

        Replay(Response answer) {
            super("answered before", null, false, false);
            this.answer = answer;
        }

        Response answer() {
            return answer;
        }
    }
}
