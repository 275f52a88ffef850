package kz.malim.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import kz.malim.text.WebAddress;
import kz.malim.web.HttpDate;
import kz.malim.web.PublicAddress;
import kz.malim.webhook.Webhooks.Target;
import org.jspecify.annotations.Nullable;

/**
 * Sends events. The URL of a receiver is input: its host is resolved for every attempt, and the address that was checked is
 * the one that is connected to, so that no name leads into the private network a moment later. Redirects are not followed,
 * and of a response no more is read than is of use.
 */
@ApplicationScoped
class Receiver {
    private static final int CONNECT_TIMEOUT_MILLIS = 5_000;
    private static final int MAX_READ = 65_536;
    private static final int MAX_KEPT = 4_096;
    private static final int MAX_ERROR = 500;

    private final HttpClient client;
    private final WebhookConfig config;
    private final Clock clock;

    Receiver(Vertx vertx, WebhookConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(CONNECT_TIMEOUT_MILLIS)
                .setKeepAlive(false));
    }

    /** Waits for the response, or the timeout. */
    Attempt send(Target target, String id, String body) throws InterruptedException {
        var sentAt = clock.instant();
        long start = System.nanoTime();
        var exchange = new Exchange();
        String error = null;
        try {
            exchange.start(options(target, id, sentAt, body), body);
            exchange.done
                    .future()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(config.timeout().toNanos(), TimeUnit.NANOSECONDS);
        } catch (IOException refused) {
            error = refused.getMessage();
        } catch (TimeoutException e) {
            error = "It takes longer than " + config.timeout().toMillis() + " ms.";
        } catch (ExecutionException e) {
            var cause = e.getCause();
            error = "It cannot be reached: " + (cause == null ? e : cause).getMessage();
        } finally {
            exchange.end();
        }
        var status = exchange.status;
        if (status != null) { // whatever became of the body
            error = status / 100 == 2
                    ? null
                    : "It responds with status " + status + "."
                            + (status / 100 == 3 ? " Redirects are not followed." : "");
        }
        return new Attempt(
                sentAt,
                Duration.ofNanos(System.nanoTime() - start),
                body,
                status,
                exchange.text(),
                error == null || error.length() <= MAX_ERROR ? error : error.substring(0, MAX_ERROR),
                error == null ? null : retryAfter(exchange.retryAfter));
    }

    private RequestOptions options(Target target, String id, Instant now, String body) throws IOException {
        var uri = WebAddress.parse(target.url()).orElseThrow(() -> new IOException("It is no URL of the web."));
        var host = WebAddress.host(uri);
        int port = WebAddress.port(uri);
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(
                        SocketAddress.inetSocketAddress(port, address(uri, host).getHostAddress()))
                .setHost(host)
                .setPort(port)
                .setSsl(WebAddress.isSecure(uri))
                .setFollowRedirects(false)
                .setURI(path(uri));
        target.headers().forEach(options::putHeader);
        var signatures = target.secrets().stream()
                .map(secret -> secret.sign(id, now.getEpochSecond(), body))
                .collect(Collectors.joining(" "));
        return options.putHeader("Content-Type", target.format().mediaType())
                .putHeader("User-Agent", "Malim")
                .putHeader("webhook-id", id)
                .putHeader("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .putHeader("webhook-signature", signatures);
    }

    private InetAddress address(URI uri, String host) throws IOException {
        try {
            var address = PublicAddress.resolve(host, config.allowedNetworks().orElse(List.of()))
                    .orElseThrow(() -> new IOException("It leads into a private network."));
            if (!WebAddress.isSecure(uri) && PublicAddress.is(address, List.of())) {
                throw new IOException("A receiver outside the allowed networks needs https.");
            }
            return address;
        } catch (UnknownHostException e) {
            throw new IOException("There is no such host.", e);
        }
    }

    /** Path and query, percent-encoded. */
    private static String path(URI uri) {
        var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        var target = uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
        return URI.create("http:" + target).toASCIIString().substring("http:".length());
    }

    private @Nullable Duration retryAfter(@Nullable String header) {
        if (header == null) {
            return null;
        }
        if (header.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(header));
        }
        long date = HttpDate.epochSecond(header);
        return date == HttpDate.INVALID
                ? null
                : Duration.ofSeconds(Math.max(0, date - clock.instant().getEpochSecond()));
    }

    @PreDestroy
    void close() {
        client.close();
    }

    /** One request and what was read of its response. Written by the event loop, read after {@link #done} or the timeout. */
    private final class Exchange {
        final Promise<Void> done = Promise.promise();
        private final Buffer read = Buffer.buffer();
        private volatile @Nullable HttpClientRequest request;
        private volatile boolean ended;
        volatile @Nullable Integer status;
        volatile @Nullable String retryAfter;

        void start(RequestOptions options, String body) {
            client.request(options)
                    .compose(opened -> {
                        request = opened;
                        if (ended) {
                            opened.reset();
                        }
                        return opened.send(Buffer.buffer(body, UTF_8.name())).onSuccess(this::read);
                    })
                    .onFailure(done::tryFail);
        }

        private void read(HttpClientResponse response) {
            retryAfter = response.getHeader("Retry-After");
            status = response.statusCode();
            try {
                response.exceptionHandler(e -> done.tryComplete());
                response.endHandler(end -> done.tryComplete());
                response.handler(part -> {
                    synchronized (read) {
                        read.appendBuffer(part, 0, Math.min(part.length(), MAX_READ - read.length()));
                        if (read.length() >= MAX_READ) {
                            done.tryComplete();
                        }
                    }
                });
            } catch (IllegalStateException ended) {
                done.tryComplete(); // before it could be read: what counts is the status
            }
        }

        /** The connection is of no use any more; what was read to its end is closed already. */
        void end() {
            ended = true;
            var opened = request;
            if (opened != null) {
                opened.reset();
            }
        }

        @Nullable
        String text() {
            synchronized (read) {
                return status == null
                        ? null
                        : new String(read.getBytes(0, Math.min(read.length(), MAX_KEPT)), UTF_8)
                                .replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]", "\uFFFD");
            }
        }
    }
}
