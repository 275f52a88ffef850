package kz.malim.idempotency;

import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Sends again what was answered before. */
public class ReplayExceptionMapper {

    @ServerExceptionMapper
    public Response replay(IdempotencyInterceptor.Replay replay) {
        return replay.answer();
    }
}
