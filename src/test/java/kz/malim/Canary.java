package kz.malim;

import static org.junit.jupiter.api.Assertions.fail;

import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * What readers must never see, so marked that it is recognised wherever it turns up: every draft of the test newsroom
 * carries a word of its own, and every key begins like no other text. An answer without management rights that holds one
 * of them is a leak, unless the very revision that carries the word has been public.
 */
final class Canary {
    private static final Pattern WORD = Pattern.compile("kanareika[0-9a-f]{32}");
    private static final Pattern SECRET = Pattern.compile("malim_[A-Za-z0-9_-]{43}");
    private static final AtomicLong SCANNED = new AtomicLong();

    private Canary() {}

    /** A word that no other text has. */
    static String word() {
        return "kanareika" + UUID.randomUUID().toString().replace("-", "");
    }

    /** Answers scanned by this JVM. */
    static long scanned() {
        return SCANNED.get();
    }

    /** Fails the test whose answer shows what is not public. */
    static void scan(String method, URI address, Response response) {
        int status = response.statusCode();
        var path = address.getPath();
        boolean entitled = path.startsWith("/management") && status != 401 && status != 403;
        boolean invited = path.startsWith("/api/previews/") && status == 200;
        if (!entitled && !invited) {
            var asked = String.valueOf(address.getQuery());
            scan(method + " " + path + " (" + status + ")", asked, response.headers() + "\n" + text(response));
        }
    }

    static void scan(String where, String answer) {
        scan(where, "", answer);
    }

    /** @param asked what the asker knew already: a link to the next page repeats it */
    private static void scan(String where, String asked, String answer) {
        SCANNED.incrementAndGet();
        var secrets = SECRET.matcher(answer);
        if (secrets.find()) {
            fail(where + " shows a key");
        }
        var words = WORD.matcher(answer);
        while (words.find()) {
            if (!asked.contains(words.group()) && !hasBeenPublic(words.group())) {
                fail(where + " shows a draft: " + words.group());
            }
        }
    }

    private static String text(Response response) {
        return new String(response.asByteArray(), StandardCharsets.UTF_8);
    }

    private static boolean hasBeenPublic(String word) {
        var database = Arc.container().instance(EntityManager.class).get();
        return QuarkusTransaction.requiringNew().call(() -> (boolean) database.createNativeQuery("""
                                select exists (select from revision r where r.byline = ?1 and r.live_since is not null
                                                  and (r.shown_from is null or r.shown_from <= now()))
                                """, Boolean.class)
                .setParameter(1, word)
                .getSingleResult());
    }
}
