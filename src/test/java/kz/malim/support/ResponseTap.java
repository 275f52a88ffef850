package kz.malim.support;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.FileRegion;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.stream.ChunkedInput;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Captures every response as its bytes are written to the socket, so that no client, coding or route past the resources is
 * missed. Files that the kernel copies by itself (sendfile) cannot be captured; only files larger than any of a test are sent
 * so, and one that is gets reported as unchecked.
 */
@Singleton
final class ResponseTap {
    private static final int HIGHEST_PRIORITY = Integer.MAX_VALUE;

    void register(@Observes Filters filters) {
        filters.register(
                exchange -> {
                    tap(exchange.request());
                    exchange.next();
                },
                HIGHEST_PRIORITY);
    }

    private static void tap(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            throw new IllegalStateException("Responses over HTTP/2 are not captured: use HTTP/1.1");
        }
        var connection = ((ConnectionBase) request.connection()).channelHandlerContext();
        var tap = connection.pipeline().get(ConnectionTap.class);
        if (tap == null) {
            tap = new ConnectionTap();
            connection.pipeline().addBefore(connection.name(), "canary", tap);
        }
        tap.request = request;
    }

    /** One response after another, as HTTP/1.1 sends them. */
    private static final class ConnectionTap extends ChannelOutboundHandlerAdapter {
        private @Nullable HttpServerRequest request;
        private @Nullable HttpResponse response;
        private ByteArrayOutputStream body = new ByteArrayOutputStream();

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise written) throws Exception {
            if (message instanceof HttpResponse head && head.status().code() >= 200) {
                response = head;
                body = new ByteArrayOutputStream();
            }
            if (response != null && message instanceof HttpContent part) {
                add(part);
                if (message instanceof LastHttpContent) {
                    complete(response);
                    response = null;
                }
            }
            boolean isUploadedFile = request != null
                    && request.uri()
                            .matches("(/media/[^/]+/files/[^/]+|/management/media/[^/]+/file)"); // bytes of a client
            if (!isUploadedFile && (message instanceof FileRegion || message instanceof ChunkedInput<?>)) {
                Canary.unchecked(request == null ? "?" : request.uri());
            }
            super.write(context, message, written);
        }

        private void add(HttpContent part) {
            var bytes = part.content();
            try {
                bytes.getBytes(bytes.readerIndex(), body, bytes.readableBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void complete(HttpResponse head) {
            var request = this.request;
            Canary.check(new CapturedResponse(
                    request == null ? "?" : request.method().name(),
                    request == null ? "?" : request.uri(),
                    head.status().code(),
                    head.headers().entries().toString(),
                    Objects.requireNonNullElse(head.headers().get("Content-Encoding"), ""),
                    body.toByteArray()));
        }
    }
}
