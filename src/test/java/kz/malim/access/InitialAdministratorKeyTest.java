package kz.malim.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** After every start there is a valid administrator's key, or the log says why not. */
@QuarkusTest
class InitialAdministratorKeyTest {
    private static final String PRINTED = "INFO MALIM-4002 Administrator key created, logged only once: ";

    @Inject
    Newsroom newsroom;

    @Inject
    OtherAdministrators others;

    @Inject
    ApiKeys keys;

    @Inject
    Clock clock;

    @TempDir
    Path folder;

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

    @Test
    void createsAnotherConfiguredKeyInPlaceOfALostOne() {
        newsroom.keyOf(Role.ADMIN);
        var secret = ApiKey.newSecret();

        var logged = starts(secret);

        assertEquals(List.of(), logged);
        assertEquals(200, statusWith(secret));
    }

    @Test
    void replacesTheKeyOfTheFormerSettingAndNoOther() {
        var former = ApiKey.newSecret();
        starts(former);
        var made = given().auth()
                .oauth2(former)
                .contentType("application/json")
                .body("{\"name\": \"deputy\", \"role\": \"admin\"}")
                .post("/management/keys");
        var byApi = made.<String>path("secret");
        var secret = ApiKey.newSecret();

        var logged = starts(secret);

        assertEquals(1, logged.size());
        assertTrue(logged.getFirst()
                .startsWith("INFO MALIM-4004 Administrator key replaced by the one in MALIM_ADMIN_KEY: revoked="));
        assertEquals(List.of(401, 200, 200), List.of(statusWith(former), statusWith(secret), statusWith(byApi)));
        var id = logged.getFirst().replaceFirst(".*revoked=(\\S+) .*", "$1");
        given().auth()
                .oauth2(secret)
                .get("/management/audit?actor=system&limit=10")
                .then()
                .body("items.find { it.subjectId == '" + id + "' }.after.revoked_at", notNullValue());
        assertEquals(List.of(), starts(secret), "again");
        assertEquals(List.of(), starts(former), "a replica that has the former setting");
        assertEquals(List.of(401, 200, 200), List.of(statusWith(former), statusWith(secret), statusWith(byApi)));
    }

    /** From the log of the first start into the setting, and then another. */
    @Test
    void replacesACreatedKeyThatTheSettingHadMeanwhile() {
        var created = starts(null).getFirst().substring(PRINTED.length());
        starts(created);

        starts(ApiKey.newSecret());

        assertEquals(401, statusWith(created));
    }

    @Test
    void replacesNoKeyThatTheSettingNeverHad() {
        var created = starts(null).getFirst().substring(PRINTED.length());

        starts(ApiKey.newSecret());

        assertEquals(200, statusWith(created));
    }

    /** That would leave no administrator, now or later. */
    @ParameterizedTest
    @EnumSource
    void replacesNoKeyByAnInvalidOne(Invalid key) {
        var former = ApiKey.newSecret();
        starts(former);

        starts(key.secret(newsroom));

        assertEquals(200, statusWith(former));
    }

    @Test
    void replacesNoKeyByOneThatExpiresEarlier() {
        var former = ApiKey.newSecret();
        starts(former);

        starts(newsroom.keyOf(Role.ADMIN, each -> each.expiringAt(Instant.now().plusSeconds(3_600))));

        assertEquals(200, statusWith(former));
    }

    /** The log is read by more people than the program's own files are. */
    @Test
    void writesANewKeyIntoAFileOfItsOwnerAndNotIntoTheLog() throws IOException {
        var file = folder.resolve("key");

        var logged = startsWithFile(file);

        assertEquals(List.of("INFO MALIM-4001 Administrator key created: file=" + file), logged);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(200, statusWith(Files.readString(file).strip()));
        assertEquals(List.of(), startsWithFile(file)); // it is needed no more
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "link", "link that leads nowhere"})
    void createsNoKeyWhenSomethingStandsInPlaceOfTheFile(String kind) throws IOException {
        var other = folder.resolve("other");
        var file = folder.resolve("key");
        if (!kind.equals("link that leads nowhere")) {
            Files.writeString(other, "mine");
        }
        Files.createSymbolicLink(file, other);
        if (kind.equals("file")) {
            Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
        }
        long before = QuarkusTransaction.requiringNew().call(() -> keys.count());

        var refused = assertThrows(ConfigurationException.class, () -> startsWithFile(file));

        assertEquals(
                "malim.admin-key-file: " + file + " exists, and is never overwritten. Remove it, or name another file.",
                refused.getMessage());
        assertEquals(
                kind.equals("link that leads nowhere") ? "" : "mine", Files.exists(file) ? Files.readString(file) : "");
        assertEquals(before, QuarkusTransaction.requiringNew().call(() -> keys.count()));
    }

    @Test
    void createsNoKeyWhenTheFolderOfTheFileIsGone() {
        var file = folder.resolve("gone").resolve("key");

        var refused = assertThrows(ConfigurationException.class, () -> startsWithFile(file));

        assertTrue(String.valueOf(refused.getMessage())
                .startsWith("malim.admin-key-file: " + file + " cannot be written: "));
        assertTrue(starts(null).getFirst().startsWith(PRINTED)); // there is still none
    }

    /** The log of a start with this {@code MALIM_ADMIN_KEY}. */
    private List<String> starts(@Nullable String adminKey) {
        return start(new FirstKey(Optional.ofNullable(adminKey), Optional.empty()));
    }

    private List<String> startsWithFile(Path file) {
        return start(new FirstKey(Optional.empty(), Optional.of(file)));
    }

    private List<String> start(FirstKey settings) {
        var key = new InitialAdministratorKey(keys, clock, settings);
        try (var log = CapturedLog.listen()) {
            QuarkusTransaction.requiringNew().run(() -> key.useConfigured(new StartupEvent()));
            key.createMissing();
            return log.lines(InitialAdministratorKey.class);
        }
    }

    private static int statusWith(String secret) {
        return given().auth().oauth2(secret).get("/management/keys").statusCode();
    }
}
