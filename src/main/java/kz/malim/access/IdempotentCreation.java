package kz.malim.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import kz.malim.web.ProblemView.Violation;
import org.jboss.resteasy.reactive.RestResponse;
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
class IdempotentCreation {
    private static final List<String> KEPT = List.of(HttpHeaders.LOCATION, HttpHeaders.ETAG, HttpHeaders.CONTENT_TYPE);
    private static final Pattern KEY = Pattern.compile("\"?([\\x21\\x23-\\x5b\\x5d-\\x7e]{1,255}?)\"?");

    private final IdempotencyKeys keys;
    private final Caller caller;
    private final HttpHeaders headers;
    private final UriInfo address;
    private final ObjectMapper json;

    IdempotentCreation(IdempotencyKeys keys, Caller caller, HttpHeaders headers, UriInfo address, ObjectMapper json) {
        this.keys = keys;
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
        var principal = caller.id();
        var fingerprint = fingerprint(operation);
        return inTransaction(() -> {
            keys.take(principal, key);
            var before = keys.answer(principal, key);
            if (before.isPresent()) {
                throw new Replay(before.get().to(fingerprint));
            }
            var result = operation.proceed();
            keys.keep(principal, key, stored(fingerprint, result));
            return result;
        });
    }

    private static @Nullable Object inTransaction(Callable<@Nullable Object> work) throws Exception {
        try {
            return QuarkusTransaction.requiringNew().call(work);
        } catch (RuntimeException failure) {
            throw failure;
        }
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

    /** Of everything the client decided: where it sent it, from which version, and what. */
    private byte[] fingerprint(InvocationContext operation) throws JsonProcessingException {
        var digest = sha256();
        digest.update(address.getRequestUri().getRawPath().getBytes(StandardCharsets.UTF_8));
        digest.update(String.valueOf(address.getRequestUri().getRawQuery()).getBytes(StandardCharsets.UTF_8));
        var annotations = operation.getMethod().getParameterAnnotations();
        for (int i = 0; i < annotations.length; i++) {
            if (isBody(annotations[i])) {
                var body = operation.getParameters()[i];
                digest.update(body instanceof byte[] bytes ? bytes : json.writeValueAsBytes(body));
            }
        }
        return digest.digest();
    }

    private static boolean isBody(Annotation[] annotations) {
        return Arrays.stream(annotations)
                .map(annotation -> annotation.annotationType().getPackageName())
                .noneMatch(name -> name.equals("jakarta.ws.rs") || name.equals("jakarta.ws.rs.core"));
    }

    private StoredAnswer stored(byte[] fingerprint, @Nullable Object result) throws JsonProcessingException {
        var response = result instanceof RestResponse<?> rest
                ? rest.toResponse()
                : result instanceof Response plain ? plain : Response.ok(result).build();
        var kept = new LinkedHashMap<String, String>();
        KEPT.forEach(
                name -> Optional.ofNullable(response.getHeaderString(name)).ifPresent(value -> kept.put(name, value)));
        var entity = response.getEntity() instanceof OnlyOnce once ? once.again() : response.getEntity();
        var body = entity == null ? new byte[0] : json.writeValueAsBytes(entity);
        return new StoredAnswer(fingerprint, response.getStatus(), kept, body);
    }

    /** An answer that holds a secret: it is given once, and is not kept to be given again. */
    interface OnlyOnce {
        /** What the same request is answered the next time. */
        Object again();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
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
