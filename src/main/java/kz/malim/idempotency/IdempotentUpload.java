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
 * Does once for each key what takes long before it writes anything. {@link Idempotent} would hold a connection all that
 * time. Here the key is held by this replica while the work is done, and by the database only while it is written: two
 * replicas may then both do the work, and the one that comes second answers what the first has.
 */
@ApplicationScoped
public class IdempotentUpload {
    private final IdempotentTransaction transaction;
    private final Caller caller;
    private final UriInfo address;
    private final ObjectMapper json;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    IdempotentUpload(IdempotentTransaction transaction, Caller caller, UriInfo address, ObjectMapper json) {
        this.transaction = transaction;
        this.caller = caller;
        this.address = address;
        this.json = json;
    }

    /** The end of the work: one transaction for what it writes, its answer and the key. */
    public interface End {
        Response of(Supplier<Response> writing);
    }

    /**
     * @param sent the client's {@code Idempotency-Key}; without one it is simply done
     * @param asked what the client wants; of files, which are not read into memory, what is in them
     */
    public Response once(@Nullable String sent, List<? extends @Nullable Object> asked, Function<End, Response> work) {
        if (sent == null) {
            return work.apply(writing -> QuarkusTransaction.requiringNew().call(writing::get));
        }
        var key = IdempotencyInterceptor.key(sent);
        var principal = caller.id();
        var mine = principal + "\n" + key;
        if (!underWay.add(mine)) {
            throw new Problem(ProblemType.REQUEST_IN_PROGRESS, ProblemType.REQUEST_IN_PROGRESS.remedy());
        }
        try {
            return once(principal, key, fingerprint(asked), work);
        } finally {
            underWay.remove(mine);
        }
    }

    private Response once(String principal, String key, byte[] fingerprint, Function<End, Response> work) {
        QuarkusTransaction.requiringNew().run(() -> transaction.replay(principal, key, fingerprint)); // before the work
        return work.apply(writing ->
                (Response) requireNonNull(transaction.once(principal, key, fingerprint, () -> writing.get())));
    }

    private byte[] fingerprint(List<? extends @Nullable Object> asked) {
        var fingerprint = RequestDigest.of(address.getRequestUri(), json);
        asked.forEach(fingerprint::add);
        return fingerprint.bytes();
    }
}
