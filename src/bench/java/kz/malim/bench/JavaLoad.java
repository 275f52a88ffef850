package kz.malim.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The load generator without wrk. It uses more of the CPU, so ratios are nearer 1. */
final class JavaLoad implements Load {
    @Override
    public double requestsPerSecond(String url, List<String> headers, int seconds) throws InterruptedException {
        var path = URI.create(url).getRawPath();
        return run(url, headers, seconds, Stream.generate(() -> path).iterator());
    }

    @Override
    public double requestsPerSecond(String address, Path paths, int seconds) throws IOException, InterruptedException {
        try (var lines = Files.lines(paths)) {
            return run(address, List.of(), seconds, lines.iterator());
        }
    }

    private static double run(String address, List<String> headers, int seconds, Iterator<String> paths)
            throws InterruptedException {
        var vertx = Vertx.vertx();
        try {
            var client =
                    vertx.createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(CONNECTIONS));
            var run =
                    new Run(client, URI.create(address), headers, paths, System.nanoTime() + seconds * 1_000_000_000L);
            for (int i = 0; i < CONNECTIONS; i++) {
                run.next();
            }
            run.done.await();
            return run.successful.get() / (double) seconds;
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private record Run(
            HttpClient client,
            URI server,
            List<String> headers,
            Iterator<String> paths,
            long end,
            AtomicLong successful,
            CountDownLatch done) {
        Run(HttpClient client, URI server, List<String> headers, Iterator<String> paths, long end) {
            this(client, server, headers, paths, end, new AtomicLong(), new CountDownLatch(CONNECTIONS));
        }

        private void next() {
            var path = System.nanoTime() < end ? nextPath() : null;
            if (path == null) {
                done.countDown();
                return;
            }
            var options = new RequestOptions()
                    .setMethod(HttpMethod.GET)
                    .setHost(server.getHost())
                    .setPort(server.getPort())
                    .setURI(path);
            for (var header : headers) {
                var parts = header.split(": ", 2);
                options.putHeader(parts[0], parts[1]);
            }
            client.request(options)
                    .compose(request -> request.send())
                    .compose(response -> response.statusCode() < 400
                            ? response.end()
                            : Future.failedFuture(path + " returned " + response.statusCode()))
                    .onComplete(result -> {
                        if (result.succeeded()) {
                            successful.incrementAndGet();
                        }
                        next();
                    });
        }

        private @Nullable String nextPath() {
            synchronized (paths) {
                return paths.hasNext() ? paths.next() : null;
            }
        }
    }
}
