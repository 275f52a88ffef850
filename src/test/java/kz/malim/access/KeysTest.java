package kz.malim.access;

import static io.restassured.RestAssured.given;
import static kz.malim.support.Newsroom.article;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class KeysTest {
    private static final String KEYS = "/management/keys";
    private static final String ARTICLES = "/management/articles";

    @Inject
    Newsroom newsroom;

    @Inject
    EntityManager database;

    private String admin = "";

    @BeforeEach
    void giveKey() {
        admin = newsroom.keyOf(Role.ADMIN);
    }

    @Test
    void createsAKeyWithThePermissionsOfItsRole() {
        var created = createsKey(Map.of("name", "Сайт", "role", "writer"));

        created.then()
                .statusCode(201)
                .header("Cache-Control", "private, no-store")
                .body("secret", startsWith("malim_"));
        String secret = created.path("secret");
        with(secret).get(ARTICLES).then().statusCode(200);
        with(secret).get(KEYS).then().statusCode(403);
    }

    @Test
    void returnsTheSecretOnceAndStoresItNowhere() {
        var created = createsKey(Map.of("name", "Бір рет", "role", "reader"));
        String secret = created.path("secret");
        String id = created.path("key.id");

        var read = with(admin).get(KEYS + "/" + id);

        read.then()
                .statusCode(200)
                .body("name", equalTo("Бір рет"))
                .body("role", equalTo("reader"))
                .body("prefix", equalTo(secret.substring(0, 10)))
                .body("createdBy", startsWith("test admin "))
                .body("lastUsedAt", nullValue());
        assertFalse(read.asString().contains(secret));
        assertFalse(with(admin).get(KEYS).asString().contains(secret));
        assertFalse(everythingStored().contains(secret));
    }

    @Test
    void omitsTheSecretFromAnIdempotentReplay() {
        var idempotencyKey = UUID.randomUUID().toString();
        var input = Map.of("name", "Қайта", "role", "reader");
        var first = with(admin)
                .header("Idempotency-Key", idempotencyKey)
                .contentType("application/json")
                .body(input)
                .post(KEYS);
        String secret = first.path("secret");

        var again = with(admin)
                .header("Idempotency-Key", idempotencyKey)
                .contentType("application/json")
                .body(input)
                .post(KEYS);

        again.then()
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .body("key.id", equalTo(first.path("key.id")))
                .body("secret", nullValue());
        assertFalse(everythingStored().contains(secret));
    }

    @Test
    void separatesTheIdempotencyKeysOfTwoKeysWithOneName() {
        var idempotencyKey = UUID.randomUUID().toString();
        var body = Map.of("lang", "kk", "title", "Аттас " + idempotencyKey);
        String first =
                createsDraft(newsroom.keyOf(Role.WRITER), idempotencyKey, body).header("Location");

        var other = createsDraft(newsroom.keyOf(Role.WRITER), idempotencyKey, body);

        other.then().statusCode(201).header("Idempotent-Replayed", nullValue()).header("Location", not(first));
    }

    @Test
    void refusesARevokedKeyOnTheNextRequest() {
        var created = createsKey(Map.of("name", "Кететін", "role", "writer"));
        String secret = created.path("secret");
        String path = KEYS + "/" + created.path("key.id");
        with(secret).get(ARTICLES).then().statusCode(200);

        with(admin).delete(path).then().statusCode(204);

        with(secret).get(ARTICLES).then().statusCode(401).header("WWW-Authenticate", containsString("Bearer"));
        with(admin).get(path).then().body("revokedAt", notNullValue());
        with(admin).delete(path).then().statusCode(204);
    }

    @Test
    void refusesAnExpiredKey() {
        var expiry = Instant.now().plus(1, ChronoUnit.HOURS);
        String secret = createsKey(Map.of("name", "Уақытша", "role", "writer", "expiresAt", expiry.toString()))
                .path("secret");
        with(secret).get(ARTICLES).then().statusCode(200);

        expire(secret);

        with(secret).get(ARTICLES).then().statusCode(401);
    }

    @Test
    void returnsWhenAKeyWasLastUsed() {
        var created = createsKey(Map.of("name", "Қолданылған", "role", "writer"));

        with(created.<String>path("secret")).get(ARTICLES);

        with(admin).get(KEYS + "/" + created.path("key.id")).then().body("lastUsedAt", notNullValue());
    }

    @Test
    void listsTheKeysNewestFirst() {
        String first = createsKey(Map.of("name", "Бірінші", "role", "reader")).path("key.id");
        String second = createsKey(Map.of("name", "Екінші", "role", "reader")).path("key.id");

        with(admin)
                .get(KEYS)
                .then()
                .statusCode(200)
                .body("items.id", hasItem(first))
                .body("items[0].id", is(second));
        String afterSecond = with(admin).queryParam("limit", 1).get(KEYS).path("page.next");
        with(admin)
                .queryParam("cursor", afterSecond)
                .get(KEYS)
                .then()
                .body("items[0].id", is(first))
                .body("items.id", everyItem(not(second)));
    }

    @Test
    void refusesInvalidInput() {
        createsKey(Map.of("name", "", "role", "reader")).then().statusCode(400);
        createsKey(Map.of("name", "x", "role", "god")).then().statusCode(400).body("errors[0].pointer", is("#/role"));
        createsKey(Map.of("name", "x", "role", "writer", "section", "nowhere"))
                .then()
                .statusCode(400);
        createsKey(Map.of("name", "x", "role", "writer", "expiresAt", "2001-01-01T00:00:00Z"))
                .then()
                .statusCode(400);
        createsKey(Map.of("name", "x", "role", "writer", "secret", "mine"))
                .then()
                .statusCode(400);
        with(admin).get(KEYS + "/" + UUID.randomUUID()).then().statusCode(404);
        with(admin).delete(KEYS + "/x").then().statusCode(404);
    }

    @Test
    void restrictsAKeyToItsSectionAndDescendants() {
        var section = newsroom.section("Мәдениет");
        var below = newsroom.section("Театр", section);
        var other = newsroom.section("Спорт");
        String secret = createsKey(Map.of("name", "Театр", "role", "publisher", "section", section.value()))
                .path("secret");
        var inside = newsroom.drafts(article().inSection(below).saying("Сахна."));
        var outside = newsroom.drafts(article().inSection(other).saying("Алаң."));

        with(secret)
                .get(ARTICLES)
                .then()
                .body("items.id", hasItem(inside.id().toString()))
                .body("items.id", everyItem(not(outside.id().toString())));
        with(secret).get(ARTICLES + "/" + inside.id()).then().statusCode(200);
        with(secret).get(ARTICLES + "/" + outside.id()).then().statusCode(403).body("current", nullValue());
        moves(secret, inside.id(), other.value()).then().statusCode(403);
        moves(secret, inside.id(), section.value()).then().statusCode(200);
        with(secret).get(KEYS).then().statusCode(403);
    }

    private Response moves(String secret, UUID article, String section) {
        var path = ARTICLES + "/" + article;
        return with(secret)
                .header("If-Match", with(secret).get(path).header("ETag"))
                .contentType("application/merge-patch+json; charset=UTF-8")
                .body(Map.of("section", section))
                .patch(path);
    }

    private Response createsKey(Map<String, String> input) {
        return with(admin).contentType("application/json").body(input).post(KEYS);
    }

    private static Response createsDraft(String key, String idempotencyKey, Map<String, String> body) {
        return with(key)
                .header("Idempotency-Key", idempotencyKey)
                .contentType("application/json")
                .body(body)
                .post(ARTICLES);
    }

    private static RequestSpecification with(String key) {
        return given().auth().oauth2(key);
    }

    @Transactional
    void expire(String secret) {
        int expired = database.createNativeQuery("update api_key set expires_at = now() where secret_hash = ?1")
                .setParameter(1, ApiKey.hash(secret))
                .executeUpdate();
        assertEquals(1, expired);
    }

    @Transactional
    String everythingStored() {
        return (String) database.createNativeQuery("""
                        select concat((select string_agg(cast(k as text), ' ') from api_key k), ' ',
                                      (select string_agg(convert_from(body, 'UTF8'), ' ') from idempotency_key))
                        """, String.class).getSingleResult();
    }
}
