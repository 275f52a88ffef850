package kz.malim.support;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import kz.malim.database.EmbeddedDatabase;
import kz.malim.support.DatabaseProxy.CutPoint;
import org.jspecify.annotations.Nullable;

/**
 * Kills the packaged program ({@code kill -9}) at every statement of a publication in turn, and during scheduled
 * transitions, and checks the result: each article is as before or completely published, with one change in the log, and
 * every scheduled one is published once. From the command line, after {@code ./mvnw package -DskipTests}:
 *
 * <pre>java -cp "target/test-classes:target/classes:target/quarkus-app/lib/main/*:target/quarkus-app/lib/boot/*" \
 *     kz.malim.support.KillDuringPublish [number of kills, 100 by default]</pre>
 */
public final class KillDuringPublish {
    private static final String KEY = "kills-" + "k".repeat(32);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Path PROGRAM = Path.of("target/quarkus-app/quarkus-run.jar");

    private final EmbeddedDatabase database;
    private final DatabaseProxy wire;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<UUID> scheduled = new ArrayList<>();
    private @Nullable Process program;
    private int port;
    private int torn;
    private int killed;

    private KillDuringPublish(EmbeddedDatabase database) throws IOException {
        this.database = database;
        this.wire = new DatabaseProxy(database.jdbcUrl());
    }

    @SuppressWarnings("SystemOut") // a program for the command line
    public static void main(String[] arguments) throws Exception {
        int number = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
        try (var database = EmbeddedDatabase.start(Path.of("target/kills"))) {
            database.clear();
            var kills = new KillDuringPublish(database);
            kills.killPublications(number - number / 4);
            kills.killSchedulers(number / 4);
            System.out.printf(
                    Locale.ROOT,
                    "%d kills, %d torn, %d scheduled, %d of them not published exactly once%n",
                    kills.killed,
                    kills.torn,
                    kills.scheduled.size(),
                    kills.notOnce());
            System.exit(kills.torn + kills.notOnce() == 0 ? 0 : 1);
        }
    }

    private void killPublications(int number) throws Exception {
        start("false");
        var example = draft();
        var old = content(example);
        wire.count();
        publish(example);
        int statements = wire.counted();
        var done = content(example);
        print("A publication has " + statements + " statements");
        for (int i = 0; i < number; i++) {
            var article = draft();
            wire.cutAt(1 + i / 2 % statements, i % 2 == 0 ? CutPoint.BEFORE : CutPoint.AFTER, this::kill);
            publish(article);
            requireKilled();
            var left = content(article);
            if (!left.equals(old) && !left.equals(done)) {
                torn++;
                print("TORN at " + (1 + i / 2 % statements) + ": " + left);
            }
            start("false");
            boolean published = get("/api/articles/" + slug(article)) == 200;
            if (published != left.equals(done)) {
                torn++;
                print("Not published as stored: " + left);
            }
            progress(i, number, "publications");
        }
    }

    /** Each time ten articles are due at once, and only the next process can finish them. */
    private void killSchedulers(int number) throws Exception {
        for (int i = 0; i < number; i++) {
            for (int j = 0; j < 10; j++) {
                scheduled.add(scheduled());
            }
            wire.cutAt(3 + i * 13 % 300, i % 2 == 0 ? CutPoint.BEFORE : CutPoint.AFTER, this::kill);
            requireProgram().destroy();
            requireProgram().waitFor();
            start("true");
            if (!requireProgram().waitFor(10, TimeUnit.SECONDS)) {
                kill();
            }
            requireKilled();
            wire.count(); // or the planned break would hit the next process
            start("false");
            progress(i, number, "schedules");
        }
        requireProgram().destroy();
        requireProgram().waitFor();
        wire.count();
        start("true");
        var end = Instant.now().plusSeconds(30);
        while (notOnce() > 0 && Instant.now().isBefore(end)) {
            Thread.sleep(500);
        }
        requireProgram().destroy();
    }

    private static void progress(int done, int number, String what) {
        if ((done + 1) % 10 == 0) {
            print("%d of %d %s killed".formatted(done + 1, number, what));
        }
    }

    private UUID scheduled() throws Exception {
        var article = draft();
        var due = Instant.now().plusSeconds(2);
        var response = request("PUT", path(article) + "/schedule", "\"1\"", "{\"publishAt\": \"" + due + "\"}");
        if (response.statusCode() != 200) {
            throw new IllegalStateException(response.body());
        }
        return article;
    }

    private int notOnce() throws SQLException {
        int wrong = 0;
        try (var connection = connection();
                var statement =
                        connection.prepareStatement("select (select count(*) from change where article_id = a.id) = 1"
                                + " and exists (select from revision r where r.article_id = a.id and r.state = 'published')"
                                + " from article a where a.id = ?")) {
            for (var article : scheduled) {
                statement.setObject(1, article);
                try (var row = statement.executeQuery()) {
                    wrong += row.next() && row.getBoolean(1) ? 0 : 1;
                }
            }
        }
        return wrong;
    }

    private void start(String scheduling) throws Exception {
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.management.port=0",
                "-Dquarkus.datasource.jdbc.url=" + wire.through(database.jdbcUrl()),
                "-Dquarkus.datasource.reading.jdbc.url=" + database.jdbcUrl(),
                "-Dmalim.schedule.enabled=" + scheduling,
                "-jar",
                PROGRAM.toString());
        builder.environment().put("QUARKUS_DATASOURCE_USERNAME", database.user());
        builder.environment().put("QUARKUS_DATASOURCE_PASSWORD", database.password());
        builder.environment().put("MALIM_ADMIN_KEY", KEY);
        program = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (scheduling.equals("true")) {
            return; // may be killed before its first response
        }
        var end = Instant.now().plus(PATIENCE);
        while (get("/api/articles?limit=1") != 200) {
            if (!requireProgram().isAlive() || Instant.now().isAfter(end)) {
                throw new IllegalStateException("The program does not start");
            }
            Thread.sleep(100);
        }
    }

    private void kill() {
        requireProgram().destroyForcibly();
        killed++;
    }

    private void requireKilled() throws InterruptedException {
        if (!requireProgram().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("The program lives");
        }
    }

    private Process requireProgram() {
        if (program == null) {
            throw new IllegalStateException("not started");
        }
        return program;
    }

    private UUID draft() throws Exception {
        var made = request(
                "POST", "/management/articles", "", "{\"lang\": \"kk\", \"title\": \"Көл " + UUID.randomUUID() + "\"}");
        var location = made.headers().firstValue("Location").orElseThrow();
        return UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
    }

    private void publish(UUID article) throws InterruptedException {
        try {
            request("PUT", path(article) + "/publication", "\"1\"", "");
        } catch (IOException expected) {
            // it was killed
        }
    }

    private int get(String path) throws InterruptedException {
        try {
            return request("GET", path, "", "").statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    private HttpResponse<String> request(String method, String path, String ifMatch, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (path.startsWith("/management")) {
            request.header("Authorization", "Bearer " + KEY);
        }
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (!ifMatch.isEmpty()) {
            request.header("If-Match", ifMatch);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static String path(UUID article) {
        return "/management/articles/" + article;
    }

    private String slug(UUID article) throws SQLException {
        try (var connection = connection();
                var statement = connection.prepareStatement("select slug from article where id = ?")) {
            statement.setObject(1, article);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private String content(UUID article) throws SQLException {
        try (var connection = connection()) {
            return CompleteContent.of(article, connection);
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }

    @SuppressWarnings("SystemOut") // a program for the command line
    private static void print(String line) {
        System.out.println(line);
    }
}
