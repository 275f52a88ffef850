package kz.malim.site;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static kz.malim.support.Newsroom.article;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.health.SmallRyeHealth;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import kz.malim.access.Role;
import kz.malim.database.StatementCounter;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.Test;

/** What a stranger meets first: the page of the server, its icon, the index, the documentation. */
@QuarkusTest
class HomeTest {
    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    private static final Pattern LINK = Pattern.compile("href=\"([^\"]+)\"");

    @Inject
    Newsroom newsroom;

    @Inject
    ObjectMapper json;

    @Inject
    HomePage home;

    @Test
    void leadsABrowserToDocumentationContractFeedsAndTheNewestStory() {
        var story = newsroom.publishes(article().titled("\"Қар\" & <мұз>").datedOn(LocalDate.of(9000, 1, 1)));

        var page = page("/").extract().asString();

        assertTrue(page.contains("<html lang=\"en\">") && page.contains("<title>Malim: content API</title>"), page);
        assertTrue(page.contains("\" lang=\"kk\">&quot;Қар&quot; &amp; &lt;мұз&gt;</a>"), page);
        assertTrue(page.contains("Ready."), page);
        var links = LINK.matcher(page).results().map(link -> link.group(1)).toList();
        assertTrue(links.containsAll(List.of(
                "/docs/",
                "/openapi",
                "/feeds/all.rss",
                "/feeds/all.atom",
                "/feeds/all.json",
                story.path() + "?format=html")));
        for (var link : new TreeSet<>(links)) {
            if (link.endsWith("/stream")) {
                continue; // it does not end
            }
            given().header("Accept", BROWSER).get(link).then().statusCode(200);
        }
        newsroom.takesDown(story, "Сынақ");
        page("/").body(not(containsString("мұз")));
    }

    /** Nobody can make this server ask its database and its storage as often as they like. */
    @Test
    void asksOnceASecondHoweverOftenItIsRead() {
        var pages = StatementCounter.counted(() ->
                IntStream.range(0, 200).mapToObj(i -> home.html()).distinct().count());

        assertTrue(pages.statements() < 100, pages.statements() + " statements for 200 pages");
    }

    @Test
    void loadsNothingFromElsewhereAndRunsNothing() {
        var page = page("/")
                .header("Content-Security-Policy", startsWith("default-src 'none'; img-src 'self'"))
                .header("Content-Security-Policy", containsString("style-src 'sha256-"))
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "no-cache")
                .extract()
                .asString();

        assertFalse(page.contains("<script") || page.contains("http://") || page.contains("https://"), page);
        assertTrue(page.length() < 16_000, "small: " + page.length());
    }

    @Test
    void saysHowTheServerIs() {
        var key = newsroom.keyOf(Role.ADMIN);
        given().auth()
                .oauth2(key)
                .contentType("application/json")
                .body(Map.of("reason", "x"))
                .put("/management/read-only")
                .then()
                .statusCode(200);
        page("/").body(containsString("Read-only"));
        given().auth().oauth2(key).delete("/management/read-only").then().statusCode(204);
        page("/").body(not(containsString("Read-only")));
    }

    @Test
    void namesWhatIsNotReady() {
        var checks = Json.createArrayBuilder()
                .add(Json.createObjectBuilder().add("name", "storage <x>").add("status", "DOWN"))
                .add(Json.createObjectBuilder().add("name", "clock").add("status", "UP"));
        var down = new SmallRyeHealth(Json.createObjectBuilder()
                .add("status", "DOWN")
                .add("checks", checks)
                .build());

        assertEquals("Not ready: storage &lt;x&gt;.", HomePage.state(down, false));
    }

    @Test
    void givesTheIndexToClientsThatPreferJson() {
        for (var path : List.of("/", "/api")) {
            given().header("Accept", "application/json")
                    .get(path)
                    .then()
                    .statusCode(200)
                    .contentType("application/json")
                    .header("Vary", containsString("Accept"))
                    .body("name", is("Malim"), "documentation", is("/docs/"), "contract", is("/openapi"));
            page(path);
            given().header("Accept", "image/png").get(path).then().statusCode(406);
        }
        get("/api").then().contentType("application/json");
        get("/?x=1").then().statusCode(400);
    }

    @Test
    void namesEveryOperationOfReadersAndNoOther() throws IOException {
        var contract = json.readTree(get("/openapi?format=json").asString());
        var expected = new TreeSet<String>();
        contract.path("paths").properties().forEach(path -> {
            if (!path.getKey().startsWith("/management") && path.getValue().has("get")) {
                expected.add(path.getValue().at("/get/operationId").asText());
            }
        });

        var index = get("/api").then().extract();

        assertEquals(expected, new TreeSet<>(index.<List<String>>path("resources.operation")));
        assertEquals("/api/menus/{name}{?lang}", index.path("resources.find { it.operation == 'getMenu' }.href"));
        List<Map<String, Object>> resources = index.path("resources");
        for (var resource : resources) {
            var href = String.valueOf(resource.get("href"));
            assertEquals(href.contains("{"), resource.containsKey("templated"), href);
            if (!href.contains("{") && !href.endsWith("/stream")) { // it does not end
                get(href).then().statusCode(200);
            }
        }
    }

    @Test
    void groupsTheDocumentationByReader() throws IOException {
        var contract = json.readTree(get("/openapi?format=json").asString());
        var groups = new ArrayList<String>();
        contract.path("tags").forEach(tag -> groups.add(tag.path("name").asText()));
        assertEquals("Articles", groups.getFirst());
        int lastOfReaders = -1;
        int firstOfEditors = groups.size();
        for (var path : contract.path("paths").properties()) {
            for (var operation : path.getValue()) {
                int place = groups.indexOf(operation.at("/tags/0").asText());
                assertTrue(place >= 0 || !operation.has("operationId"), path.getKey());
                if (!operation.has("operationId")) {
                    continue;
                }
                if (path.getKey().startsWith("/management/")) {
                    firstOfEditors = Math.min(firstOfEditors, place);
                } else {
                    lastOfReaders = Math.max(lastOfReaders, place);
                }
            }
        }
        assertTrue(lastOfReaders < firstOfEditors, groups.toString());
        var docs = get("/docs/").then().statusCode(200).extract().asString();
        assertTrue(docs.contains("<title>Malim</title>"), docs);
        assertTrue(docs.contains("filter: true") && docs.contains("persistAuthorization: true"), docs);
    }

    @Test
    void hasAnIcon() {
        var icon = get("/favicon.ico")
                .then()
                .statusCode(200)
                .contentType("image/x-icon")
                .extract();
        assertEquals(1, icon.asByteArray()[2], "an icon, and not a cursor");
    }

    private static ValidatableResponse page(String path) {
        return given().header("Accept", BROWSER)
                .get(path)
                .then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8");
    }
}
