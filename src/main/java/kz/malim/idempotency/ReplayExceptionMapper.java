package kz.malim.idempotency;

import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Sends a stored response again. */
public class ReplayExceptionMapper {

    @ServerExceptionMapper
    public Response replay(IdempotencyInterceptor.Replay replay) {
        return replay.response();
    }
}
