package kz.malim.listing;

import static io.restassured.RestAssured.get;
import static kz.malim.listing.Lists.list;
import static kz.malim.listing.Lists.titles;
import static kz.malim.support.Newsroom.article;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kz.malim.cache.CdnTags;
import kz.malim.support.Newsroom;
import kz.malim.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ListFiltersTest {
    private static final LocalDate MAY = LocalDate.of(2024, 5, 23);
    private static final LocalDate JULY = LocalDate.of(2024, 7, 12);

    @Inject
    Newsroom newsroom;

    @Inject
    CdnTags cdn;

    @Test
    void filtersByRequiredAndExcludedTagsAndByDate() {
        var a = newsroom.tag("A");
        var b = newsroom.tag("B");
        var c = newsroom.tag("C");
        newsroom.publishes(article().titled("Meeting").tagged(a, b).datedOn(MAY));
        newsroom.publishes(article().titled("Meeting, sport").tagged(a, b, c).datedOn(MAY));
        newsroom.publishes(article().titled("Only A").tagged(a).datedOn(MAY));
        newsroom.publishes(article().titled("July").tagged(b, a).datedOn(JULY));

        var matches = titles("tag=" + a + "," + b + "&tag!=" + c + "&from=2024-05-01&to=2024-05-31");

        assertEquals(List.of("Meeting"), matches);
    }

    @Test
    void filtersByOneTagOrAnother() {
        var a = newsroom.tag("A");
        var b = newsroom.tag("B");
        var c = newsroom.tag("C");
        newsroom.publishes(article().titled("A").tagged(a).datedOn(MAY));
        newsroom.publishes(article().titled("A and B").tagged(a, b).datedOn(MAY.plusDays(1)));
        newsroom.publishes(article().titled("B and C").tagged(b, c).datedOn(MAY.plusDays(2)));
        newsroom.publishes(article().titled("C").tagged(c).datedOn(MAY.plusDays(3)));

        assertEquals(List.of("B and C", "A and B", "A"), titles("tag=" + a + "%7C" + b));
        assertEquals(List.of("A and B", "A"), titles("tag=" + a + "%7C" + b + ",!" + c));
        assertEquals(List.of("B and C"), titles("tag=" + a + "%7C" + b + "," + c));
        assertEquals(List.of("A"), titles("tag=" + a + "&tag!=" + b + "," + c));
    }

    @Test
    void filtersBySectionsWithDescendants() {
        var culture = newsroom.section("Culture");
        var theatre = newsroom.section("Theatre", culture);
        var puppets = newsroom.section("Puppets", theatre);
        var sport = newsroom.section("Sport");
        newsroom.publishes(article().titled("Culture").inSection(culture).datedOn(MAY));
        newsroom.publishes(article().titled("Puppets").inSection(puppets).datedOn(MAY.plusDays(1)));
        newsroom.publishes(article().titled("Sport").inSection(sport).datedOn(MAY.plusDays(2)));

        assertEquals(List.of("Puppets", "Culture"), titles("section=" + culture));
        assertEquals(List.of("Puppets"), titles("section=" + theatre));
        assertEquals(List.of("Sport", "Puppets"), titles("section=" + sport + "," + theatre));
    }

    @Test
    void filtersByAuthorsAndLanguages() {
        var aigerim = newsroom.author("Aigerim");
        var nurlan = newsroom.author("Nurlan");
        newsroom.publishes(article().titled("Бір").by(aigerim).datedOn(MAY));
        newsroom.publishes(
                article().titled("Два").by(nurlan).in(Language.RUSSIAN).datedOn(MAY.plusDays(1)));
        newsroom.publishes(article()
                .titled("Three")
                .by(aigerim, nurlan)
                .in(Language.ENGLISH)
                .datedOn(MAY.plusDays(2)));
        var both = "author=" + aigerim + "," + nurlan;

        assertEquals(List.of("Three", "Бір"), titles("author=" + aigerim));
        assertEquals(List.of("Three", "Два", "Бір"), titles(both));
        assertEquals(List.of("Два", "Бір"), titles(both + "&lang=kk-KZ,ru"));
        assertEquals(List.of("Three"), titles(both + "&lang=en&from=2024-05-25"));
    }

    @Test
    void returnsArticlesByIdOrSlug() {
        var one = newsroom.publishes(article().titled("One").datedOn(MAY));
        var two = newsroom.publishes(article().titled("Two").datedOn(JULY));
        var draft = newsroom.drafts(article());

        var matches = titles("ids=" + one.id() + "," + two.slug() + "," + draft.id() + "," + UUID.randomUUID());

        assertEquals(List.of("Two", "One"), matches);
    }

    @Test
    void filtersByTimeOfUpdate() {
        var tag = newsroom.tag("Tag");
        newsroom.publishes(article().titled("Untouched").tagged(tag).datedOn(JULY));
        var story = newsroom.publishes(article().titled("Before").tagged(tag).datedOn(MAY));
        newsroom.edits(story, article().titled("After").tagged(tag).datedOn(MAY));
        String updatedAt = get(story.path()).path("updatedAt");

        assertEquals(List.of("After"), titles("tag=" + tag + "&updatedSince=" + updatedAt.replace("+", "%2B")));
        assertEquals(List.of("After"), titles("tag=" + tag + "&updatedSince=" + updatedAt), "a forgotten %2B");
        assertEquals(List.of("After", "Untouched"), titles("tag=" + tag + "&sort=-updatedAt"));
    }

    /** 21:00 in Greenwich is 02:00 of the next day in Almaty, and 22:00 in a London summer. */
    @Test
    void readsDatesInTheTimeZoneOfTheSiteUnlessAnotherIsGiven() {
        var tag = newsroom.tag("Tag");
        newsroom.publishes(article().titled("Late").tagged(tag).datedAt(OffsetDateTime.parse("2024-05-22T21:00:00Z")));
        var list = "tag=" + tag;

        assertEquals(List.of("Late"), titles(list + "&from=2024-05-23&to=2024-05-23"), "02:00 in Almaty");
        assertEquals(List.of(), titles(list + "&from=2024-05-23&tz=Europe/London"));
        assertEquals(List.of("Late"), titles(list + "&to=2024-05-22&tz=Europe/London"));
        assertEquals(List.of("Late"), titles(list + "&from=2024-05-22T21:00:00Z&to=2024-05-22T21:00:00Z"));
        list(list + "&tz=Europe/London").body("items[0].publishedAt", equalTo("2024-05-23T02:00:00+05:00"));
    }

    @Test
    void excludesDraftsFromEveryFilter() {
        var tag = newsroom.tag("Secret");
        var author = newsroom.author("Secret");
        newsroom.drafts(article().titled("Draft").tagged(tag).by(author));

        list("tag=" + tag).statusCode(404);
        list("author=" + author + "&sort=title").statusCode(404);
        newsroom.publishes(article().titled("Published").tagged(tag).by(author));
        assertEquals(List.of("Published"), titles("tag=" + tag));
        assertEquals(List.of("Published"), titles("author=" + author + "&sort=title"));
        list("tag=" + tag + "&count=exact&facets=tag,author")
                .body("page.total.value", equalTo(1))
                .body("facets.tag.count", equalTo(List.of(1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lang=",
                "section=",
                "tag=",
                "tag!=",
                "author=",
                "ids=",
                "from=",
                "to=",
                "tz=",
                "updatedSince=",
                "sort=",
                "fields=",
                "facets=",
                "count=",
                "limit=",
                "page=",
                "cursor=",
                "tag=a,,b",
                "tag=a%7C",
                "tag=!",
                "tag=,",
                "ids=,",
                "lang=kk,",
                "sort=,title",
                "sort=-",
                "tag!=!a",
                "tag!=a%7Cb",
                "tag=A",
                "lang=de",
                "limit=0",
                "limit=-1",
                "limit=1e2",
                "limit=%2B5",
                "page=0",
                "count=all",
                "facets=title",
                "from=2024-02-30",
                "from=2024-05-01T09:30:00",
                "from=yesterday",
                "to=0000-01-01",
                "updatedSince=2024-05-01",
                "from=2024-06-01&to=2024-05-01",
                "tz=Mars/Olympus",
                "tz=%2B05:00",
                "sort=title,-title",
                "sort=id"
            })
    void rejectsEmptyAndInvalidValues(String query) {
        list(query)
                .statusCode(400)
                .body("errors[0].parameter", equalTo(query.replaceFirst("(?s)(.*&)?([^=]*)=.*", "$2")));
    }

    @Test
    void limitsTheTermsOfAFilter() {
        var twentyOne = "a,".repeat(20) + "a";

        for (var filter : List.of("tag", "tag!", "section", "author")) {
            list(filter + "=" + twentyOne.substring(2)).statusCode(filter.equals("tag!") ? 200 : 404);
            list(filter + "=" + twentyOne).statusCode(400).body("detail", containsString("20"));
        }
        list("tag=" + twentyOne.replace(",", "%7C")).statusCode(400);
        list("ids=" + "a,".repeat(100) + "a").statusCode(400).body("detail", containsString("100"));
    }

    @Test
    void tagsAResponseByTheListsThatInvalidateIt() {
        var a = newsroom.tag("A");
        var b = newsroom.tag("B");
        var culture = newsroom.section("Culture");
        newsroom.publishes(article().tagged(a, b));

        cacheTags(
                "lang=kk&section=" + culture + "&tag=" + a + "%7C" + b,
                "list:tag:" + a + ",list:tag:" + b + ",list:section:" + culture);
        cacheTags("lang=kk&section=" + culture + "&tag!=" + a, "list:section:" + culture);
        cacheTags("lang=en,kk-Arab&from=9999-12-31T23:00:00Z", "list:lang:en,list:lang:kk-Arab");
        cacheTags("from=9999-12-31T23:00:00Z", "list:all");
        var id = UUID.randomUUID();
        cacheTags("ids=" + id + "&lang=kk", "article:" + id);
    }

    private void cacheTags(String query, String expected) {
        var tags = cdn.header(Set.of(expected.split(",")));
        list(query).header("Cache-Tag", equalTo(tags.get("Cache-Tag")));
    }
}
