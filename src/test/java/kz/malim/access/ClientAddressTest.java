package kz.malim.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import kz.malim.support.Client;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which address the audit log records, and the rate limit counts, when proxies report it. */
@QuarkusTest
@TestProfile(BehindProxy.class)
class ClientAddressTest {
    private static final String PROXY = "127.0.0.1";

    @Inject
    Newsroom newsroom;

    @Inject
    EntityManager database;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    203.0.113.9                                  | 203.0.113.9
                    198.51.100.1, 203.0.113.9                    | 203.0.113.9
                    198.51.100.1,203.0.113.9,10.1.2.3            | 203.0.113.9
                    10.6.6.6, 203.0.113.9, 10.1.2.3, 10.2.3.4    | 203.0.113.9
                    203.0.113.9:4711, 10.1.2.3:80                | 203.0.113.9
                    ` 203.0.113.9 , , 10.1.2.3,`                 | 203.0.113.9
                    ::ffff:203.0.113.9                           | 203.0.113.9
                    203.0.113.9, ::ffff:10.1.2.3                 | 203.0.113.9
                    198.51.100.1, 2001:db8::1                    | 2001:db8:0:0:0:0:0:1
                    [2001:db8::1]:443, fd00::5                   | 2001:db8:0:0:0:0:0:1
                    [2001:DB8::1], [fd00::5]:80                  | 2001:db8:0:0:0:0:0:1
                    10.1.1.1, 10.2.2.2                           | 10.1.1.1
                    203.0.113.9, unknown                         | 127.0.0.1
                    203.0.113.9, unknown, 10.1.2.3               | 10.1.2.3
                    203.0.113.9, localhost                       | 127.0.0.1
                    203.0.113.9, 127.1                           | 127.0.0.1
                    203.0.113.9, 010.0.0.1                       | 127.0.0.1
                    203.0.113.9, ::ffff:10.0.0.01                | 127.0.0.1
                    203.0.113.9, 0064:ff9b::01                   | 64:ff9b:0:0:0:0:0:1
                    203.0.113.9, 10.0.0.1.evil.example           | 127.0.0.1
                    """)
    void isTheRightmostThatIsNoTrustedProxy(String header, String client) {
        assertEquals(client, recorded(request("X-Forwarded-For", header)));
    }

    @Test
    void readsAllLinesOfTheHeader() {
        assertEquals("203.0.113.9", recorded(request("X-Forwarded-For", "198.51.100.1", "203.0.113.9")));
        assertEquals("203.0.113.9", recorded(request("X-Forwarded-For", "203.0.113.9", "10.1.2.3")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    for=203.0.113.9                                       | 203.0.113.9
                    for=198.51.100.1, For=203.0.113.9;by=10.1.2.3         | 203.0.113.9
                    for=203.0.113.9, proto=http;FOR=10.1.2.3              | 203.0.113.9
                    for="203.0.113.9:4711"                                | 203.0.113.9
                    for="[2001:db8::1]:80", for="[fd00::5]"               | 2001:db8:0:0:0:0:0:1
                    by="a,for=198.51.100.1;for=198.51.100.2";for=203.0.113.9 | 203.0.113.9
                    for=203.0.113.9, for=_hidden                          | 127.0.0.1
                    for=203.0.113.9, proto=https                          | 127.0.0.1
                    """)
    void readsForwardedToo(String header, String client) {
        assertEquals(client, recorded(request("Forwarded", header)));
    }

    /** A proxy that writes the one leaves the other as the client sent it. */
    @Test
    void believesNeitherOfTwoHeadersThatDisagree() {
        var agreeing = request("X-Forwarded-For", "203.0.113.9").header("Forwarded", "for=203.0.113.9");
        var disagreeing =
                request("X-Forwarded-For", "203.0.113.9", "203.0.113.8").header("Forwarded", "for=203.0.113.9");

        assertEquals("203.0.113.9", recorded(agreeing));
        assertEquals(PROXY, recorded(disagreeing));
    }

    private RequestSpecification request(String header, String... lines) {
        var request = new Client(newsroom.keyOf(Role.EDITOR)).request();
        for (var line : lines) {
            request.header(header, line);
        }
        return request;
    }

    /** The address that the audit log has for a write. */
    private String recorded(RequestSpecification request) {
        var slug = "tag-" + ThreadLocalRandom.current().nextLong(Long.MAX_VALUE);
        request.contentType("application/json")
                .body(Map.of("slug", slug, "name", "Тег"))
                .post("/management/tags")
                .then()
                .statusCode(201);
        return QuarkusTransaction.requiringNew().call(() -> (String) database.createNativeQuery(
                        "select address from audit where subject = 'tag' and after ->> 'slug' = ?1", String.class)
                .setParameter(1, slug)
                .getSingleResult());
    }
}
