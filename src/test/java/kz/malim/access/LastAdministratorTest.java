package kz.malim.access;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The last administrator's key cannot be revoked, nor the one that is valid for longest. */
@QuarkusTest
class LastAdministratorTest {
    private static final String KEYS = "/management/keys";

    @Inject
    Newsroom newsroom;

    @Inject
    OtherAdministrators others;

    @Inject
    ApiKeys keys;

    @Inject
    EntityManager database;

    @Inject
    Clock clock;

    private final Instant tonight =
            Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(1, ChronoUnit.HOURS);
    private final Instant tomorrow = tonight.plus(1, ChronoUnit.DAYS);

    @BeforeEach
    void revokeOtherAdministrators() {
        others.revoke();
    }

    @AfterEach
    void restoreOtherAdministrators() {
        others.restore();
    }

    @Test
    void doesNotRevokeTheLastAdministratorsKey() {
        var last = newsroom.keyOf(Role.ADMIN);
        newsroom.keyOf(Role.PUBLISHER);
        newsroom.keyOf(Role.ADMIN, key -> key.expiringAt(Instant.now()));
        newsroom.keyOf(Role.ADMIN, key -> key.revoke(Instant.now()));
        newsroom.keyOf(Role.ADMIN, newsroom.section("Мәдениет"));

        var refused = revokes(last, last);

        refused.then().statusCode(409).body("type", endsWith("/conflict"));
        assertEquals(200, statusWith(last));
    }

    @Test
    void doesNotRevokeTheOnlyKeyThatDoesNotExpire() {
        var permanent = newsroom.keyOf(Role.ADMIN);
        newsroom.keyOf(Role.ADMIN, key -> key.expiringAt(tonight));
        newsroom.keyOf(Role.ADMIN, key -> key.expiringAt(tomorrow));

        var refused = revokes(permanent, permanent);

        refused.then()
                .statusCode(409)
                .body("type", endsWith("/conflict"))
                .body("detail", containsString("the only administrator's key that does not expire"));
        assertEquals(200, statusWith(permanent));
    }

    @Test
    void doesNotRevokeTheKeyThatExpiresLast() {
        var early = newsroom.keyOf(Role.ADMIN, key -> key.expiringAt(tonight));
        var late = newsroom.keyOf(Role.ADMIN, key -> key.expiringAt(tomorrow));

        var refused = revokes(early, late);

        refused.then()
                .statusCode(409)
                .body("type", endsWith("/conflict"))
                .body("detail", containsString("valid until " + tomorrow));
        assertEquals(200, statusWith(late));
    }

    @Test
    void revokesAKeyThatAnotherOutlasts() {
        var early = newsroom.keyOf(Role.ADMIN, key -> key.expiringAt(tonight));
        var late = newsroom.keyOf(Role.ADMIN, key -> key.expiringAt(tomorrow));
        var permanent = newsroom.keyOf(Role.ADMIN);

        var revoked = List.of(revokes(permanent, late), revokes(permanent, early));

        revoked.forEach(response -> response.then().statusCode(204));
        assertEquals(200, statusWith(permanent));
    }

    @Test
    void revokesOneOfTwoKeysThatExpireTogether() {
        var one = newsroom.keyOf(Role.ADMIN, key -> key.expiringAt(tonight));
        var other = newsroom.keyOf(Role.ADMIN, key -> key.expiringAt(tonight));

        var revoked = revokes(one, other);

        revoked.then().statusCode(204);
    }

    /** It does not allow administering the newsroom, so nothing is lost with it. */
    @Test
    void revokesAnAdministratorsKeyThatIsRestrictedToASection() {
        var admin = newsroom.keyOf(Role.ADMIN, key -> key.expiringAt(tonight));
        var bound = newsroom.keyOf(Role.ADMIN, newsroom.section("Спорт"));

        var revoked = revokes(admin, bound);

        revoked.then().statusCode(204);
    }

    @Test
    void doesNotRevokeBothOfTwoAdministratorsWhoRevokeEachOtherAtOnce() throws Exception {
        var one = newsroom.keyOf(Role.ADMIN);
        var other = newsroom.keyOf(Role.ADMIN);
        try (var clients = Executors.newFixedThreadPool(2)) {
            var revocations = QuarkusTransaction.requiringNew().call(() -> {
                holdKeys();
                var pending =
                        List.of(clients.submit(() -> revokes(one, other)), clients.submit(() -> revokes(other, one)));
                await().until(() -> waiting() == 2); // both are authenticated, and neither has finished
                return pending;
            });

            assertEquals(
                    List.of(204, 409),
                    Stream.of(
                                    revocations.getFirst().get(),
                                    revocations.getLast().get())
                            .map(Response::statusCode)
                            .sorted()
                            .toList());
        }
        assertEquals(
                List.of(200, 401),
                Stream.of(one, other).map(this::statusWith).sorted().toList());
    }

    @Test
    void doesNotRevokeWhileAStartChecksForAdministrators() throws Exception {
        var one = newsroom.keyOf(Role.ADMIN);
        var other = newsroom.keyOf(Role.ADMIN);
        try (var client = Executors.newSingleThreadExecutor()) {
            var revocation = QuarkusTransaction.requiringNew().call(() -> {
                new InitialAdministratorKey(keys, clock, new FirstKey(Optional.of(one), Optional.empty()))
                        .useConfigured(new StartupEvent());
                var pending = client.submit(() -> revokes(one, other));
                await().until(() -> waiting() == 1);
                return pending;
            });

            revocation.get().then().statusCode(204);
        }
    }

    private Response revokes(String secret, String revoked) {
        return given().auth().oauth2(secret).delete(KEYS + "/" + id(revoked));
    }

    private int statusWith(String secret) {
        return given().auth().oauth2(secret).get(KEYS).statusCode();
    }

    private UUID id(String secret) {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        (UUID) database.createNativeQuery("select id from api_key where secret_hash = ?1", UUID.class)
                                .setParameter(1, ApiKey.hash(secret))
                                .getSingleResult());
    }

    /** Allows reading keys, and blocks changes until the transaction ends. */
    private void holdKeys() {
        database.createNativeQuery("select id from api_key for no key update", UUID.class)
                .getResultList();
    }

    private long waiting() {
        return QuarkusTransaction.requiringNew().call(() -> (long)
                database.createNativeQuery("select count(distinct pid) from pg_locks where not granted", Long.class)
                        .getSingleResult());
    }
}
