package kz.malim.site;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import kz.malim.site.SiteTest.OfANewsroom;
import org.junit.jupiter.api.Test;

/** What a site says of itself, by its settings. */
@QuarkusTest
@TestProfile(OfANewsroom.class)
class SiteTest {

    /** A newsroom that has told everything. */
    public static class OfANewsroom implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.ofEntries(
                    Map.entry("malim.site.name", "Айнакөл"),
                    Map.entry("malim.site.names", "ru=Айнаколь,en=Ainakol\\, the newspaper"),
                    Map.entry("malim.site.languages", "kk,ru,en,kk-Latn"),
                    Map.entry("malim.site.logo", "https://ainakol.example/logo.svg"),
                    Map.entry(
                            "malim.site.social",
                            "https://t.me/ainakol,https://www.facebook.com/profile.php?id=1,https://own.example/@a"),
                    Map.entry("malim.site.contact.email", "editors@ainakol.example"),
                    Map.entry("malim.site.contact.phone", "+7 727 000 00 00"),
                    Map.entry("malim.site.contact.address", "Ақжайсан, Көл көшесі 1"),
                    Map.entry("malim.rate-limit.requests", "1000000"));
        }
    }

    @Test
    void saysWhatItsOperatorsHaveSet() {
        get("/api/site")
                .then()
                .statusCode(200)
                .header("Content-Language", "kk")
                .body("name", is("Айнакөл"), "lang", is("kk"))
                .body("languages", equalTo(List.of("kk", "ru", "en", "kk-Latn")))
                .body("zone", is("Asia/Almaty"), "url", startsWith("http"))
                .body("logo", is("https://ainakol.example/logo.svg"))
                .body("social.provider", equalTo(Arrays.asList("telegram", "facebook", null)))
                .body("social[1].url", is("https://www.facebook.com/profile.php?id=1"))
                .body("contact.email", is("editors@ainakol.example"))
                .body("contact.phone", is("+7 727 000 00 00"), "contact.address", is("Ақжайсан, Көл көшесі 1"));
    }

    @Test
    void isNamedInTheRequestedLanguageOrSaysInWhich() {
        get("/api/site?lang=ru").then().header("Content-Language", "ru").body("name", is("Айнаколь"), "lang", is("ru"));
        get("/api/site?lang=en").then().body("name", is("Ainakol, the newspaper"));
        get("/api/site?lang=kk-Arab")
                .then()
                .header("Content-Language", "kk")
                .body("name", is("Айнакөл"), "lang", is("kk"));
        get("/api/site?lang=fr").then().statusCode(400).body("errors[0].parameter", is("lang"));
    }

    @Test
    void namesFeedsThatExist() {
        var feeds = get("/api/site")
                .then()
                .body("feeds.url", everyItem(startsWith("/feeds/")))
                .extract();
        assertEquals(15, feeds.<List<?>>path("feeds").size());
        for (var feed : feeds.<List<Map<String, String>>>path("feeds")) {
            get(feed.get("url")).then().statusCode(200).contentType(startsWith(feed.get("type")));
        }
    }

    @Test
    void isCachedAndRevalidated() {
        var etag = get("/api/site").header("ETag");

        given().header("If-None-Match", etag)
                .get("/api/site")
                .then()
                .statusCode(304)
                .header("Content-Type", nullValue());
    }
}
