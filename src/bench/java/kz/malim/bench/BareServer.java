package kz.malim.bench;

import static java.util.Objects.requireNonNull;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The baseline: a server that only sends. {@code /bytes} returns the same bytes every time; {@code /page/<slug>} is
 * one prepared statement over a pool, on a virtual thread, as Malim's cache fills are.
 *
 * <p>Arguments: port, file with the bytes, and for pages the JDBC URL, user and password of a database.
 */
public final class BareServer extends AbstractVerticle {
    private static final String PAGE = "/page/";

    private final int port;
    private final Buffer bytes;
    private final AgroalDataSource pages;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private BareServer(int port, Buffer bytes, AgroalDataSource pages) {
        this.port = port;
        this.bytes = bytes;
        this.pages = pages;
    }

    public static void main(String[] arguments) throws SQLException {
        var vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true)); // as Malim does
        var bytes = vertx.fileSystem().readFileBlocking(Path.of(arguments[1]).toString());
        var pages = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(20)
                        .connectionFactoryConfiguration(connection -> connection
                                .jdbcUrl(arguments[2])
                                .principal(new NamePrincipal(arguments[3]))
                                .credential(new SimplePassword(arguments[4])))));
        int port = Integer.parseInt(arguments[0]);
        vertx.deployVerticle(
                () -> new BareServer(port, bytes, pages),
                new DeploymentOptions().setInstances(VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE));
    }

    @Override
    public void start() {
        vertx.createHttpServer().requestHandler(this::handle).listen(port, "127.0.0.1");
    }

    private void handle(HttpServerRequest request) {
        var response = request.response().putHeader("Content-Type", "application/json");
        var path = requireNonNull(request.path());
        if (path.startsWith(PAGE)) {
            var slug = path.substring(PAGE.length());
            threads.execute(() -> {
                try {
                    response.end(Buffer.buffer(page(slug)));
                } catch (SQLException failure) {
                    response.setStatusCode(500).end(String.valueOf(failure.getMessage()));
                }
            });
        } else {
            response.end(bytes);
        }
    }

    private byte[] page(String slug) throws SQLException {
        try (var connection = pages.getConnection();
                var statement = connection.prepareStatement("select bytes from bench_page where slug = ?")) {
            statement.setString(1, slug);
            try (var row = statement.executeQuery()) {
                row.next();
                return requireNonNull(row.getBytes(1));
            }
        }
    }
}
