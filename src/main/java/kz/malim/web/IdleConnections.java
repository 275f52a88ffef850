package kz.malim.web;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.timeout.IdleStateEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps {@code quarkus.http.idle-timeout} from closing connections whose request is being worked on: they wait for the
 * server and not for the client. Work has deadlines of its own, and responds. While a body arrives and while a response is
 * sent, a connection without a byte is idle.
 */
@ApplicationScoped
class IdleConnections {
    /** After the cache hits, which are answered at once. */
    private static final int AFTER_CACHE_HITS = 1150;

    void register(@Observes Filters filters) {
        filters.register(IdleConnections::watch, AFTER_CACHE_HITS);
    }

    private static void watch(RoutingContext exchange) {
        var request = exchange.request();
        if (request.connection() instanceof ConnectionBase connection) {
            var working = working(connection.channelHandlerContext());
            working.add(request);
            exchange.addHeadersEndHandler(sending -> working.remove(request));
            exchange.addEndHandler(ended -> working.remove(request));
        }
        exchange.next();
    }

    /** The requests of a connection that have no response yet: one, or several with pipelining or HTTP/2. */
    private static Set<HttpServerRequest> working(ChannelHandlerContext server) {
        var handler = server.pipeline().get(IdleEvents.class);
        if (handler == null) {
            handler = new IdleEvents();
            server.pipeline().addBefore(server.name(), null, handler); // between Netty's idle timer and Vert.x
        }
        return handler.working;
    }

    /** Drops the events of the idle timer while a request is being worked on. */
    private static final class IdleEvents extends ChannelInboundHandlerAdapter {
        private final Set<HttpServerRequest> working = ConcurrentHashMap.newKeySet();

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
            if (!(event instanceof IdleStateEvent) || working.stream().noneMatch(IdleEvents::hasArrived)) {
                super.userEventTriggered(context, event);
            }
        }

        private static boolean hasArrived(HttpServerRequest request) {
            return !RequestValidationFilter.hasBody(request) || request.isEnded();
        }
    }
}
