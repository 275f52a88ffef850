package kz.malim.idempotency;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import kz.malim.access.Role;
import kz.malim.support.Canary;
import kz.malim.support.DatabaseContents;
import kz.malim.support.Editor;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class IdempotencyTest {
    @Inject
    Newsroom newsroom;

    @Inject
    DatabaseContents stored;

    @Inject
    EntityManager database;

    private Editor writer = new Editor("");
    private final String key = Canary.word();
    private final String title = "Көл " + UUID.randomUUID();

    @BeforeEach
    void giveKey() {
        writer = new Editor(newsroom.keyOf(Role.WRITER));
    }

    @Test
    void storesNoKeyOfADryRun() {
        for (int i = 0; i < 2; i++) {
            stored.refused(() -> importsPage("?dryRun=true"))
                    .statusCode(200)
                    .header("Idempotent-Replayed", nullValue());
        }

        importsPage("").then().statusCode(201).header("Idempotent-Replayed", nullValue());
        importsPage("").then().statusCode(201).header("Idempotent-Replayed", "true");
        importsPage("?dryRun=true").then().statusCode(422).body("type", endsWith("idempotency-key-reused"));
    }

    private Response importsPage(String query) {
        return writer.request()
                .header("Idempotency-Key", key)
                .contentType("text/plain; charset=UTF-8")
                .body(title + "\n\nБірінші абзац, екі сөйлем. Екінші сөйлем.\n")
                .post("/management/imports" + query);
    }

    @Test
    void replaysTheResponseToARetry() {
        var first = createsDraft(writer, key, title);
        first.then().statusCode(201).header("Idempotent-Replayed", nullValue());

        var again = createsDraft(writer, "\"" + key + "\"", title);

        again.then()
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .header("Cache-Control", "private, no-store")
                .header("Location", equalTo(first.header("Location")))
                .header("ETag", equalTo(first.header("ETag")));
        assertEquals(first.asString(), again.asString());
        assertEquals(1, articles());
    }

    @Test
    void refusesTheKeyForAnotherRequest() {
        createsDraft(writer, key, title);

        stored.refused(() -> createsDraft(writer, key, title + "!"))
                .statusCode(422)
                .body("type", endsWith("idempotency-key-reused"));
        stored.refused(() -> imports(title)).statusCode(422).body("type", endsWith("idempotency-key-reused"));
    }

    @Test
    void separatesTheKeysOfCallers() {
        createsDraft(writer, key, title);

        createsDraft(new Editor(newsroom.keyOf(Role.WRITER)), key, title) // another key of the same name
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", nullValue());
    }

    @Test
    void storesNoKeyOfAFailedRequest() {
        var first = stored.refused(() -> createsDraft(writer, key, "")).statusCode(400);

        var again = stored.refused(() -> createsDraft(writer, key, "")).statusCode(400);

        assertEquals(first.extract().asString(), again.extract().asString());
        again.header("Idempotent-Replayed", nullValue());
        createsDraft(writer, key, title).then().statusCode(201).header("Idempotent-Replayed", nullValue());
        stored.refused(() -> createsDraft(writer, key, "")).statusCode(422);
    }

    @Test
    void sendsRetryAfterWhileTheFirstRequestIsInProgress() throws Exception {
        try (var client = Executors.newSingleThreadExecutor()) {
            var first = QuarkusTransaction.requiringNew().call(() -> {
                database.createNativeQuery("lock table article in share mode")
                        .executeUpdate(); // blocks every other insert
                var pending = client.submit(() -> createsDraft(writer, key, title));
                await().until(this::isARequestWaiting);

                createsDraft(writer, key, title)
                        .then()
                        .statusCode(409)
                        .header("Retry-After", "1")
                        .body("type", endsWith("request-in-progress"));
                return pending;
            });
            var done = first.get();

            done.then().statusCode(201);
            createsDraft(writer, key, title)
                    .then()
                    .statusCode(201)
                    .header("Location", equalTo(done.header("Location")));
        }
    }

    private boolean isARequestWaiting() {
        return QuarkusTransaction.requiringNew().call(() -> (boolean) database.createNativeQuery(
                        "select exists (select from pg_locks where relation = 'article'\\:\\:regclass and not granted)",
                        Boolean.class)
                .getSingleResult());
    }

    @Test
    void expiresAKey() {
        createsDraft(writer, key, title);
        expire();

        createsDraft(writer, key, title).then().statusCode(201).header("Idempotent-Replayed", nullValue());
        assertEquals(2, articles());
    }

    @Test
    void refusesInvalidKeys() {
        for (var wrong : new String[] {"a b", "\"", "x".repeat(256)}) {
            stored.refused(() -> createsDraft(writer, wrong, title)).statusCode(400);
        }
    }

    @Test
    void executesFiftyConcurrentRequestsOnce() throws Exception {
        try (var clients = Executors.newFixedThreadPool(50)) {
            Callable<Response> client = () -> createsDraft(writer, key, title);
            for (var response : clients.invokeAll(Collections.nCopies(50, client))) {
                int status = response.get().statusCode();
                assertTrue(status == 201 || status == 409, "returned " + status);
            }
        }
        assertEquals(1, articles());
        createsDraft(writer, key, title).then().statusCode(201).header("Idempotent-Replayed", "true");
    }

    @Test
    void importsAPageOnce() {
        var page = title + "\n\n03.03.2025\n\nМектеп көктемде ашылады. Оған жиырма бала келеді.\n";
        var first = imports(page);
        first.then().statusCode(201);

        var again = imports(page);

        again.then().statusCode(201).header("Idempotent-Replayed", "true");
        assertEquals(first.asString(), again.asString());
        imports(page + "!").then().statusCode(422);
    }

    private Response imports(String page) {
        return given().auth()
                .oauth2(writer.key())
                .contentType("text/plain; charset=UTF-8")
                .header("Idempotency-Key", key)
                .body(page)
                .post("/management/imports");
    }

    private static Response createsDraft(Editor who, String key, String title) {
        return who.request()
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body("{\"lang\": \"kk\", \"title\": \"%s\"}".formatted(title))
                .post(Editor.ARTICLES);
    }

    private long articles() {
        return stored.count("select count(distinct article_id) from revision where title = ?1", title);
    }

    @Transactional
    void expire() {
        database.createNativeQuery("update idempotency_key set expires_at = now() where key = ?1")
                .setParameter(1, key)
                .executeUpdate();
    }
}
