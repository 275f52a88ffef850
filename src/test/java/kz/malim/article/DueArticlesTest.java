package kz.malim.article;

import static io.restassured.RestAssured.get;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import kz.malim.access.Role;
import kz.malim.support.DatabaseContents;
import kz.malim.support.Editor;
import kz.malim.support.Newsroom;
import kz.malim.support.Newsroom.Story;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Readers see articles by the clock of the database, whether or not a transition has been applied. */
@QuarkusTest
@TestProfile(SchedulerOff.class)
class DueArticlesTest {
    private static final Pattern AGE = Pattern.compile("s-maxage=(\\d+)");

    @Inject
    Newsroom newsroom;

    @Inject
    PublishingSchedule schedule;

    @Inject
    DatabaseContents stored;

    private Editor publisher = new Editor("");
    private final String title = "Көл " + UUID.randomUUID();

    @BeforeEach
    void createKeyAndApplyDue() {
        publisher = new Editor(newsroom.keyOf(Role.PUBLISHER));
        schedule.applyDue();
    }

    @Test
    void showsDueArticlesBeforeTheTransitionIsApplied() {
        var tag = newsroom.tag("Кесте");
        var author = newsroom.author("Айгерім Садықова");
        var path = publisher.drafts("""
                {"lang": "kk", "title": "%s", "tags": ["%s"], "authors": ["%s"]}
                """.formatted(title, tag, author));
        var slug = publisher.reads(path).<String>path("slug");
        publisher
                .puts(
                        path,
                        "/schedule",
                        Map.of(
                                "publishAt",
                                Instant.now().plusSeconds(600),
                                "unpublishAt",
                                Instant.now().plusSeconds(1200)))
                .then()
                .statusCode(200);
        for (var list : List.of("tag=" + tag, "author=" + author, "limit=100")) {
            get("/api/articles?" + list).then().body("items.title", not(hasItem(title)));
        }

        stored.pass(path, 601);

        get("/api/articles/" + slug + "?include=authors")
                .then()
                .statusCode(200)
                .body("title", equalTo(title))
                .body("tags[0].slug", equalTo(tag.value()));
        for (var list : List.of("lang=kk&limit=99", "limit=99&tag=" + tag, "limit=99&author=" + author)) {
            get("/api/articles?" + list).then().body("items.title", hasItem(title));
        }
        publisher.reads(path).then().body("state", equalTo("published"));
        assertChanges(1, path); // though its state is not updated yet

        stored.pass(path, 600);

        get("/api/articles/" + slug + "?include=photos").then().statusCode(404);
        get("/api/articles?limit=98&tag=" + tag).then().body("items.title", not(hasItem(title)));
        publisher.reads(path).then().body("state", equalTo("unpublished"));
        assertChanges(2, path);
    }

    private void assertChanges(long changes, String path) {
        await().untilAsserted(() -> assertEquals(changes, stored.changes(DatabaseContents.id(path))));
    }

    @Test
    void findsDueArticlesAndNoOthers() {
        var word = newWord();
        var other = newWord();
        var path = publisher.drafts("{\"lang\": \"kk\", \"title\": \"Бүгін %s\"}".formatted(word));
        publisher.puts(path, "/publication");
        publisher.saves(path, "{\"title\": \"Ертең %s\"}".formatted(other));
        publisher.puts(
                path,
                "/schedule",
                Map.of(
                        "publishAt",
                        Instant.now().plusSeconds(600),
                        "unpublishAt",
                        Instant.now().plusSeconds(1200)));
        finds(word, 1, 11);
        finds(other, 0, 11);

        stored.pass(path, 601);

        finds(word, 0, 12);
        finds(other, 1, 12);

        stored.pass(path, 600);

        finds(other, 0, 13);
    }

