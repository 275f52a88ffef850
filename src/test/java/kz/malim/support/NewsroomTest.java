package kz.malim.support;

import static io.restassured.RestAssured.get;
import static kz.malim.support.Newsroom.article;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import kz.malim.text.Language;
import org.junit.jupiter.api.Test;

@QuarkusTest
class NewsroomTest {
    @Inject
    Newsroom newsroom;

    @Test
    void publishesWhatAManuscriptSays() {
        var author = newsroom.author("Айгерім Садықова");
        var section = newsroom.section("Мәдениет");
        var tag = newsroom.tag("Кітап");
        var photo = newsroom.photo("Фото", "Malim");
        var neighbour = newsroom.publishes(article().titled("Көрші"));

        var story = newsroom.publishes(article()
                .in(Language.RUSSIAN)
                .titled("Один")
                .withLede("Подзаголовок")
                .withByline("Malim редакциясы")
                .by(author)
                .inSection(section)
                .tagged(tag)
                .datedOn(LocalDate.of(2026, 5, 23))
                .attributedTo("Kazinform")
                .withLeadPhoto(photo)
                .saying("Бірінші.", "Екінші.")
                .relatedTo(neighbour));

        get(story.path() + "?include=related")
                .then()
                .statusCode(200)
                .body("title", equalTo("Один"))
                .body("lang", equalTo("ru"))
                .body("byline.authors.slug", contains(author.value()))
                .body("section.slug", equalTo(section.value()))
                .body("tags.slug", contains(tag.value()))
                .body("published.date", equalTo("2026-05-23"))
                .body("source.name", equalTo("Kazinform"))
                .body("photos.credit.text", contains("Malim"))
                .body("body.id", contains("b1", "b2"))
                .body("related.items.findAll { it.origin == 'curated' }.title", contains("Көрші"));
    }

    @Test
    void keepsDraftsToItself() {
        var story = newsroom.drafts(article());

        get(story.path()).then().statusCode(404);
    }

    @Test
    void showsReadersAnEditOnlyWhenItIsPublished() {
        var story = newsroom.publishes(article().titled("One"));

        newsroom.redrafts(story, article().titled("Two"));

        get(story.path()).then().body("title", equalTo("One"));
        newsroom.publishes(story);
        get(story.path()).then().body("title", equalTo("Two"));
    }
}
