package kz.malim.listing;

import static kz.malim.listing.Lists.length;
import static kz.malim.listing.Lists.list;
import static kz.malim.support.Newsroom.article;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.malim.support.Newsroom;
import kz.malim.text.Language;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ListContentsTest {
    @Inject
    Newsroom newsroom;

    @Test
    void omitsBodiesUnlessSelected() {
        var tag = newsroom.tag("Tag");
        newsroom.publishes(article().tagged(tag).saying("One.", "Two."));
        newsroom.publishes(article().tagged(tag).saying("Three."));

        list("limit=20&tag=" + tag).statusCode(200).body("items", everyItem(not(hasKey("body"))));
        list("tag=" + tag + "&fields=title,body")
                .body("items.body.id", equalTo(List.of(List.of("b1"), List.of("b1", "b2"))))
                .body("items[0].keySet()", equalTo(Set.of("title", "body")));
    }

    @Test
    void returnsSelectedFieldsOnly() {
        var tag = newsroom.tag("Tag");
        var author = newsroom.author("Aigerim");
        newsroom.publishes(article().titled("One").tagged(tag).by(author).withByline("Aigerim, Malim"));

        list("tag=" + tag + "&fields=id,title").body("items[0].keySet()", equalTo(Set.of("id", "title")));
        list("tag=" + tag + "&fields=byline.text,tags.slug,section.name,title")
                .body("items[0].byline", equalTo(Map.of("text", "Aigerim, Malim")))
                .body("items[0].tags", equalTo(List.of(Map.of("slug", tag.value()))))
                .body("items[0].section", nullValue())
                .body("items[0].keySet()", equalTo(Set.of("byline", "tags", "section", "title")));
        list("tag=" + tag + "&fields=byline.text,byline")
                .body("items[0].byline.authors[0].slug", equalTo(author.value()));
        list("tag=" + tag + "&fields=id").body("page.limit", equalTo(20));
    }

    @Test
    void suggestsTheNearestField() {
        list("fields=titel").statusCode(400).body("detail", containsString("Did you mean \"title\"?"));
        list("fields=byline.txt").statusCode(400).body("detail", containsString("Did you mean \"byline.text\"?"));
        list("fields=title.text").statusCode(400);
        list("fields=byline.authors.name").statusCode(400);
        list("fields=id" + ",id".repeat(40)).statusCode(400);
    }

    @Test
    void countsFacetsAsTheirFiltersDo() {
        var all = newsroom.tag("All");
        var a = newsroom.tag("A");
        var b = newsroom.tag("B");
        var culture = newsroom.section("Culture");
        var theatre = newsroom.section("Theatre", culture);
        var aigerim = newsroom.author("Aigerim");
        var nurlan = newsroom.author("Nurlan");
        newsroom.publishes(article().tagged(all, a).inSection(culture).by(aigerim));
        newsroom.publishes(article().tagged(all, a, b).inSection(theatre).by(aigerim, nurlan));
        newsroom.publishes(article().tagged(all).inSection(theatre).by(nurlan).in(Language.RUSSIAN));
        newsroom.publishes(article().tagged(all));
        newsroom.drafts(article().tagged(all, b).inSection(theatre));

        for (var narrower :
                List.of("", "&lang=kk", "&section=" + theatre, "&tag!=" + b, "&author=" + nurlan + "&lang=ru")) {
            var query = "tag=" + all + narrower;
            var facets = list(query + "&limit=1&facets=tag,section,author,lang").statusCode(200);
            facets.body("facets.complete", equalTo(true));
            List<Map<String, Object>> tags = facets.extract().path("facets.tag");
            List<Map<String, Object>> sections = facets.extract().path("facets.section");
            List<Map<String, Object>> authors = facets.extract().path("facets.author");
            List<Map<String, Object>> langs = facets.extract().path("facets.lang");

            tags.forEach(tag -> counts(tag, "tag=" + all + "," + tag.get("slug") + narrower));
            sections.forEach(section -> {
                if (!narrower.contains("section")) {
                    counts(section, query + "&section=" + section.get("slug"));
                }
            });
            authors.forEach(author -> {
                if (!narrower.contains("author")) {
                    counts(author, query + "&author=" + author.get("slug"));
                }
            });
            langs.forEach(lang -> {
                if (!narrower.contains("lang")) {
                    counts(lang, query + "&lang=" + lang.get("slug"));
                }
            });
        }
        list("tag=" + all + "&facets=tag,section,lang")
                .body("facets.tag.count", equalTo(List.of(4, 2, 1)))
                .body("facets.section.slug", equalTo(List.of(culture.value(), theatre.value())))
                .body("facets.section.count", equalTo(List.of(3, 2)))
                .body("facets.lang.slug", equalTo(List.of("kk", "ru")))
                .body("facets", not(hasKey("author")));
    }

    private static void counts(Map<String, Object> value, String query) {
        assertEquals(length(query), value.get("count"), query);
    }

    @Test
    void aProfileIsAPresetOfFields() {
        var tag = newsroom.tag("Профиль");
        for (int i = 0; i < 3; i++) {
            newsroom.publishes(
                    article().tagged(tag).withLede("Қысқаша.").withLeadPhoto(newsroom.photo("Фото", "Айгерім")));
        }

        list("profile=mobile&limit=2&tag=" + tag)
                .statusCode(200)
                .contentType(containsString("sparse"))
                .header("Link", containsString("&profile=mobile&cursor="))
                .body("items", hasSize(2))
                .body("items[0].keySet()", hasItems("slug", "title", "publishedAt", "photo"))
                .body("items[0].keySet()", not(hasItems("lede")))
                .body("items[0].photo.credit.text", equalTo("Айгерім"));
        list("profile=card&tag=" + tag)
                .body("items[0].lede", equalTo("Қысқаша."))
                .body("items[0]", hasKey("byline"));
        list("profile=full&tag=" + tag)
                .contentType(containsString("application/json"))
                .body("items[0].updatedAt", notNullValue());
        for (var wrong : List.of("profile=tiny", "profile=Card", "profile=card&fields=title")) {
            list(wrong).statusCode(400).body("type", equalTo("/problems/invalid-parameter"));
        }
    }
}
