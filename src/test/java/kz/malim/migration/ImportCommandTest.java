package kz.malim.migration;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.malim.access.Role;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command on the terminal, against a server. */
@QuarkusTest
class ImportCommandTest {
    private static final Path WORDPRESS = Path.of("src/test/resources/exports/wordpress.xml");

    @Inject
    Newsroom newsroom;

    @TestHTTPResource("/")
    URL server;

    @TempDir
    Path folder = Path.of("set by JUnit");

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final String mark = "w" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void movesAWordPressSiteInAndTheSecondTimeNothing() throws IOException {
        var export = Files.writeString(
                folder.resolve("export.xml"),
                Files.readString(WORDPRESS).replace("ozen.example.org", mark + ".example.org"));
        var report = folder.resolve("report.ndjson");

        assertEquals(0, run(export, "--publish", "--report", report.toString()), printed.toString(UTF_8));

        assertTrue(
                printed.toString(UTF_8).contains("Imported: stories=5 created=3 skipped=2; losses: block=1"),
                printed.toString(UTF_8));
        var entries = new ArrayList<String>();
        for (var line : Files.readAllLines(report)) {
            var entry = ImportCommand.JSON.readTree(line);
            entries.add(entry.path("id").asText() + " " + entry.path("outcome").asText());
        }
        assertEquals(List.of("12 skipped", "13 skipped", "7 created", "10 created", "11 created"), entries);
        var slug = given().queryParam("url", "https://" + mark + ".example.org/2019/05/eski-kopir")
                .get("/api/addresses")
                .then()
                .statusCode(200)
                .extract()
                .<String>path("slug");
        given().get("/api/articles/" + slug)
                .then()
                .body("publishedAt", equalTo("2019-05-23T10:00:00+06:00"))
                .body("byline.authors.name", contains("Айгүл Сейіт"))
                .body("photos[0].credit.text", equalTo("Асан Үсен"));

        printed.reset();
        assertEquals(0, run(export, "--publish"));
        assertTrue(
                printed.toString(UTF_8).contains("Imported: stories=5 skipped=2 unchanged=3"), printed.toString(UTF_8));
    }

    @Test
    void storesNothingInADryRunAndMoreThanOneRequestHolds() throws IOException {
        var posts = new StringBuilder();
        for (int i = 0; i < 120; i++) {
            posts.append(i == 0 ? "" : ",")
                    .append("{\"id\":\"%d\",\"title\":\"Көпір %d\",\"html\":\"<p>Мәтін.</p>\",\"status\":\"draft\"}"
                            .formatted(i, i));
        }
        var export =
                Files.writeString(folder.resolve("export.json"), "{\"db\":[{\"data\":{\"posts\":[" + posts + "]}}]}");

        assertEquals(0, run(export, "--dry-run"));
        assertEquals(0, run(export, "--dry-run"));

        assertTrue(printed.toString(UTF_8).contains("Imported: stories=120 created=120"), printed.toString(UTF_8));
        assertTrue(!printed.toString(UTF_8).contains("unchanged"), printed.toString(UTF_8));
    }

    /** One story that cannot be one keeps no other out; the exit code tells of it. */
    @Test
    void goesOnAfterAStoryThatIsRefused() throws IOException {
        var export = Files.writeString(folder.resolve("export.json"), """
                {"data": {"posts": [
                  {"id": "1", "title": "", "html": "<p>a</p>", "status": "draft"},
                  {"id": "2", "title": "Екінші", "html": "<p>b</p>", "status": "draft"},
                  {"id": "3", "title": "Үшінші", "html": "%s", "status": "draft"}]}}
                """.formatted("<p>c</p>".repeat(200_000)));

        assertEquals(1, run(export));

        assertTrue(printed.toString(UTF_8).contains("created=1 failed=2"), printed.toString(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--lang de",
                "--unknown x",
                "--lang",
                "--kind word",
                "--section Қала",
                "--server ftp://x",
                "--lang kk --source x --map x=y",
                "--lang kk --source x --map id",
                "--lang kk --source x --map id=a,id=b",
                "--lang kk --source x --zone Nowhere",
                "--lang kk --source x --charset none"
            })
    void saysHowItIsUsed(String options) {
        var arguments = new ArrayList<>(List.of("import", WORDPRESS.toString()));
        options.lines()
                .flatMap(line -> List.of(line.split(" ")).stream())
                .filter(word -> !word.isEmpty())
                .forEach(arguments::add);

        assertEquals(2, command(Map.of("KEY", "x")).run(arguments.toArray(String[]::new)));

        assertTrue(printed.toString(UTF_8).contains("Usage: import FILE"), printed.toString(UTF_8));
    }

    private int run(Path export, String... more) {
        var arguments = new ArrayList<>(
                List.of("import", export.toString(), "--lang", "kk", "--source", mark, "--server", server.toString()));
        arguments.addAll(List.of(more));
        return command(Map.of("KEY", newsroom.keyOf(Role.PUBLISHER))).run(arguments.toArray(String[]::new));
    }

    private ImportCommand command(Map<String, String> environment) {
        var out = new PrintStream(printed, true, UTF_8);
        return new ImportCommand(environment, out, out);
    }
}
