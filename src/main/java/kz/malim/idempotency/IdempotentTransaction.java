package kz.malim.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import kz.malim.web.OneTimeResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** One transaction that takes a key, does the work and keeps its answer: all of it or nothing. */
@ApplicationScoped
class IdempotentTransaction {
    private static final List<String> KEPT = List.of(HttpHeaders.LOCATION, HttpHeaders.ETAG, HttpHeaders.CONTENT_TYPE);

    private final IdempotencyKeys keys;
    private final ObjectMapper json;

    IdempotentTransaction(IdempotencyKeys keys, ObjectMapper json) {
        this.keys = keys;
        this.json = json;
    }

    /** Ends in a {@link IdempotencyInterceptor.Replay} when the request was answered before. */
    @Nullable
    Object once(String principal, String key, byte[] fingerprint, Callable<@Nullable Object> work) {
        return QuarkusTransaction.requiringNew().call(() -> {
            replay(principal, key, fingerprint);
            var result = work.call();
            keys.keep(principal, key, stored(fingerprint, result));
            return result;
        });
    }

    /** Takes the key, and answers again if it was answered before. */
    void replay(String principal, String key, byte[] fingerprint) {
        keys.take(principal, key);
        var before = keys.answer(principal, key);
        if (before.isPresent()) {
            throw new IdempotencyInterceptor.Replay(before.get().to(fingerprint));
        }
    }

    private StoredResponse stored(byte[] fingerprint, @Nullable Object result) throws JsonProcessingException {
        var response = result instanceof RestResponse<?> rest
                ? rest.toResponse()
                : result instanceof Response plain ? plain : Response.ok(result).build();
        var kept = new LinkedHashMap<String, String>();
        KEPT.forEach(
                name -> Optional.ofNullable(response.getHeaderString(name)).ifPresent(value -> kept.put(name, value)));
        var entity = response.getEntity() instanceof OneTimeResponse secret ? secret.replayed() : response.getEntity();
        var body = entity == null ? new byte[0] : json.writeValueAsBytes(entity);
        return new StoredResponse(fingerprint, response.getStatus(), kept, body);
    }
}
