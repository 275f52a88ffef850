package kz.malim.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.malim.support.Newsroom;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Users of an identity provider, with tokens that it has really signed. */
@QuarkusTest
@TestProfile(IdentityProviderTest.WithAnIdentityProvider.class)
class IdentityProviderTest {
    private static final String ISSUER = "https://id.example";
    private static final String ARTICLES = "/management/articles";
    private static final String SIGNER = "malim.test.signer";

    @Inject
    Newsroom newsroom;

    /** Malim with a provider that serves its JWKS, and nothing else. */
    public static class WithAnIdentityProvider implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(Provider.class));
        }
    }

    /** Serves the signing keys of a provider (JWKS). */
    public static class Provider implements QuarkusTestResourceLifecycleManager {
        private @Nullable HttpServer server;

        @Override
        public Map<String, String> start() {
            var signer = key("one");
            // the tests run in another class loader, which has static fields of its own
            System.setProperty(SIGNER, signer.toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE));
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException failure) {
                throw new IllegalStateException(failure);
            }
            server.createContext("/jwks", exchange -> {
                var keys = new JsonWebKeySet(signer)
                        .toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY)
                        .getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, keys.length);
                exchange.getResponseBody().write(keys);
                exchange.close();
            });
            server.start();
            return Map.of(
                    "malim.oidc.enabled", "true",
                    "quarkus.oidc.auth-server-url",
                            "http://localhost:" + server.getAddress().getPort(),
                    "quarkus.oidc.discovery-enabled", "false",
                    "quarkus.oidc.jwks-path", "/jwks",
                    "quarkus.oidc.token.issuer", ISSUER,
                    "quarkus.oidc.token.audience", "malim",
                    "quarkus.oidc.roles.role-claim-path", "newsroom/roles");
        }

        @Override
        public void stop() {
            if (server != null) {
                server.stop(0);
            }
        }
    }

    @Test
    void letsPeopleDoWhatTheirRolesMay() {
        with(signed(claims("editor"))).then().statusCode(200);
        with(signed(claims("reader"))).then().statusCode(403);
        with(signed(claims("emperor"))).then().statusCode(403);
        given().auth()
                .oauth2(signed(claims("editor")))
                .get("/management/keys")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(signed(claims("admin")))
                .get("/management/keys")
                .then()
                .statusCode(200);
    }

    @Test
    void recordsThemInTheAuditLog() {
        var claims = claims("writer");
        claims.setSubject("u-" + UUID.randomUUID());
        var id = given().auth()
                .oauth2(signed(claims))
                .contentType("application/json")
                .body(Map.of("lang", "kk", "title", "Адам жазды"))
                .post(ARTICLES)
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");

        given().auth()
                .oauth2(newsroom.keyOf(Role.ADMIN))
                .queryParam("article", id)
                .get("/management/audit")
                .then()
                .body("items.actor", hasItem(containsString(subject(claims))));
    }

    @Test
    void acceptsKeysAsBefore() {
        with(newsroom.keyOf(Role.WRITER)).then().statusCode(200);
        with(ApiKey.newSecret()).then().statusCode(401);
    }

    @Test
    void refusesTokensOfOtherIssuersOrAudiencesOrTimes() throws JoseException {
        var expired = claims("admin");
        expired.setExpirationTimeMinutesInTheFuture(-10);
        var fromElsewhere = claims("admin");
        fromElsewhere.setIssuer("https://elsewhere.example");
        var forSomebodyElse = claims("admin");
        forSomebodyElse.setAudience("another");
        var unknownKey = key("two");

        var refused = Map.of(
                "expired", signed(expired),
                "another issuer", signed(fromElsewhere),
                "another audience", signed(forSomebodyElse),
                "a stranger's signature", signed(claims("admin"), key("one")),
                "an unknown key", signed(claims("admin"), unknownKey),
                "no signature", unsigned(claims("admin")),
                "the public key as a secret", confused(claims("admin")),
                "changed", changed(signed(claims("reader"))),
                "garbage", "eyJhbGciOiJSUzI1NiJ9.e30.AAAA");

        refused.forEach((why, token) -> assertEquals(401, with(token).statusCode(), why));
    }

    private static Response with(String token) {
        return given().auth().oauth2(token).get(ARTICLES);
    }

    private static JwtClaims claims(String role) {
        var claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience("malim");
        claims.setSubject("u-1");
        claims.setClaim("preferred_username", "aygul");
        claims.setClaim("newsroom", Map.of("roles", List.of(role)));
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(5);
        return claims;
    }

    private static String subject(JwtClaims claims) {
        return String.valueOf(claims.getClaimValue("sub"));
    }

    private static String signed(JwtClaims claims) {
        return signed(claims, signer());
    }

    private static String signed(JwtClaims claims, RsaJsonWebKey key) {
        try {
            var token = new JsonWebSignature();
            token.setPayload(claims.toJson());
            token.setKeyIdHeaderValue(key.getKeyId());
            token.setAlgorithmHeaderValue("RS256");
            token.setKey(key.getPrivateKey());
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String unsigned(JwtClaims claims) throws JoseException {
        var token = new JsonWebSignature();
        token.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        token.setPayload(claims.toJson());
        token.setAlgorithmHeaderValue("none");
        return token.getCompactSerialization();
    }

    /** Signed with HMAC and the public key, which everybody knows. */
    private static String confused(JwtClaims claims) throws JoseException {
        var token = new JsonWebSignature();
        token.setPayload(claims.toJson());
        token.setKeyIdHeaderValue(signer().getKeyId());
        token.setAlgorithmHeaderValue("HS256");
        token.setKey(new HmacKey(signer().getPublicKey().getEncoded()));
        return token.getCompactSerialization();
    }

    private static String changed(String token) {
        var parts = token.split("\\.", 3);
        var claims =
                new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8).replace("reader", "admin");
        var payload = Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        return parts[0] + "." + payload + "." + parts[2];
    }

    private static RsaJsonWebKey signer() {
        try {
            return (RsaJsonWebKey) JsonWebKey.Factory.newJwk(System.getProperty(SIGNER));
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RsaJsonWebKey key(String id) {
        try {
            var key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId(id);
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
