package kz.malim.article;

import static io.restassured.RestAssured.get;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import kz.malim.Metrics;
import kz.malim.Newsroom;
import kz.malim.access.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With the scheduler off, as if every replica that has one were down. */
@QuarkusTest
@TestProfile(PublishingScheduleTest.SchedulerOff.class)
class PublishingScheduleTest {
    private static final int DUE = 200;
    private static final Pattern AGE = Pattern.compile("s-maxage=(\\d+)");

    @Inject
    Newsroom newsroom;

    @Inject
    PublishingSchedule schedule;

    @Inject
    Stored stored;

    @Inject
    EntityManager database;

    private Editor publisher = new Editor("");
    private final String title = "Көл " + UUID.randomUUID();

    /** Nobody switches anything unless a test does, and nobody publishes what has errors. */
    public static final class SchedulerOff implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("malim.schedule.enabled", "false", "malim.publication.requires-none", "error");
        }
    }

    @BeforeEach
    void giveKeyAndFinishWhatIsDue() {
        publisher = new Editor(newsroom.keyOf(Role.PUBLISHER));
        schedule.tick();
    }

    @Test
    void tellsHowLateItWas() {
        var path = publisher.drafts("""
                {"lang": "kk", "title": "%s"}
                """.formatted(title));
        publisher
                .puts(path, "/schedule", Map.of("publishAt", Instant.now().plusSeconds(600)))
                .then()
                .statusCode(200);
        pass(path, 603);
        var before = Metrics.now();

        schedule.tick();

        var after = Metrics.now();
        var name = "malim_schedule_lateness_seconds_";
        assertEquals(1, after.value(name + "count") - before.value(name + "count"));
        assertTrue(after.value(name + "sum") - before.value(name + "sum") > 2);
    }

    @Test
    void showsWhatIsDueThoughNobodySwitchedIt() {
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

        pass(path, 601);

        get("/api/articles/" + slug + "?include=authors")
                .then()
                .statusCode(200)
                .body("title", equalTo(title))
                .body("tags[0].slug", equalTo(tag.value()));
        for (var list : List.of("lang=kk&limit=99", "limit=99&tag=" + tag, "limit=99&author=" + author)) {
            get("/api/articles?" + list).then().body("items.title", hasItem(title));
        }
        publisher.reads(path).then().body("state", equalTo("published"));
        assertEquals(0, changes(path));

        pass(path, 600);

        get("/api/articles/" + slug + "?include=photos").then().statusCode(404);
        get("/api/articles?limit=98&tag=" + tag).then().body("items.title", not(hasItem(title)));
        publisher.reads(path).then().body("state", equalTo("unpublished"));
    }

    @Test
    void findsWhatIsDueAndNothingElse() {
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

        pass(path, 601);

        finds(word, 0, 12);
        finds(other, 1, 12);

        pass(path, 600);

        finds(other, 0, 13);
    }

    /** @param limit another one each time, since nobody has told the cache that time has passed */
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
    void replacesWhatReadersSeeInOneMoment() {
        var path = publisher.drafts(content());
        publisher.puts(path, "/publication");
        var slug = publisher.reads(path).<String>path("slug");
        publisher.saves(path, "{\"title\": \"Жаңа\"}");
        publisher.puts(path, "/schedule", Map.of("publishAt", Instant.now().plusSeconds(600)));
        get("/api/articles/" + slug).then().body("title", equalTo(title));

        pass(path, 601);

        get("/api/articles/" + slug + "?include=photos").then().body("title", equalTo("Жаңа"));
    }

    @Test
    void letsNobodyKeepAnAnswerPastTheNextSwitch() {
        var shown = publisher.drafts(content());
        publisher.puts(shown, "/publication");
        var slug = publisher.reads(shown).<String>path("slug");
        var path = publisher.drafts(content());
        publisher.puts(path, "/schedule", Map.of("publishAt", Instant.now().plusSeconds(20)));

        for (var address : List.of(
                "/api/articles?limit=7",
                "/api/articles?tag=eshqashan",
                "/api/articles/" + slug,
                "/api/articles/" + slug + "/related")) {
            var control = get(address).header("Cache-Control");
            var age = AGE.matcher(control);
            assertTrue(age.find() && Integer.parseInt(age.group(1)) <= 20, address + " answered " + control);
        }
    }

    @Test
    void doesWhatIsDueOnceHoweverManyDoIt() throws Exception {
        var paths = new ArrayList<String>();
        for (int i = 0; i < DUE; i++) {
            var path = publisher.drafts(content());
            publisher.puts(path, "/schedule", Map.of("publishAt", Instant.now().plusSeconds(900)));
            paths.add(path);
        }
        paths.forEach(path -> pass(path, 901));

        try (var replicas = Executors.newFixedThreadPool(2)) {
            Callable<Integer> replica = schedule::tick;
            int switched = 0;
            for (var done : replicas.invokeAll(List.of(replica, replica))) {
                switched += done.get();
            }
            assertTrue(switched >= DUE, "switched " + switched);
        }
        for (var path : paths) {
            assertEquals(1, changes(path));
        }
        assertEquals(0, schedule.tick());
    }

    @Test
    void catchesUpOnWhatWasDueWhileAllWereDown() {
        var path = publisher.drafts(content());
        var slug = publisher.reads(path).<String>path("slug");
        publisher.puts(path, "/schedule", Map.of("publishAt", Instant.now().plusSeconds(60)));
        pass(path, 400 * 24 * 3600);

        schedule.tick();

        assertEquals(1, changes(path));
        publisher.reads(path).then().body("state", equalTo("published")).body("scheduled", equalTo(null));
        await().untilAsserted(() -> get("/api/articles/" + slug).then().statusCode(200));
        var publishedAt = OffsetDateTime.parse(get("/api/articles/" + slug).path("publishedAt"))
                .toInstant();
        assertTrue(
                publishedAt.isBefore(Instant.now().minusSeconds(399 * 24 * 3600)), "the time kept is the planned one");
    }

    /** Lets time pass for one article: moves its schedule back. */
    @Transactional
    void pass(String path, int seconds) {
        database.createNativeQuery("""
                        update revision set shown_from = shown_from - ?2 * interval '1 second',
                               shown_until = shown_until - ?2 * interval '1 second',
                               published_at = published_at - case when state = 'scheduled' then ?2 else 0 end * interval '1 second',
                               live_since = live_since - case when state = 'scheduled' then ?2 else 0 end * interval '1 second'
                         where article_id = cast(?1 as uuid) and (shown_from is not null or shown_until is not null)
                        """)
                .setParameter(1, id(path))
                .setParameter(2, seconds)
                .executeUpdate();
    }

    private long changes(String path) {
        return stored.count("select count(*) from change where article_id = cast(?1 as uuid)", id(path));
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private String content() {
        return "{\"lang\": \"kk\", \"title\": \"%s\"}".formatted(title);
    }
}
