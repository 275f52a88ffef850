package kz.malim.idempotency;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.util.Map;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;

/** The response to a request that may be retried. */
@SuppressWarnings("ArrayRecordComponent") // compared and sent as bytes
record StoredResponse(byte[] digest, int status, Map<String, String> headers, byte[] body) {

    /** The same response to the same request; another request with the same key is refused. */
    Response to(byte[] requestDigest) {
        if (!isFor(requestDigest)) {
            throw new Problem(ProblemType.IDEMPOTENCY_KEY_REUSED, ProblemType.IDEMPOTENCY_KEY_REUSED.remedy());
        }
        var response =
                Response.status(status).header("Idempotent-Replayed", "true").entity(body);
        headers.forEach(response::header);
        if (!headers.containsKey("Content-Type")) {
            response.type(MediaType.APPLICATION_JSON);
        }
        return response.build();
    }

    boolean isFor(byte[] requestDigest) {
        return MessageDigest.isEqual(digest, requestDigest);
    }
}
