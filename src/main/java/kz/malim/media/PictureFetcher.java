package kz.malim.media;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kz.malim.text.WebAddress;
import kz.malim.web.DiskFullDetector;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import kz.malim.web.PublicAddress;

/**
 * Downloads a picture from an untrusted URL without allowing server-side request forgery. The host name is resolved once,
 * the resulting address is checked and connected to, so that DNS rebinding cannot lead into the private network. Redirects
 * are followed here, since each target is an untrusted URL too.
 */
@ApplicationScoped
class PictureFetcher {
    private static final int MAX_REDIRECTS = 3;
    private static final int CONNECT_TIMEOUT_MILLIS = 3000;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final Vertx vertx;
    private final HttpClient client;
    private final MediaConfig config;

    PictureFetcher(Vertx vertx, MediaConfig config) {
        this.vertx = vertx;
        this.config = config;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(CONNECT_TIMEOUT_MILLIS)
                .setIdleTimeout((int) config.fetchTimeout().toSeconds())
                .setKeepAlive(false));
    }

    /** Downloads to the file. */
    void fetch(String url, Path file) {
        var next = parse(url);
        long deadline = System.nanoTime() + config.fetchTimeout().toNanos();
        for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
            var uri = next;
            var redirect = await(request(uri, file), deadline - System.nanoTime());
            if (redirect.isEmpty()) {
                return;
            }
            next = parse(redirect.get(), uri);
        }
        throw unreachable("It redirects more than " + MAX_REDIRECTS + " times.");
    }

    /** The redirect location, or empty once the file is complete. */
    private Future<Optional<String>> request(URI uri, Path file) {
        int port = WebAddress.port(uri);
        var host = WebAddress.host(uri);
        var options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setServer(SocketAddress.inetSocketAddress(
                        port, resolvePublic(host).getHostAddress()))
                .setHost(host)
                .setPort(port)
                .setTimeout(config.fetchTimeout().toMillis())
                .setSsl(WebAddress.isSecure(uri))
                .setURI(target(uri))
                .putHeader("Accept", "image/*")
                .putHeader("User-Agent", "Malim");
        return client.request(options).compose(request -> request.send()).compose(response -> {
            response.exceptionHandler(e -> {}); // a body that is not read to its end
            var location = response.getHeader("Location");
            if (REDIRECTS.contains(response.statusCode()) && location != null) {
                response.request().reset();
                return Future.succeededFuture(Optional.of(location));
            }
            return save(response, file).map(Optional.empty());
        });
    }

    /** Path and query, percent-encoded. */
    private static String target(URI uri) {
        var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        var target = uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
        return URI.create("http:" + target).toASCIIString().substring("http:".length());
    }

    private Future<Void> save(HttpClientResponse response, Path file) {
        if (response.statusCode() != 200) {
            response.request().reset();
            return Future.failedFuture(unreachable("It responds with status " + response.statusCode() + "."));
        }
        response.pause();
        return vertx.fileSystem()
                .open(file.toString(), new OpenOptions().setTruncateExisting(true))
                .compose(out -> response.pipeTo(
                        new BoundedWriteStream(out, config.largestFile().asLongValue())))
                .onFailure(e -> response.request().reset());
    }

    private InetAddress resolvePublic(String host) {
        var allowed = config.allowedNetworks().orElse(List.of());
        try {
            return PublicAddress.resolve(host, allowed)
                    .orElseThrow(() -> unreachable("It leads into a private network."));
        } catch (UnknownHostException e) {
            throw unreachable("There is no such host.");
        }
    }

    private static URI parse(String url) {
        return parse(url, URI.create("malim:none"));
    }

    /** Resolves a URL, which may be relative to that of the previous request. */
    private static URI parse(String url, URI base) {
        try {
            var address = WebAddress.parse(base.resolve(URI.create(url)).toString());
            if (address.isPresent()) {
                return address.get();
            }
        } catch (IllegalArgumentException e) {
            // reported below like every other unusable URL
        }
        throw unreachable("An http or https URL is required.");
    }

    private static Optional<String> await(Future<Optional<String>> response, long nanoseconds) {
        try {
            return response.toCompletionStage().toCompletableFuture().get(nanoseconds, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw unreachable("It takes too long.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof Problem problem) {
                    throw problem;
                }
            }
            if (DiskFullDetector.isCauseOf(e)) {
                throw new Problem(ProblemType.STORAGE_FULL, ProblemType.STORAGE_FULL.remedy());
            }
            throw unreachable("It cannot be reached.");
        }
    }

    private static Problem unreachable(String detail) {
        return new Problem(ProblemType.SOURCE_UNREACHABLE, detail);
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
