package kz.malim.idempotency;

import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Sends again what was answered before. */
public class ReplayMapper {

    @ServerExceptionMapper
    public Response replay(IdempotentCreation.Replay replay) {
        return replay.answer();
    }
}
