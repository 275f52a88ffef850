package kz.malim.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import kz.malim.web.OneTimeResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** One transaction that locks a key, does the work and stores its response: all of it or nothing. */
@ApplicationScoped
class IdempotentTransaction {
    private static final List<String> HEADERS =
            List.of(HttpHeaders.LOCATION, HttpHeaders.ETAG, HttpHeaders.CONTENT_TYPE);

    private final IdempotencyKeys keys;
    private final TransactionSynchronizationRegistry transaction;
    private final ObjectMapper json;

    IdempotentTransaction(IdempotencyKeys keys, TransactionSynchronizationRegistry transaction, ObjectMapper json) {
        this.keys = keys;
        this.transaction = transaction;
        this.json = json;
    }

    /** Throws {@link IdempotencyInterceptor.Replay} when there is a stored response. */
    @Nullable
    Object execute(String principal, String key, byte[] digest, Callable<@Nullable Object> work) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                replay(principal, key, digest);
                var result = work.call();
                if (transaction.getRollbackOnly()) {
                    throw new RolledBack(result);
                }
                keys.store(principal, key, stored(digest, result));
                return result;
            });
        } catch (RolledBack dryRun) {
            return dryRun.result;
        }
    }

    /** Ends a transaction that was to do nothing: a commit would fail. Its key is not used up, it can be done again. */
    private static final class RolledBack extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient @Nullable Object result;

        RolledBack(@Nullable Object result) {
            super(null, null, false, false);
            this.result = result;
        }
    }

    /** Locks the key, and throws the stored response if there is one. */
    void replay(String principal, String key, byte[] digest) {
        keys.lock(principal, key);
        var stored = keys.response(principal, key);
        if (stored.isPresent()) {
            throw new IdempotencyInterceptor.Replay(stored.get().to(digest));
        }
    }

    private StoredResponse stored(byte[] digest, @Nullable Object result) throws JsonProcessingException {
        var response = result instanceof RestResponse<?> rest
                ? rest.toResponse()
                : result instanceof Response plain ? plain : Response.ok(result).build();
        var headers = new LinkedHashMap<String, String>();
        HEADERS.forEach(name ->
                Optional.ofNullable(response.getHeaderString(name)).ifPresent(value -> headers.put(name, value)));
        var entity = response.getEntity() instanceof OneTimeResponse secret ? secret.replayed() : response.getEntity();
        var body = entity == null ? new byte[0] : json.writeValueAsBytes(entity);
        return new StoredResponse(digest, response.getStatus(), headers, body);
    }
}