    /** @param limit another one each time, since the cache is not notified of the moved time */
    private static void finds(String word, int articles, int limit) {
        get("/api/articles?q=" + word + "&limit=" + limit)
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(articles));
    }

    private static String newWord() {
        return UUID.randomUUID().toString().replaceAll("[^a-f]", "o");
    }

    @Test
    void replacesThePublishedRevisionAtOnce() {
        var path = publisher.drafts(content());
        publisher.puts(path, "/publication");
        var slug = publisher.reads(path).<String>path("slug");
        publisher.saves(path, "{\"title\": \"Жаңа\"}");
        publisher.puts(path, "/schedule", Map.of("publishAt", Instant.now().plusSeconds(600)));
        get("/api/articles/" + slug).then().body("title", equalTo(title));

        stored.pass(path, 601);

        get("/api/articles/" + slug + "?include=photos").then().body("title", equalTo("Жаңа"));
    }

    @Test
    void limitsCacheLifetimeToTheNextScheduledTransition() {
        var section = newsroom.section("Кесте");
        var tag = newsroom.tag("Кесте");
        var other = newsroom.publishes(Newsroom.article());
        newsroom.publishes(Newsroom.article().inSection(section).tagged(tag)); // without, readers know no such tag
        var story = newsroom.drafts(Newsroom.article().inSection(section).tagged(tag));
        var block = newsroom.block("Кесте", story, other);
        var touched = List.of(
                "/api/articles?limit=7",
                "/api/articles?tag=" + tag,
                "/api/articles?q=eshqashan",
                "/api/articles?ids=" + story.id(),
                "/api/blocks/" + block,
                "/feeds/section/" + section + ".rss",
                "/sitemap.xml");
        var untouched = other.path();
        touched.forEach(DueArticlesTest::awaitCached); // before it is scheduled
        awaitCached(untouched);

        publisher.puts(
                managed(story), "/schedule", Map.of("publishAt", Instant.now().plusSeconds(20)));

        for (var address : touched) {
            for (int time = 0; time < 2; time++) {
                assertTrue(age(address) <= 20, address + " may be cached for " + age(address));
            }
        }
        get(untouched).then().header("Cache-Status", equalTo("malim; hit"));
        assertEquals(60, age(untouched));
        newsroom.removes(block);
    }

    @Test
    void showsAndHidesOnTimeDespiteTheCache() {
        var tag = newsroom.tag("Кесте");
        var story = newsroom.drafts(Newsroom.article().titled(title).tagged(tag));
        var neighbour = newsroom.publishes(Newsroom.article().relatedTo(story));
        var block = newsroom.block("Кесте", story);
        var visibleFrom = Instant.now().plusSeconds(4);
        var hiddenFrom = visibleFrom.plusSeconds(6);
        publisher
                .puts(managed(story), "/schedule", Map.of("publishAt", visibleFrom, "unpublishAt", hiddenFrom))
                .then()
                .statusCode(200);
        var addresses = List.of(
                "/api/articles?tag=" + tag,
                "/api/articles?limit=100",
                neighbour.path() + "?include=related",
                "/api/blocks/" + block,
                "/feeds/all.json");

        addresses.forEach(address -> {
            awaitCached(address);
            before(visibleFrom, address, not(containsString(title)));
        });
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> get(story.path()).then().statusCode(200));
        addresses.forEach(address -> before(hiddenFrom, address, containsString(title)));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> get(story.path()).then().statusCode(404));
        addresses.forEach(address -> get(address).then().body(not(containsString(title))));
        newsroom.removes(block);
    }

    /** Waits for a hit: a response rendered during another change is not cached, but the next one is. */
    private static void awaitCached(String address) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> get(address).then().statusCode(200).header("Cache-Status", equalTo("malim; hit")));
    }

    /** Asserts nothing if the time has passed by now: a slow machine is no failure. */
    private static void before(Instant time, String address, Matcher<String> matcher) {
        var body = get(address).then().statusCode(200).extract().asString();
        if (Instant.now().isBefore(time)) {
            assertThat(address, body, matcher);
        }
    }

    private static int age(String address) {
        var control = get(address).header("Cache-Control");
        var age = AGE.matcher(control);
        assertTrue(age.find(), address + " returned " + control);
        return Integer.parseInt(age.group(1));
    }

    private static String managed(Story story) {
        return Editor.ARTICLES + "/" + story.id();
    }

    private String content() {
        return "{\"lang\": \"kk\", \"title\": \"%s\"}".formatted(title);
    }
}
