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
 * Hears every byte that the program answers to any test, on the last metre before it is written to the socket: so no
 * client, no coding and no way past the resources can be forgotten. What the kernel copies from a file by itself cannot be
 * heard; only files larger than any of a test leave so, and one that does is told as missed.
 */
@Singleton
final class ResponseTap {
    private static final int FIRST_OF_ALL = Integer.MAX_VALUE;

    void stand(@Observes Filters filters) {
        filters.register(
                exchange -> {
                    listen(exchange.request());
                    exchange.next();
                },
                FIRST_OF_ALL);
    }

    private static void listen(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            throw new IllegalStateException("Nobody hears answers of HTTP/2: ask by HTTP/1.1");
        }
        var connection = ((ConnectionBase) request.connection()).channelHandlerContext();
        var listening = connection.pipeline().get(OnConnection.class);
        if (listening == null) {
            listening = new OnConnection();
            connection.pipeline().addBefore(connection.name(), "canary", listening);
        }
        listening.asked = request;
    }

    /** One answer after the other, as HTTP/1.1 has them. */
    private static final class OnConnection extends ChannelOutboundHandlerAdapter {
        private @Nullable HttpServerRequest asked;
        private @Nullable HttpResponse answer;
        private ByteArrayOutputStream body = new ByteArrayOutputStream();

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise written) throws Exception {
            if (message instanceof HttpResponse head && head.status().code() >= 200) {
                answer = head;
                body = new ByteArrayOutputStream();
            }
            if (answer != null && message instanceof HttpContent part) {
                add(part);
                if (message instanceof LastHttpContent) {
                    tell(answer);
                    answer = null;
                }
            }
            if (message instanceof FileRegion || message instanceof ChunkedInput<?>) {
                Canary.miss(asked == null ? "?" : asked.uri());
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

        private void tell(HttpResponse head) {
            var request = asked;
            Canary.hear(new CapturedResponse(
                    request == null ? "?" : request.method().name(),
                    request == null ? "?" : request.uri(),
                    head.status().code(),
                    head.headers().entries().toString(),
                    Objects.requireNonNullElse(head.headers().get("Content-Encoding"), ""),
                    body.toByteArray()));
        }
    }
}
