package kz.malim.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** Sends problems before routing, where {@link ProblemMappers} are not called. */
@Singleton
public class ProblemSender {
    /** For the response to arrive before the connection is closed. */
    private static final int CLOSE_DELAY_MILLIS = 1000;

    private final ObjectMapper json;

    ProblemSender(ObjectMapper json) {
        this.json = json;
    }

    /** Sends a problem in place of the response; with a body that is still arriving, it closes the connection. */
    public void send(RoutingContext exchange, Problem problem) {
        if (problem.type() == ProblemType.CONTENT_TOO_LARGE
                || problem.type() == ProblemType.BUSY
                || (problem.type() == ProblemType.QUOTA_EXCEEDED
                        && RequestValidationFilter.hasBody(exchange.request()))) {
            closeSoon(exchange); // the body is still arriving and will not be read
        }
        head(exchange, problem).end(body(problem));
    }

    /**
     * The same as the last response of the connection. It is sent whole and never ended: the server takes up the next request
     * of a connection when a response ends, and where the next one begins is not known here.
     */
    void sendLast(RoutingContext exchange, Problem problem) {
        closeSoon(exchange);
        var body = body(problem);
        head(exchange, problem)
                .putHeader("Content-Length", Integer.toString(body.length()))
                .write(body);
    }

    private static HttpServerResponse head(RoutingContext exchange, Problem problem) {
        SecurityHeaders.addTo(exchange.response().headers());
        var response = exchange.response()
                .setStatusCode(problem.type().status())
                .putHeader("Content-Type", ProblemMappers.PROBLEM_JSON)
                .putHeader("Cache-Control", "no-store");
        if (problem.type() == ProblemType.BUSY) {
            response.putHeader("Retry-After", ProblemMappers.RETRY_SOON);
        }
        return response;
    }

    private static void closeSoon(RoutingContext exchange) {
        exchange.response().putHeader("Connection", "close");
        exchange.vertx()
                .setTimer(
                        CLOSE_DELAY_MILLIS,
                        timer -> exchange.request().connection().close());
    }

    private Buffer body(Problem problem) {
        try {
            return Buffer.buffer(json.writeValueAsBytes(problem.view()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
