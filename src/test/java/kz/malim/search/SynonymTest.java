package kz.malim.search;

import static io.restassured.RestAssured.given;
import static kz.malim.support.Newsroom.article;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import kz.malim.access.Role;
import kz.malim.support.Client;
import kz.malim.support.DatabaseContents;
import kz.malim.support.Newsroom;
import kz.malim.text.Language;
import kz.malim.text.Slug;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The newsroom's own synonyms. */
@QuarkusTest
class SynonymTest {
    private static final String PATH = "/management/synonyms";

    @Inject
    Newsroom newsroom;

    @Inject
    DatabaseContents contents;

    private Client editor = new Client("");

    @BeforeEach
    void signIn() {
        editor = new Client(newsroom.keyOf(Role.EDITOR));
    }

    @AfterEach
    void removeAll() {
        replace(List.of());
    }

    @Test
    void areInEffectAtOnceForWhatIsPublishedAlready() {
        var tag = newsroom.tag("Аңыз");
        for (var title : List.of("ҚМГ есебі", "ҚазМұнайГазда жиын", "Тұлпардың сыны", "Сәйгүлік шапты")) {
            newsroom.publishes(article().in(Language.KAZAKH).titled(title).tagged(tag));
        }
        assertEquals(List.of("ҚМГ есебі"), found("ҚМГ", tag));

        replace(List.of(
                Map.of("texts", List.of("ҚМГ", "ҚазМұнайГаз", "KazMunayGas")),
                Map.of("texts", List.of("жүйрік ат", "тұлпар", "сәйгүлік"), "mutual", false)));

        for (var typed : List.of("ҚМГ", "ҚазМұнайГазға", "KazMunayGas")) {
            assertEquals(List.of("ҚМГ есебі", "ҚазМұнайГазда жиын"), found(typed, tag), typed);
        }
        assertEquals(List.of("Сәйгүлік шапты", "Тұлпардың сыны"), found("жүйрік атты", tag));
        assertEquals(List.of("Тұлпардың сыны"), found("тұлпар", tag));
        replace(List.of());
        assertEquals(List.of("ҚМГ есебі"), found("ҚМГ", tag));
    }

    @Test
    void refuseWhatIsNoRule() {
        for (var refused : List.of(
                Map.entry(List.of(Map.of("texts", List.of("жалғыз"))), "#/rules/0/texts"),
                Map.entry(List.of(Map.of("texts", Collections.nCopies(21, "көп"))), "#/rules/0/texts"),
                Map.entry(List.of(Map.of("texts", List.of("бір", "бір"))), "#/rules/0/texts/1"),
                Map.entry(List.of(Map.of("texts", List.of("бір", "—!"))), "#/rules/0/texts/1"),
                Map.entry(List.of(Map.of("texts", List.of("а".repeat(101), "бір"))), "#/rules/0/texts/0"),
                Map.entry(Collections.nCopies(1_001, Map.of("texts", List.of("бір", "екі"))), "#/rules"))) {
            contents.refused(() -> editor.puts(PATH, editor.etag(PATH), Map.of("rules", refused.getKey())))
                    .statusCode(400)
                    .body("errors.pointer", hasItems(refused.getValue()));
        }
        contents.refused(() -> editor.puts(PATH, "\"999\"", Map.of("rules", List.of())))
                .statusCode(412);
    }

    private void replace(List<Map<String, Object>> rules) {
        editor.puts(PATH, editor.etag(PATH), Map.of("rules", rules))
                .then()
                .statusCode(200)
                .body("rules.size()", equalTo(rules.size()));
    }

    private static List<String> found(String typed, Slug tag) {
        List<String> titles = given().queryParams(Map.of("q", typed, "tag", tag.value()))
                .get("/api/articles")
                .then()
                .statusCode(200)
                .extract()
                .path("items.title");
        return titles.stream().sorted().toList();
    }
}
