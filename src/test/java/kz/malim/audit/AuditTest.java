package kz.malim.audit;

import static io.restassured.RestAssured.given;
import static kz.malim.support.Newsroom.article;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import kz.malim.access.Role;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AuditTest {
    private static final String ARTICLES = "/management/articles";

    @Inject
    Newsroom newsroom;

    private String admin = "";
    private String publisher = "";

    @BeforeEach
    void giveKeys() {
        admin = newsroom.keyOf(Role.ADMIN);
        publisher = newsroom.keyOf(Role.PUBLISHER);
    }

    @Test
    void recordsWhoWroteWhatWhenAndFromWhere() {
        var path = createsDraft("Бірінші тақырып");
        var id = path.substring(path.lastIndexOf('/') + 1);

        var entries = ofArticle(id);

        entries.body("items.findAll { it.subject == 'revision' }.act", everyItem(is("create")))
                .body("items.subject", hasItems("article", "revision"))
                .body("items.actorName", everyItem(startsWith("test publisher ")))
                .body("items.actor", everyItem(startsWith("key:")))
                .body("items.from", everyItem(is("127.0.0.1")))
                .body("items.at", everyItem(notNullValue()))
                .body("items.find { it.subject == 'revision' }.before", nullValue())
                .body("items.find { it.subject == 'revision' }.after.title", is("Бірінші тақырып"));
    }

    @Test
    void recordsValuesBeforeAndAfter() {
        var path = createsDraft("Аталмаған");
        var id = path.substring(path.lastIndexOf('/') + 1);
        var slug = "at-" + UUID.randomUUID();
        given().auth()
                .oauth2(publisher)
                .header("If-Match", etag(path))
                .put(path + "/publication")
                .then()
                .statusCode(200);

        given().auth()
                .oauth2(publisher)
                .header("If-Match", etag(path))
                .contentType("application/json")
                .body(Map.of("slug", slug))
                .put(path + "/slug")
                .then()
                .statusCode(200);

        var renaming = "items.find { it.subject == 'article' && it.act == 'change' && it.after.slug != null }";
        ofArticle(id)
                .body("items.subject", hasItem("slug-moved"))
                .body(renaming + ".before.slug", startsWith("atalmagan"))
                .body(renaming + ".after.slug", is(slug))
                .body(renaming + ".after.id", nullValue());
    }

    @Test
    void filtersByActor() {
        var other = newsroom.keyOf(Role.WRITER);
        var own = createsDraft("Менікі");
        var ofAnother = given().auth()
                .oauth2(other)
                .contentType("application/json")
                .body(Map.of("lang", "kk", "title", "Басқанікі"))
                .post(ARTICLES)
                .header("Location");
        String actor = ofArticle(id(ofAnother)).extract().path("items[0].actor");

        var entries = given().auth()
                .oauth2(admin)
                .queryParam("actor", actor)
                .get("/management/audit")
                .then();

        entries.body("items.actor", everyItem(is(actor)))
                .body("items.articleId", hasItem(id(ofAnother)))
                .body("items.articleId", not(hasItem(id(own))));
    }

    @Test
    void recordsNothingOfRefusedWrites() {
        var path = createsDraft("Өзгермейді");
        int before = ofArticle(id(path)).extract().<Integer>path("items.size()");

        given().auth()
                .oauth2(publisher)
                .header("If-Match", "\"999\"")
                .contentType("application/json")
                .body(Map.of("title", "Өзгерген"))
                .put(path)
                .then()
                .statusCode(412);

        ofArticle(id(path)).body("items", hasSize(before));
    }

    @Test
    void recordsScheduledWritesAsSystem() {
        var story = newsroom.drafts(article().saying("Бірінші."));

        ofArticle(story.id().toString())
                .body("items.actor", everyItem(is("system")))
                .body("items.from", everyItem(nullValue()));
    }

    @Test
    void recordsNoSecretsAndNoBodies() {
        String id = given().auth()
                .oauth2(admin)
                .contentType("application/json")
                .body(Map.of("name", "Аудит", "role", "reader"))
                .post("/management/keys")
                .path("key.id");

        var entries = given().auth().oauth2(admin).get("/management/audit").then();

        entries.body("items.find { it.subjectId == '" + id + "' }.subject", is("api-key"))
                .body("items.find { it.subjectId == '" + id + "' }.after.secret_hash", nullValue())
                .body("items.find { it.subjectId == '" + id + "' }.after.name", is("Аудит"));
    }

    @Test
    void paginates() {
        var path = createsDraft("Бет");
        for (int i = 0; i < 30; i++) {
            given().auth()
                    .oauth2(publisher)
                    .header("If-Match", etag(path))
                    .contentType("application/json")
                    .body(Map.of("title", "Бет " + i))
                    .put(path)
                    .then()
                    .statusCode(200);
        }
        var first = ofArticle(id(path)).body("items", hasSize(20)).body("page.next", notNullValue());
        String cursor = first.extract().path("page.next");
        int last = first.extract().path("items[19].position");

        given().auth()
                .oauth2(admin)
                .queryParam("article", id(path))
                .queryParam("cursor", cursor)
                .get("/management/audit")
                .then()
                .statusCode(200)
                .body("items.size()", greaterThan(10))
                .body("items.position", everyItem(lessThan(last)));
    }

    @Test
    void refusesInvalidParameters() {
        given().auth()
                .oauth2(admin)
                .queryParam("article", "x")
                .get("/management/audit")
                .then()
                .statusCode(400);
        given().auth()
                .oauth2(admin)
                .queryParam("cursor", "x")
                .get("/management/audit")
                .then()
                .statusCode(400);
    }

    private String createsDraft(String title) {
        return URI.create(given().auth()
                        .oauth2(publisher)
                        .contentType("application/json")
                        .body(Map.of("lang", "kk", "title", title))
                        .post(ARTICLES)
                        .then()
                        .statusCode(201)
                        .header("Location", containsString(ARTICLES))
                        .extract()
                        .header("Location"))
                .getPath();
    }

    private ValidatableResponse ofArticle(String id) {
        return given().auth()
                .oauth2(admin)
                .queryParam("article", id)
                .get("/management/audit")
                .then()
                .statusCode(200)
                .body("items.articleId", everyItem(equalTo(id)));
    }

    private String etag(String path) {
        return given().auth().oauth2(publisher).get(path).header("ETag");
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
