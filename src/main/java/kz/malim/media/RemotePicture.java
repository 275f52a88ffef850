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
import kz.malim.web.DiskFullDetector;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import kz.malim.web.PublicAddress;

/**
 * Fetches a picture from an address that somebody typed. A name is looked up here, once; the address found is looked at,
 * and it is this address that is connected to, so that no second look-up can lead into our own network. Redirects are
 * followed by hand, since each is an address that somebody typed.
 */
@ApplicationScoped
class RemotePicture {
    private static final int MOST_REDIRECTS = 3;
    private static final int CONNECT = 3000;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final Vertx vertx;
    private final HttpClient client;
    private final MediaConfig config;

    RemotePicture(Vertx vertx, MediaConfig config) {
        this.vertx = vertx;
        this.config = config;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(CONNECT)
                .setIdleTimeout((int) config.fetchTimeout().toSeconds())
                .setKeepAlive(false));
    }

    /** Fills the file with what is behind the address. */
    void fetch(String address, Path file) {
        var next = parsed(address);
        long end = System.nanoTime() + config.fetchTimeout().toNanos();
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            var from = next;
            var redirect = waited(received(from, file), end - System.nanoTime());
            if (redirect.isEmpty()) {
                return;
            }
            next = parsed(redirect.get(), from);
        }
        throw unreachable("It redirects more than " + MOST_REDIRECTS + " times.");
    }

    /** Where it redirects to, or nothing when the file is filled. */
    private Future<Optional<String>> received(URI address, Path file) {
        boolean secure = address.getScheme().equals("https");
        int port = address.getPort() < 0 ? (secure ? 443 : 80) : address.getPort();
        var path = address.getRawPath() == null || address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        var options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setServer(SocketAddress.inetSocketAddress(
                        port, vetted(address.getHost()).getHostAddress()))
                .setHost(address.getHost())
                .setPort(port)
                .setTimeout(config.fetchTimeout().toMillis())
                .setSsl(secure)
                .setURI(address.getRawQuery() == null ? path : path + "?" + address.getRawQuery())
                .putHeader("Accept", "image/*")
                .putHeader("User-Agent", "Malim");
        return client.request(options).compose(request -> request.send()).compose(response -> {
            response.exceptionHandler(failure -> {}); // of what is left unread
            var location = response.getHeader("Location");
            if (REDIRECTS.contains(response.statusCode()) && location != null) {
                response.request().reset();
                return Future.succeededFuture(Optional.of(location));
            }
            return kept(response, file).map(Optional.empty());
        });
    }

    private Future<Void> kept(HttpClientResponse response, Path file) {
        if (response.statusCode() != 200) {
            response.request().reset();
            return Future.failedFuture(unreachable("It answers " + response.statusCode() + "."));
        }
        response.pause();
        return vertx.fileSystem()
                .open(file.toString(), new OpenOptions().setTruncateExisting(true))
                .compose(out ->
                        response.pipeTo(new Limited(out, config.largestFile().asLongValue())))
                .onFailure(failure -> response.request().reset());
    }

    private InetAddress vetted(String host) {
        var allowed = config.allowedNetworks().orElse(List.of());
        try {
            for (var address : InetAddress.getAllByName(host)) {
                if (PublicAddress.is(address, allowed)) {
                    return address;
                }
            }
        } catch (UnknownHostException unknown) {
            throw unreachable("There is no such host.");
        }
        throw unreachable("It leads into a private network.");
    }

    private static URI parsed(String address) {
        return parsed(address, URI.create("malim:none"));
    }

    /** Relative addresses only where there is something to be relative to. */
    private static URI parsed(String address, URI base) {
        try {
            var uri = base.resolve(URI.create(address));
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (web && uri.getHost() != null && uri.getRawUserInfo() == null) {
                return uri;
            }
        } catch (IllegalArgumentException malformed) {
            // is told like every other address that is none
        }
        throw unreachable("An address of http or https is needed.");
    }

    private static Optional<String> waited(Future<Optional<String>> answer, long nanoseconds) {
        try {
            return answer.toCompletionStage().toCompletableFuture().get(nanoseconds, TimeUnit.NANOSECONDS);
        } catch (TimeoutException slow) {
            throw unreachable("It takes too long.");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } catch (ExecutionException failure) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof Problem ours) {
                    throw ours;
                }
            }
            if (DiskFullDetector.isCauseOf(failure)) {
                throw new Problem(ProblemType.STORAGE_FULL, ProblemType.STORAGE_FULL.remedy());
            }
            throw unreachable("It cannot be reached.");
        }
    }

    private static Problem unreachable(String why) {
        return new Problem(ProblemType.SOURCE_UNREACHABLE, why);
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
