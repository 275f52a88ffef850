package kz.malim.listing;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Requests lists as a front end does, by a complete URL. */
final class Lists {
    private static final Pattern NEXT = Pattern.compile("<([^>]*)>; rel=\"next\"");

    private Lists() {}

    /** @param query the encoded query string */
    static ValidatableResponse list(String query) {
        return url("/api/articles?" + query);
    }

    static ValidatableResponse url(String url) {
        return given().urlEncodingEnabled(false).get(url).then();
    }

    static List<String> titles(String query) {
        return list(query).statusCode(200).extract().path("items.title");
    }

    static List<String> ids(String query) {
        return list(query).statusCode(200).extract().path("items.id");
    }

    static int length(String query) {
        return ids(query + "&limit=100").size();
    }

    static String next(String query) {
        return list(query).statusCode(200).extract().path("page.next");
    }

    /** Every title, by {@code page.next}. */
    static List<String> allTitles(String query) {
        return allTitles(query, null);
    }

    /** Every title after a cursor. */
    static List<String> allTitles(String query, @Nullable String cursor) {
        var titles = new ArrayList<String>();
        var next = cursor;
        do {
            var page = list(query + (next == null ? "" : "&cursor=" + next))
                    .statusCode(200)
                    .extract();
            add(page.path("items.title"), titles);
            next = page.path("page.next");
        } while (next != null);
        return titles;
    }

    /** Every title, by {@code Link}. */
    static List<String> allByLinks(String query) {
        var titles = new ArrayList<String>();
        @Nullable String url = "/api/articles?" + query;
        while (url != null) {
            var page = url(url).statusCode(200).extract();
            add(page.path("items.title"), titles);
            var link = NEXT.matcher(page.header("Link"));
            url = link.find() ? link.group(1) : null;
        }
        return titles;
    }

    /** Fails on a list that does not end. */
    private static void add(List<String> more, List<String> titles) {
        titles.addAll(more);
        assertTrue(titles.size() < 1_000, "the list does not end");
    }
}
