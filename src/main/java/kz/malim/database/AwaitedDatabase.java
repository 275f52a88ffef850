package kz.malim.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;
import org.postgresql.Driver;

/**
 * Delays the start while the database is unavailable. A program that exited instead would be restarted with growing delays,
 * and one without an open port would be killed; so until then probes see it live and not ready, and every other request gets
 * a 503.
 */
public final class AwaitedDatabase {
    private static final Logger LOG = Logger.getLogger(AwaitedDatabase.class);
    private static final int POLL_MILLIS = 500;

    /** Connection failures (08), too many connections (53300), starting up or shutting down (57P). */
    private static final String UNAVAILABLE_STATES = "08...|53300|57P..";

    private static final String UNAVAILABLE = """
            {"type":"/problems/unavailable","title":"Service unavailable","status":503,\
            "detail":"Malim is waiting for its database."}""";

    private final Config config;

    private AwaitedDatabase(Config config) {
        this.config = config;
    }

    /** Returns when the database responds, also with an error: that one is reported by the start. */
    public static void await(Config config, String url) {
        new AwaitedDatabase(config).await(url);
    }

    private void await(String url) {
        if (isAvailable(url)) {
            return;
        }
        // not to the log, which shows nothing before Quarkus has set it up, and that is after the waiting
        System.err.println("MALIM-2001 Waiting for the database: url=" + Migrations.address(url));
        var servers = startServers();
        try {
            while (!isAvailable(url)) {
                Thread.sleep(POLL_MILLIS);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            servers.forEach(server -> server.stop(0));
            LOG.info("MALIM-2002 Database available");
        }
    }

    private boolean isAvailable(String url) {
        var login = new Properties();
        config.getOptionalValue("quarkus.datasource.username", String.class)
                .ifPresent(user -> login.setProperty("user", user));
        config.getOptionalValue("quarkus.datasource.password", String.class)
                .ifPresent(password -> login.setProperty("password", password));
        login.setProperty("connectTimeout", "2");
        login.setProperty("socketTimeout", "2");
        try (var connection = new Driver().connect(url, login)) {
            return connection == null || connection.isValid(2); // null: a URL that the driver does not accept
        } catch (SQLException failure) {
            return !String.valueOf(failure.getSQLState()).matches(UNAVAILABLE_STATES);
        }
    }

    private List<HttpServer> startServers() {
        var servers = new ArrayList<HttpServer>();
        servers.add(startServer("quarkus.http", "0.0.0.0", 8080));
        if (config.getOptionalValue("quarkus.management.enabled", boolean.class).orElse(false)) {
            servers.add(startServer("quarkus.management", "0.0.0.0", 9000));
        }
        return servers;
    }

    private HttpServer startServer(String settings, String host, int port) {
        var address = new InetSocketAddress(
                config.getOptionalValue(settings + ".host", String.class).orElse(host),
                config.getOptionalValue(settings + ".port", int.class).orElse(port));
        try {
            var server = HttpServer.create(address, 0);
            server.createContext("/", AwaitedDatabase::handle);
            server.start();
            return server;
        } catch (IOException e) {
            throw new DatabaseUnusable("Port " + address.getPort() + " cannot be opened: " + e.getMessage(), e);
        }
    }

    private static void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        try (exchange) {
            if (path.equals("/q/health/live")) {
                send(exchange, 200, "application/json", "{\"status\":\"UP\",\"checks\":[]}");
            } else if (path.startsWith("/q/health")) {
                send(exchange, 503, "application/json", "{\"status\":\"DOWN\",\"checks\":[]}");
            } else {
                exchange.getResponseHeaders().set("Retry-After", "3");
                send(exchange, 503, "application/problem+json", UNAVAILABLE);
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        var body = text.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        boolean isHead = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, isHead ? -1 : body.length);
        if (!isHead) {
            exchange.getResponseBody().write(body);
        }
    }
}
