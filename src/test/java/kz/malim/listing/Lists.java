package kz.malim.listing;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks for lists as a front end does: by an address written out in full. */
final class Lists {
    private static final Pattern NEXT = Pattern.compile("<([^>]*)>; rel=\"next\"");

    private Lists() {}

    /** @param query as it stands in the address, its values encoded where they must be */
    static ValidatableResponse list(String query) {
        return address("/api/articles?" + query);
    }

    static ValidatableResponse address(String address) {
        return given().urlEncodingEnabled(false).get(address).then();
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
    static List<String> walk(String query) {
        return walk(query, null);
    }

    /** Every title after a cursor. */
    static List<String> walk(String query, @Nullable String cursor) {
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

    /** Every title from here on, by {@code Link}. */
    static List<String> walkLinks(String query) {
        var titles = new ArrayList<String>();
        @Nullable String address = "/api/articles?" + query;
        while (address != null) {
            var page = address(address).statusCode(200).extract();
            add(page.path("items.title"), titles);
            var link = NEXT.matcher(page.header("Link"));
            address = link.find() ? link.group(1) : null;
        }
        return titles;
    }

    /** A walk that does not end is a failure, and no reason to wait. */
    private static void add(List<String> more, List<String> titles) {
        titles.addAll(more);
        assertTrue(titles.size() < 1_000, "the list does not end");
    }
}
