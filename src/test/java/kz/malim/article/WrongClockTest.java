package kz.malim.article;

import static io.restassured.RestAssured.get;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import kz.malim.access.Role;
import kz.malim.database.WrongClock;
import kz.malim.support.DatabaseContents;
import kz.malim.support.Editor;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.Test;

/** A machine whose clock is two hours ahead publishes nothing early. One that is behind: {@link SchedulerOff}. */
@QuarkusTest
@TestProfile(WrongClockTest.Ahead.class)
class WrongClockTest {
    /** The scheduler with a machine clock that it must not use. */
    public static final class Ahead implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("test.clock-offset", "PT2H");
        }

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(WrongClock.class);
        }
    }

    @Inject
    Newsroom newsroom;

    @Inject
    DatabaseContents stored;

    @Test
    void publishesByTheClockOfTheDatabase() {
        var publisher = new Editor(newsroom.keyOf(Role.PUBLISHER));
        var later = newsroom.drafts(Newsroom.article());
        var soon = newsroom.drafts(Newsroom.article());
        publisher
                .puts(
                        Editor.ARTICLES + "/" + later.id(),
                        "/schedule",
                        Map.of("publishAt", Instant.now().plusSeconds(3_600)))
                .then()
                .statusCode(200);
        publisher
                .puts(
                        Editor.ARTICLES + "/" + soon.id(),
                        "/schedule",
                        Map.of("publishAt", Instant.now().plusSeconds(8)))
                .then()
                .statusCode(200);
        get("/api/articles").then().body("items.slug", not(hasItem(soon.slug())));

        await().atMost(Duration.ofSeconds(30)).until(() -> stored.changes(soon.id()) == 1);

        get(soon.path()).then().statusCode(200);
        get("/api/articles").then().body("items.slug", hasItem(soon.slug()));
        get(later.path()).then().statusCode(404);
        assertEquals(0, stored.changes(later.id()));
    }
}
