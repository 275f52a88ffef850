package kz.malim.access;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kz.malim.support.CapturedLog;
import kz.malim.support.Newsroom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** After every start there is a valid administrator's key, or the log says why not. */
@QuarkusTest
class InitialAdministratorKeyTest {
    private static final String PRINTED = "INFO Administrator key created, logged only once: ";

    @Inject
    Newsroom newsroom;

    @Inject
    OtherAdministrators others;

    @Inject
    ApiKeys keys;

    @Inject
    Clock clock;

    /** A key that is no valid administrator's key, and its description in the log. */
    enum Invalid {
        REVOKED("was revoked at 2"),
        EXPIRED("expired at 2"),
        A_WRITERS("is not an administrator's");

        private final String reason;

        Invalid(String reason) {
            this.reason = reason;
        }

        String secret(Newsroom newsroom) {
            return switch (this) {
                case REVOKED -> newsroom.keyOf(Role.ADMIN, key -> key.revoke(Instant.now()));
                case EXPIRED -> newsroom.keyOf(Role.ADMIN, key -> key.expiringAt(Instant.now()));
                case A_WRITERS -> newsroom.keyOf(Role.WRITER);
            };
        }
    }

    @BeforeEach
    void revokeOtherAdministrators() {
        others.revoke();
    }

    @AfterEach
    void restoreOtherAdministrators() {
        others.restore();
    }

    @Test
    void logsANewKeyWhenNoAdministratorsKeyIsValid() {
        Invalid.REVOKED.secret(newsroom);
        Invalid.EXPIRED.secret(newsroom);
        newsroom.keyOf(Role.ADMIN, newsroom.section("Мәдениет"));

        var logged = starts(null);

        assertEquals(1, logged.size());
        assertTrue(logged.getFirst().startsWith(PRINTED), logged::getFirst);
        assertEquals(200, statusWith(logged.getFirst().substring(PRINTED.length())));
    }

    @Test
    void logsNoKeyWhenAnAdministratorHasOne() {
        newsroom.keyOf(Role.ADMIN);

        var logged = starts(null);

        assertEquals(List.of(), logged);
    }

    @ParameterizedTest
    @EnumSource
    void warnsWhenTheConfiguredKeyIsNotValid(Invalid key) {
        var secret = key.secret(newsroom);
        int before = statusWith(secret);

        var logged = starts(secret);

        assertEquals(1, logged.size());
        var line = logged.getFirst();
        assertTrue(line.startsWith("WARN ") && line.contains("MALIM_ADMIN_KEY " + key.reason), line);
        assertEquals(before, statusWith(secret));
    }

    @Test
    void logsNothingOfARevokedKeyWhileAnotherAdministratorHasOne() {
        newsroom.keyOf(Role.ADMIN);
        var secret = Invalid.REVOKED.secret(newsroom);

        var logged = starts(secret);

        assertEquals(List.of(), logged);
        assertEquals(401, statusWith(secret));
    }

    @Test
    void createsTheConfiguredKeyOnce() {
        var secret = ApiKey.newSecret();

        var logged = List.of(starts(secret), starts(secret));

        assertEquals(List.of(List.of(), List.of()), logged);
        assertEquals(200, statusWith(secret));
    }

    /** The log of a start with this {@code MALIM_ADMIN_KEY}. */
    private List<String> starts(@Nullable String adminKey) {
        var start = new InitialAdministratorKey(keys, clock, Optional.ofNullable(adminKey));
        try (var log = CapturedLog.listen()) {
            QuarkusTransaction.requiringNew().run(() -> start.create(new StartupEvent()));
            return log.lines(InitialAdministratorKey.class);
        }
    }

    private static int statusWith(String secret) {
        return given().auth().oauth2(secret).get("/management/keys").statusCode();
    }
}
