package kz.malim.topic;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;

import java.util.concurrent.ThreadLocalRandom;
import kz.malim.support.Client;
import kz.malim.support.Newsroom;
import kz.malim.text.Slug;

/** Edits authors, sections and tags, and checks the lists that readers filter by them. */
final class TopicEditor {
    static final String AUTHORS = "/management/authors";
    static final String SECTIONS = "/management/sections";
    static final String TAGS = "/management/tags";

    private TopicEditor() {}

    static void inList(String filter, Slug slug, Newsroom.Story story) {
        given().queryParam(filter, slug.value())
                .get("/api/articles")
                .then()
                .body("items.id", contains(story.id().toString()));
    }

    static void notInList(String filter, Slug slug) {
        given().queryParam(filter, slug.value()).get("/api/articles").then().body("items", empty());
    }

    /** The management path of the record with this slug: among the newest, since the test has just created it. */
    static String path(Client editor, String kind, Slug slug) {
        return kind + "/" + editor.reads(kind).path("items.find { it.slug == '" + slug.value() + "' }.id");
    }

    /** A unique name. */
    static String own(String name) {
        return name + " " + ThreadLocalRandom.current().nextInt(1_000_000, Integer.MAX_VALUE);
    }
}
