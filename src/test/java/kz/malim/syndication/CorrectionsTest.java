package kz.malim.syndication;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.Map;
import kz.malim.access.Role;
import kz.malim.support.Editor;
import kz.malim.support.Newsroom;
import kz.malim.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A correction stands in every form of its article. */
@QuarkusTest
class CorrectionsTest {
    @Inject
    Newsroom newsroom;

    @ParameterizedTest
    @CsvSource({
        "KAZAKH, Түзету",
        "KAZAKH_LATIN, Tüzetu",
        "KAZAKH_ARABIC, تۇزەتۋ",
        "RUSSIAN, Исправление",
        "ENGLISH, Correction"
    })
    void standInEveryForm(Language lang, String label) {
        var tag = newsroom.tag("Көпір");
        var story = newsroom.publishes(Newsroom.article().in(lang).tagged(tag));

        var first = corrects(story, "The year was 1991.");
        corrects(story, "The <river> & the bridge.");

        for (var form : new String[] {"html", "text", "markdown", "atom", "ninjs"}) {
            get(story.path() + "?format=" + form)
                    .then()
                    .body(containsString(label))
                    .body(containsString("The year was 1991."));
        }
        get(story.path() + "?format=text").then().body(containsString(label + ", " + first + ": The year was 1991.\n"));
        get(story.path() + "?format=html").then().body(containsString("The &lt;river&gt; &amp; the bridge."));
        get(story.path() + "?format=jsonld")
                .then()
                .body("correction[0].'@type'", equalTo("CorrectionComment"))
                .body("correction.text[1]", equalTo("The <river> & the bridge."));
        get(story.path() + "?format=ninjs")
                .then()
                .body("bodies.findAll { it.role == 'correction' }.value[0]", equalTo("The year was 1991."));
        for (var feed : new String[] {"rss", "atom", "json"}) {
            get("/feeds/tag/" + tag.value() + "." + feed)
                    .then()
                    .body(containsString("The year was 1991."))
                    .body(containsString(label));
        }
        get("/feeds/tag/" + tag.value() + ".json")
                .then()
                .body("items[0]._malim.corrections.text[0]", equalTo("The year was 1991."));
    }

    @Test
    void leaveNothingBehindWhereThereAreNone() {
        var story = newsroom.publishes(Newsroom.article().in(Language.ENGLISH));

        for (var form : new String[] {"html", "text", "markdown", "atom", "ninjs", "jsonld"}) {
            get(story.path() + "?format=" + form)
                    .then()
                    .body(not(containsString("orrection")))
                    .body(not(containsString("edNote")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"card", "mobile", "full"})
    void standInEveryProfile(String profile) {
        var story = newsroom.publishes(Newsroom.article().in(Language.ENGLISH));
        get(story.path() + "?profile=" + profile)
                .then()
                .body("$", profile.equals("full") ? hasKey("corrections") : not(hasKey("corrections")));

        corrects(story, "The year was 1991.");

        get(story.path() + "?profile=" + profile).then().body("corrections.text", contains("The year was 1991."));
    }

    @Test
    void areKeptByFieldsThatNameThem() {
        var story = newsroom.publishes(Newsroom.article().in(Language.ENGLISH));

        get(story.path() + "?fields=corrections").then().body("corrections", empty());
    }

    /** What was read before is outdated in every form that has a time or a version. */
    @Test
    void makeANewVersion() {
        var story = newsroom.publishes(Newsroom.article().in(Language.ENGLISH));
        var since = OffsetDateTime.parse(get(story.path()).<String>path("updatedAt"))
                .plusNanos(1_000)
                .toString();
        var modified = get(story.path() + "?format=jsonld").<String>path("dateModified");
        var entry = get(story.path() + "?format=atom").xmlPath().getString("entry.updated");
        var ninjs = get(story.path() + "?format=ninjs").jsonPath();

        corrects(story, "The year was 1991.");

        var later = get(story.path() + "?format=ninjs").jsonPath();
        assertTrue(Long.parseLong(later.getString("version")) > Long.parseLong(ninjs.getString("version")));
        assertNotEquals(ninjs.getString("versionCreated"), later.getString("versionCreated"));
        assertTrue(later.getString("edNote").endsWith("The year was 1991."));
        get(story.path() + "?format=jsonld").then().body("dateModified", greaterThan(modified));
        assertTrue(get(story.path() + "?format=atom")
                        .xmlPath()
                        .getString("entry.updated")
                        .compareTo(entry)
                > 0);
        given().queryParam("ids", story.id())
                .queryParam("updatedSince", since)
                .get("/api/articles")
                .then()
                .body("items.id", contains(story.id().toString()));
    }

    /** The day of the correction. */
    private String corrects(Newsroom.Story story, String text) {
        var publisher = new Editor(newsroom.keyOf(Role.PUBLISHER));
        publisher
                .posts(Editor.ARTICLES + "/" + story.id(), "/corrections", Map.of("text", text))
                .then()
                .statusCode(201);
        return get(story.path()).<String>path("corrections[-1].at").substring(0, 10);
    }
}
