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
 * Holds the start back while the database is away. A program that ended instead would be started again ever more seldom,
 * and one that answered nothing would be killed; so until then probes hear that it lives and is not ready, and everybody
 * else to come back.
 */
public final class AwaitedDatabase {
    private static final Logger LOG = Logger.getLogger(AwaitedDatabase.class);
    private static final int PAUSE_MILLIS = 500;

    /** Connections refused or lost (08), no more of them (53300), and starting up or going down (57P). */
    private static final String AWAY = "08...|53300|57P..";

    private static final String UNAVAILABLE = """
            {"type":"/problems/unavailable","title":"The database cannot be reached right now","status":503,\
            "detail":"Malim starts as soon as its database answers."}""";

    private final Config config;

    private AwaitedDatabase(Config config) {
        this.config = config;
    }

    /** Returns when the database answers, also when it answers no: what it says then, the start will tell. */
    public static void await(Config config, String url) {
        new AwaitedDatabase(config).await(url);
    }

    private void await(String url) {
        if (isThere(url)) {
            return;
        }
        LOG.warnf("Waiting for the database at %s", Migrations.address(url));
        var doors = open();
        try {
            while (!isThere(url)) {
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            doors.forEach(door -> door.stop(0));
        }
    }

    private boolean isThere(String url) {
        var login = new Properties();
        config.getOptionalValue("quarkus.datasource.username", String.class)
                .ifPresent(user -> login.setProperty("user", user));
        config.getOptionalValue("quarkus.datasource.password", String.class)
                .ifPresent(password -> login.setProperty("password", password));
        login.setProperty("connectTimeout", "2");
        login.setProperty("socketTimeout", "2");
        try (var connection = new Driver().connect(url, login)) {
            return connection == null || connection.isValid(2); // none at all: an address that the driver does not know
        } catch (SQLException failure) {
            return !String.valueOf(failure.getSQLState()).matches(AWAY);
        }
    }

    private List<HttpServer> open() {
        var doors = new ArrayList<HttpServer>();
        doors.add(open("quarkus.http", "0.0.0.0", 8080));
        if (config.getOptionalValue("quarkus.management.enabled", boolean.class).orElse(false)) {
            doors.add(open("quarkus.management", "0.0.0.0", 9000));
        }
        return doors;
    }

    private HttpServer open(String server, String host, int port) {
        var address = new InetSocketAddress(
                config.getOptionalValue(server + ".host", String.class).orElse(host),
                config.getOptionalValue(server + ".port", int.class).orElse(port));
        try {
            var door = HttpServer.create(address, 0);
            door.createContext("/", AwaitedDatabase::answer);
            door.start();
            return door;
        } catch (IOException inUse) {
            throw new DatabaseUnusable("Port " + address.getPort() + " cannot be opened: " + inUse.getMessage(), inUse);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        try (exchange) {
            if (path.equals("/q/health/live")) {
                say(exchange, 200, "application/json", "{\"status\":\"UP\",\"checks\":[]}");
            } else if (path.startsWith("/q/health")) {
                say(exchange, 503, "application/json", "{\"status\":\"DOWN\",\"checks\":[]}");
            } else {
                exchange.getResponseHeaders().set("Retry-After", "3");
                say(exchange, 503, "application/problem+json", UNAVAILABLE);
            }
        }
    }

    private static void say(HttpExchange exchange, int status, String type, String text) throws IOException {
        var body = text.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        boolean bodiless = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, bodiless ? -1 : body.length);
        if (!bodiless) {
            exchange.getResponseBody().write(body);
        }
    }
}
