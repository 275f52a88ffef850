package kz.malim.idempotency;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import kz.malim.access.Caller;
import kz.malim.web.Idempotent;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Executes once for each key what takes long before it writes anything. {@link Idempotent} would hold a connection all that
 * time. Here the key is locked in this replica while the work is done, and in the database only while it is written: two
 * replicas may then both do the work, and the second sends the response of the first.
 */
@ApplicationScoped
public class IdempotentUpload {
    private final IdempotentTransaction transaction;
    private final Caller caller;
    private final UriInfo address;
    private final ObjectMapper json;
    private final Set<String> inProgress = ConcurrentHashMap.newKeySet();

    IdempotentUpload(IdempotentTransaction transaction, Caller caller, UriInfo address, ObjectMapper json) {
        this.transaction = transaction;
        this.caller = caller;
        this.address = address;
        this.json = json;
    }

    /** Ends the work: one transaction for its writes, its response and the key. */
    public interface End {
        Response of(Supplier<Response> writes);
    }

    /**
     * @param header the client's {@code Idempotency-Key}; without one the work is simply done
     * @param input the input of the request; files are digested without being read into memory
     */
    public Response execute(
            @Nullable String header, List<? extends @Nullable Object> input, Function<End, Response> work) {
        if (header == null) {
            return work.apply(writes -> QuarkusTransaction.requiringNew().call(writes::get));
        }
        var key = IdempotencyInterceptor.key(header);
        var principal = caller.id();
        var lock = principal + "\n" + key;
        if (!inProgress.add(lock)) {
            throw new Problem(ProblemType.REQUEST_IN_PROGRESS, ProblemType.REQUEST_IN_PROGRESS.remedy());
        }
        try {
            return execute(principal, key, digest(input), work);
        } finally {
            inProgress.remove(lock);
        }
    }

    private Response execute(String principal, String key, byte[] digest, Function<End, Response> work) {
        QuarkusTransaction.requiringNew().run(() -> transaction.replay(principal, key, digest)); // before the work
        return work.apply(
                writes -> (Response) requireNonNull(transaction.execute(principal, key, digest, () -> writes.get())));
    }

    private byte[] digest(List<? extends @Nullable Object> input) {
        var digest = RequestDigest.of(address.getRequestUri(), json);
        input.forEach(digest::add);
        return digest.bytes();
    }
}
