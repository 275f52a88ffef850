package kz.malim.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.concurrent.Callable;
import kz.malim.access.Caller;
import kz.malim.web.Idempotent;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Does a part of a request in a transaction of its own, and with a key no more than once. What {@link Idempotent} is for a
 * whole request, this is for each of several things one request asks for.
 */
@ApplicationScoped
public class IdempotentStep {
    private final IdempotencyKeys keys;
    private final Caller caller;
    private final ObjectMapper json;

    IdempotentStep(IdempotencyKeys keys, Caller caller, ObjectMapper json) {
        this.keys = keys;
        this.caller = caller;
        this.json = json;
    }

    /**
     * @param sent the client's {@code Idempotency-Key}; without one it is simply done
     * @param part which part of the request
     * @param asked what the client wants of this part: the same key is not for another wish
     */
    public <T> T done(@Nullable String sent, String part, Object asked, Class<T> result, Callable<T> work) {
        if (sent == null) {
            return QuarkusTransaction.requiringNew().call(work);
        }
        var key = IdempotencyInterceptor.key(sent);
        var principal = caller.id() + " " + part;
        var fingerprint = fingerprint(asked);
        return QuarkusTransaction.requiringNew().call(() -> {
            keys.take(principal, key);
            var before = keys.answer(principal, key);
            if (before.isPresent()) {
                return again(before.get(), fingerprint, result);
            }
            var now = work.call();
            keys.keep(principal, key, new StoredResponse(fingerprint, 200, Map.of(), json.writeValueAsBytes(now)));
            return now;
        });
    }

    private <T> T again(StoredResponse before, byte[] fingerprint, Class<T> result) throws IOException {
        if (!before.isFor(fingerprint)) {
            throw new Problem(ProblemType.IDEMPOTENCY_KEY_REUSED, ProblemType.IDEMPOTENCY_KEY_REUSED.remedy());
        }
        return json.readValue(before.body(), result);
    }

    private byte[] fingerprint(Object asked) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(asked));
        } catch (NoSuchAlgorithmException | JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
