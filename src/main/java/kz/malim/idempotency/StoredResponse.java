package kz.malim.idempotency;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.util.Map;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;

/** What was answered to a request that may come again. */
@SuppressWarnings("ArrayRecordComponent") // compared and sent as bytes
record StoredResponse(byte[] fingerprint, int status, Map<String, String> headers, byte[] body) {

    /** The same answer to the same request; another request with the same key is refused. */
    Response to(byte[] request) {
        if (!isFor(request)) {
            throw new Problem(ProblemType.IDEMPOTENCY_KEY_REUSED, ProblemType.IDEMPOTENCY_KEY_REUSED.remedy());
        }
        var answer =
                Response.status(status).header("Idempotent-Replayed", "true").entity(body);
        headers.forEach(answer::header);
        if (!headers.containsKey("Content-Type")) {
            answer.type(MediaType.APPLICATION_JSON);
        }
        return answer.build();
    }

    boolean isFor(byte[] request) {
        return MessageDigest.isEqual(fingerprint, request);
    }
}
