package kz.malim.editing;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import kz.malim.access.Role;
import kz.malim.support.DatabaseContents;
import kz.malim.support.Editor;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LostEditTest {
    /** Of each writer. All thousand: {@code ./mvnw test -Dtest=LostEditTest -Dmalim.test.edits=1000}. */
    private static final int EDITS = Integer.getInteger("malim.test.edits", 50);

    @Inject
    Newsroom newsroom;

    @Inject
    DatabaseContents stored;

    private Editor writer = new Editor("");
    private String path = "";
    private String read = "";

    @BeforeEach
    void draft() {
        writer = new Editor(newsroom.keyOf(Role.WRITER));
        path = writer.drafts("""
                {"lang": "kk", "title": "Көл %s", "lede": "Лид", "body": [
                    {"type": "paragraph", "id": "p1", "text": [{"text": "Бір."}]},
                    {"type": "paragraph", "id": "p2", "text": [{"text": "Екі."}]}]}
                """.formatted(UUID.randomUUID()));
        read = writer.etag(path);
    }

    @Test
    void requiresIfMatch() {
        stored.refused(() -> writer.saves(path, null, "{\"title\": \"x\"}")).statusCode(428);
        stored.refused(() -> writer.patches(path, null, "{}")).statusCode(428);
        stored.refused(() -> writer.having(null).delete(path)).statusCode(428);
        for (var tag : new String[] {"*", "W/" + read, "\"x\"", "\"999999\""}) {
            stored.refused(() -> writer.saves(path, tag, "{\"title\": \"x\"}")).statusCode(412);
        }
        stored.refused(() -> writer.saves(path, read.replace("\"", ""), "{\"title\": \"x\"}"))
                .statusCode(400);
        writer.saves(path, "\"7777\", " + read, "{\"title\": \"x\"}").then().statusCode(200);
    }

    @Test
    void reportsChangesAndConflictsOfAnOutdatedEdit() {
        writer.patches(path, read, """
                        {"lede": "Олардың лиді", "byline": "Олар", "body": [
                            {"type": "paragraph", "id": "p1", "text": [{"text": "Бірінші."}]},
                            {"type": "paragraph", "id": "p2", "text": [{"text": "Екі."}]}]}
                        """).then().statusCode(200);

        stored.refused(() -> writer.patches(path, read, "{\"title\": \"Менікі\", \"lede\": \"Менің лидім\"}"))
                .statusCode(412)
                .body("type", endsWith("stale-version"))
                .body("current.content.lede", equalTo("Олардың лиді"))
                .body("changed", containsInAnyOrder("byline", "lede", "body/p1"))
                .body("colliding", contains("lede"));
        stored.refused(() -> writer.merges(path, read, "{\"title\": \"Менікі\", \"lede\": \"Менің лидім\"}"))
                .statusCode(412)
                .body("colliding", contains("lede"));
    }

    @Test
    void treatsEqualInstantsOfDifferentOffsetsAsEqual() {
        writer.patches(path, read, """
                        {"published": {"date": "2024-05-23", "precision": "time", "at": "2024-05-23T10:00:00+05:00"}}
                        """).then().statusCode(200);
        var dated = writer.etag(path);
        writer.patches(path, dated, """
                        {"published": {"at": "2024-05-24T10:00:00+05:00"}}
                        """).then().body("content.published.date", equalTo("2024-05-24"));

        writer.merges(path, dated, """
                        {"lede": "Менің лидім", "published": {"at": "2024-05-23T05:00:00Z"}}
                        """)
                .then()
                .statusCode(200)
                .body("content.lede", equalTo("Менің лидім"))
                .body("content.published.at", equalTo("2024-05-24T10:00:00+05:00"));
    }

    @Test
    void mergesEditsThatDoNotConflict() {
        writer.patches(path, read, """
                {"lede": "Олардың лиді", "body": [
                    {"type": "paragraph", "id": "p1", "text": [{"text": "Бірінші."}]},
                    {"type": "paragraph", "id": "p2", "text": [{"text": "Екі."}]}]}
                """);

        stored.refused(() -> writer.patches(path, read, "{\"title\": \"Менікі\"}"))
                .statusCode(412)
                .body("colliding", empty());
        writer.merges(path, read, """
                        {"title": "Менікі", "body": [
                            {"type": "paragraph", "id": "p1", "text": [{"text": "Бір."}]},
                            {"type": "paragraph", "id": "p2", "text": [{"text": "Екінші."}]}]}
                        """)
                .then()
                .statusCode(200)
                .body("content.title", equalTo("Менікі"))
                .body("content.lede", equalTo("Олардың лиді"))
                .body("content.body.text.flatten().text", contains("Бірінші.", "Екінші."));
    }

    @Test
    void doesNotMergeTwoOrdersOfBlocks() {
        writer.patches(path, read, """
                {"body": [{"type": "paragraph", "id": "p1", "text": [{"text": "Бір."}]}, {"type": "divider", "id": "d1"}]}
                """);

        stored.refused(() -> writer.merges(path, read, """
                        {"body": [{"type": "paragraph", "id": "p1", "text": [{"text": "Бір."}]},
                                  {"type": "paragraph", "id": "p2", "text": [{"text": "Екі."}]},
                                  {"type": "divider", "id": "d2"}]}
                        """)).statusCode(412).body("colliding", contains("body"));
    }

    @Test
    void losesNoEditOfTwoWriters() throws Exception {
        int before = version(read);
        try (var writers = Executors.newFixedThreadPool(2)) {
            Callable<Integer> writing = this::edits;
            int accepted = 0;
            for (var done : writers.invokeAll(List.of(writing, writing))) {
                accepted += done.get();
            }

            assertTrue(accepted >= EDITS, "accepted " + accepted);
            assertEquals(before + accepted, version(writer.etag(path)));
            assertEquals(
                    accepted + 1L,
                    stored.count(
                            "select count(*) from revision where article_id = cast(?1 as uuid)",
                            path.substring(path.lastIndexOf('/') + 1)));
        }
    }

    /** Each edits the version it knows, and after a 412 the current one from the response. */
    private int edits() {
        int accepted = 0;
        var known = read;
        for (int i = 0; i < EDITS; i++) {
            var response = writer.patches(path, known, "{\"lede\": \"%s\"}".formatted(UUID.randomUUID()));
            if (response.statusCode() == 200) {
                accepted++;
                known = response.header("ETag");
            } else {
                assertEquals(412, response.statusCode());
                known = "\"" + response.path("current.version") + "\"";
            }
        }
        return accepted;
    }

    private static int version(String etag) {
        return Integer.parseInt(etag.replace("\"", ""));
    }
}
