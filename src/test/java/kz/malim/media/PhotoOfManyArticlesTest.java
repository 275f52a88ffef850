package kz.malim.media;

import static io.restassured.RestAssured.get;
import static kz.malim.support.Newsroom.article;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import kz.malim.access.Role;
import kz.malim.support.Editor;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The credit of an agency's photo changes while twenty thousand articles show it. */
@QuarkusTest
class PhotoOfManyArticlesTest {
    private static final int BATCH = 500;

    @Inject
    EntityManager database;

    @Inject
    Newsroom newsroom;

    @AfterEach
    void restoreBatches() {
        setBatch(BATCH);
    }

    /** But one that compares. */
    @Test
    void runsNoTriggerForEachOfThem() {
        var triggers = database.createNativeQuery("""
                        select t.tgname from pg_trigger t
                         where t.tgrelid = 'revision'::regclass and not t.tgisinternal
                           and (t.tgtype & 16) <> 0 and (t.tgtype & 1) <> 0 -- of an update, for each row
                           and pg_get_triggerdef(t.oid) not like '%WHEN (bound_to_section())%'
                           and (cardinality(t.tgattr::int2[]) = 0 or exists (
                                    select from pg_attribute a
                                     where a.attrelid = t.tgrelid and a.attnum = any(t.tgattr::int2[])
                                       and a.attname in ('updated_at', 'modified_at')))
                        """, String.class).getResultList();

        assertEquals(List.of("protect_published_revision"), triggers);
    }

    /** Their number is what a request may touch, here two of five. */
    @Test
    void touchesTheLatestInTheRequestAndTheOthersInBatchesAfterIt() {
        assertEquals(BATCH, number("select articles_at_a_time()"));
        var photo = newsroom.photo("Көл", "Malim");
        var stories = IntStream.range(0, 5)
                .mapToObj(i -> newsroom.publishes(article().titled("Көл " + i).withPhoto(photo)))
                .toList();
        List<String> before = stories.stream()
                .map(story -> get(story.path()).<String>path("updatedAt")) // now cached
                .toList();
        long logged = number("select max(position) from change");
        setBatch(2);
        var editor = new Editor(newsroom.keyOf(Role.ADMIN));
        var path = "/management/photos/" + photo;

        editor.patches(path, editor.etag(path), "{\"credit\": {\"text\": \"Агенттік\"}}")
                .then()
                .statusCode(200);

        await().atMost(Duration.ofMinutes(2)).until(() -> number("select count(*) from due_touch") == 0);
        assertEquals(
                List.of("2 true", "2 false", "1 true"),
                changes(photo, logged),
                "articles of each, and whether those who keep a copy read it");
        for (int i = 0; i < stories.size(); i++) {
            var story = stories.get(i).path();
            var untouched = before.get(i);
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> get(story + "?include=photos")
                            .then()
                            .body("photos[0].credit.text", equalTo("Агенттік"))
                            .body("updatedAt", not(equalTo(untouched))));
        }
    }

    private void setBatch(int articles) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery(
                                "create or replace function articles_at_a_time() returns integer language sql stable as $$ select "
                                        + articles + " $$")
                        .executeUpdate());
    }

    private List<?> changes(Object photo, long after) {
        return database.createNativeQuery("""
                        select (select count(*) from unnest(tags) tag where tag like 'article:%') || ' ' || for_readers
                          from change where subject_id = cast(?1 as uuid) and position > ?2 order by position
                        """, String.class)
                .setParameter(1, photo.toString())
                .setParameter(2, after)
                .getResultList();
    }

    private long number(String query) {
        return QuarkusTransaction.requiringNew()
                .call(() -> ((Number) database.createNativeQuery(query).getSingleResult()).longValue());
    }
}
