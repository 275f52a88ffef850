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
 * Executes a part of a request in a transaction of its own, and with a key no more than once. What {@link Idempotent} is for a
 * whole request, this is for each item of a bulk request.
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
     * @param header the client's {@code Idempotency-Key}; without one the work is simply done
     * @param part which part of the request
     * @param input the input of this part: the same key with other input is refused
     */
    public <T> T execute(@Nullable String header, String part, Object input, Class<T> result, Callable<T> work) {
        if (header == null) {
            return QuarkusTransaction.requiringNew().call(work);
        }
        var key = IdempotencyInterceptor.key(header);
        var principal = caller.id() + " " + part;
        var digest = digest(input);
        return QuarkusTransaction.requiringNew().call(() -> {
            keys.lock(principal, key);
            var stored = keys.response(principal, key);
            if (stored.isPresent()) {
                return replay(stored.get(), digest, result);
            }
            var value = work.call();
            keys.store(principal, key, new StoredResponse(digest, 200, Map.of(), json.writeValueAsBytes(value)));
            return value;
        });
    }

    private <T> T replay(StoredResponse stored, byte[] digest, Class<T> result) throws IOException {
        if (!stored.isFor(digest)) {
            throw new Problem(ProblemType.IDEMPOTENCY_KEY_REUSED, ProblemType.IDEMPOTENCY_KEY_REUSED.remedy());
        }
        return json.readValue(stored.body(), result);
    }

    private byte[] digest(Object input) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(input));
        } catch (NoSuchAlgorithmException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
