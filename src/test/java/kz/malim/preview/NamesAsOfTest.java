package kz.malim.preview;

import static io.restassured.RestAssured.get;
import static kz.malim.support.Newsroom.article;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import kz.malim.access.Role;
import kz.malim.support.Client;
import kz.malim.support.Newsroom;
import kz.malim.support.Newsroom.Story;
import kz.malim.text.Slug;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Names, credits and lists shown with an article, as of a time at which they were different. */
@QuarkusTest
class NamesAsOfTest {
    @Inject
    Newsroom newsroom;

    @Inject
    EntityManager database;

    private Client publisher = new Client("");

    @BeforeEach
    void createKey() {
        publisher = new Client(newsroom.keyOf(Role.PUBLISHER));
    }

    @Test
    void showsTheNamesAtThatTime() {
        var author = newsroom.author("Айгүл Бұрынғы");
        var tag = newsroom.tag("Бұрынғы тег");
        var section = newsroom.section("Бұрынғы бөлім");
        var story = newsroom.publishes(
                article().by(author).tagged(tag).inSection(section).saying("Мәтін."));
        var before = now();
        rename("authors", author, Map.of("name", "Айгүл Бірде", "kind", "person", "slug", author.value()));
        rename("authors", author, Map.of("name", "Айгүл Қазіргі", "kind", "person", "slug", author.value()));
        rename("tags", tag, Map.of("name", "Қазіргі тег", "slug", tag.value()));
        rename("sections", section, Map.of("name", "Қазіргі бөлім", "slug", section.value()));

        seen(story, before)
                .body("byline.authors.name", contains("Айгүл Бұрынғы"))
                .body("tags.name", contains("Бұрынғы тег"))
                .body("section.name", is("Бұрынғы бөлім"));
        seen(story, now())
                .body("byline.authors.name", contains("Айгүл Қазіргі"))
                .body("tags.name", contains("Қазіргі тег"))
                .body("section.name", is("Қазіргі бөлім"));
        get(story.path()).then().body("section.name", is("Қазіргі бөлім"));
    }

    @Test
    void showsTheTreeAtThatTimeThoughItHasBeenInverted() {
        var above = newsroom.section("Жоғары");
        var below = newsroom.section("Төмен", above);
        var story = newsroom.publishes(article().inSection(below).saying("Мәтін."));
        var block = newsroom.block("Бөлім", story);
        var before = now();
        rename("sections", below, Map.of("name", "Төмен", "slug", below.value()));
        rename("sections", above, Map.of("name", "Жоғары", "slug", above.value(), "parent", below.value()));

        seen(story, before).body("section.name", is("Төмен"));
        seen(story, now()).body("section.name", is("Төмен"));
        newsroom.removes(block);
    }

    @Test
    void showsTheCreditAtThatTime() {
        var photo = newsroom.photo("Фото", "Бұрынғы фотограф");
        var story = newsroom.publishes(article().withLeadPhoto(photo).saying("Мәтін."));
        var before = now();
        var path = "/management/photos/" + photo;
        publisher
                .request()
                .header("If-Match", publisher.etag(path))
                .contentType("application/merge-patch+json; charset=UTF-8")
                .body("{\"credit\": {\"label\": \"Фото\", \"text\": \"Қазіргі фотограф\"}}")
                .patch(path)
                .then()
                .statusCode(200);

        seen(story, before).body("photos[0].credit.text", is("Бұрынғы фотограф"));
        seen(story, now()).body("photos[0].credit.text", is("Қазіргі фотограф"));
    }

    @Test
    void showsTheCuratedListAtThatTime() {
        var first = newsroom.publishes(article().saying("Бірінші."));
        var second = newsroom.publishes(article().saying("Екінші."));
        var story = newsroom.publishes(article().saying("Мәтін."));
        var none = now();
        newsroom.relates(story, first, second);
        var before = now();
        newsroom.relates(story, second);
        newsroom.relates(story, second, first);

        curated(story, none, List.of());
        curated(story, before, List.of(first, second));
        curated(story, now(), List.of(second, first));
    }

    @Test
    void showsNoCorrectionBeforeItWasMade() {
        var story = newsroom.publishes(article().saying("Мәтін."));
        var before = now();
        var path = "/management/articles/" + story.id();
        publisher
                .request()
                .header("If-Match", publisher.etag(path))
                .contentType("application/json")
                .body(Map.of("text", "Түзету."))
                .post(path + "/corrections")
                .then()
                .statusCode(201);

        seen(story, before).body("corrections", empty());
        seen(story, now()).body("corrections", hasSize(1));
    }

    private void curated(Story story, Instant time, List<Story> expected) {
        seen(story, time)
                .body(
                        "related.items.findAll { it.origin == 'curated' }.id",
                        is(expected.stream().map(other -> other.id().toString()).toList()));
    }

    private void rename(String kind, Slug slug, Map<String, String> names) {
        var path = "/management/" + kind;
        String id = publisher.reads(path).path("items.find { it.slug == '" + slug + "' }.id");
        publisher.puts(path + "/" + id, names).then().statusCode(200);
    }

    private ValidatableResponse seen(Story story, Instant time) {
        return publisher
                .request()
                .queryParam("asOf", time.toString())
                .get("/management/site/articles/" + story.id())
                .then()
                .statusCode(200);
    }

    /** By the clock that decides. */
    private Instant now() {
        return QuarkusTransaction.requiringNew()
                .call(() -> (Instant) database.createNativeQuery("select clock_timestamp()", Instant.class)
                        .getSingleResult());
    }
}
