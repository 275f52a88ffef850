package kz.malim.support;

import static org.junit.jupiter.api.Assertions.fail;

import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * Marks what must never be published, so that it is recognised in any response. Every draft of the test newsroom carries a
 * unique word in its title, lede, byline and body; so do the names of its keys and its idempotency keys. Drafts that tests
 * write over HTTP are recognised by their text, see {@link ResponseCapture}; API keys by their prefix; the links of previews
 * are recorded when they are created.
 *
 * <p>{@link ResponseTap} passes in every response that leaves the server, to any client. A word in a response that is not for
 * the newsroom is a leak, unless the revision that carries it was public at the time of the response; a secret is a leak in
 * any response but the one that creates it.
 */
public final class Canary {
    private static final String PREFIX = "kanareika";
    private static final Pattern WORD = Pattern.compile(PREFIX + "[0-9a-f]{32}");
    private static final String KEY_PREFIX = "malim_";
    /** With a capital letter, which names of metrics do not have. */
    private static final Pattern KEY = Pattern.compile(KEY_PREFIX + "(?=[a-z0-9_-]*[A-Z])[A-Za-z0-9_-]{43}");

    private static final Pattern PREVIEW = Pattern.compile("/api/previews/([A-Za-z0-9_-]{75})");

    /** Class names as in stack traces, which no response may contain. */
    private static final List<String> CLASS_NAMES =
            List.of("kz.malim.", "java.lang.", "java.time.", "java.util.", "com.fasterxml.", "org.hibernate.");

    private static final Set<String> PREVIEWS = ConcurrentHashMap.newKeySet();
    private static final Set<String> HAVE_BEEN_PUBLIC = ConcurrentHashMap.newKeySet();
    private static final Queue<Occurrence> OCCURRENCES = new ConcurrentLinkedQueue<>();
    private static final Queue<String> LEAKS = new ConcurrentLinkedQueue<>();
    private static final ResponseCapture CAPTURE = new ResponseCapture();
    private static final AtomicLong RESPONSES = new AtomicLong();

    private Canary() {}

    /** A word in a response, no leak if it was public at that time. */
    private record Occurrence(String word, String response, Instant at) {}

    /** A unique word. */
    public static String word() {
        return PREFIX + UUID.randomUUID().toString().replace("-", "");
    }

    /** Whether a text contains such a word. */
    static boolean marks(String text) {
        return text.contains(PREFIX);
    }

    /** How many responses were checked. */
    public static long responses() {
        return RESPONSES.get();
    }

    /** Checks a response; whether a word in it was public is queried later, since the server must not wait. */
    static void check(CapturedResponse response) {
        RESPONSES.incrementAndGet();
        try {
            var text = response.text();
            checkClassNames(response, text);
            checkSecrets(response, text);
            if (!response.isForTheNewsroom()) {
                checkWords(response, text);
                if (!response.address().startsWith("/openapi")) { // tests send its examples, also as drafts
                    CAPTURE.record(response, text);
                }
            }
        } catch (RuntimeException | LinkageError e) {
            LEAKS.add(String.valueOf(e));
        }
    }

    /** A response that bypassed the check may contain anything. */
    static void unchecked(String uri) {
        LEAKS.add(uri + " was sent from a file past the check");
    }

    private static void checkClassNames(CapturedResponse response, String text) {
        CLASS_NAMES.stream()
                .filter(name -> text.contains(name) && !response.repeats(name))
                .forEach(name -> LEAKS.add(response + " contains the class name " + name));
    }

    private static void checkSecrets(CapturedResponse response, String text) {
        if (text.contains(KEY_PREFIX) && KEY.matcher(text).find() && !response.isOfCreation("/management/keys")) {
            LEAKS.add(response + " contains a key");
        }
        if (response.isOfCreation("/previews")) {
            var link = PREVIEW.matcher(text);
            while (link.find()) {
                PREVIEWS.add(link.group(1));
            }
        } else if (PREVIEWS.stream().anyMatch(token -> text.contains(token) && !response.repeats(token))) {
            LEAKS.add(response + " contains the link of a preview");
        }
    }

    private static void checkWords(CapturedResponse response, String text) {
        if (!text.contains(PREFIX)) {
            return;
        }
        var now = Instant.now();
        WORD.matcher(text)
                .results()
                .map(match -> match.group())
                .distinct()
                .filter(word -> !HAVE_BEEN_PUBLIC.contains(word) && !response.repeats(word))
                .forEach(word -> OCCURRENCES.add(new Occurrence(word, response.toString(), now)));
    }

    /** The leaks so far. */
    public static List<String> leaks() {
        for (Occurrence occurrence; (occurrence = OCCURRENCES.poll()) != null; ) {
            if (wasPublic(occurrence)) {
                HAVE_BEEN_PUBLIC.add(occurrence.word());
            } else {
                LEAKS.add(occurrence.response() + " contains unpublished text: " + occurrence.word());
            }
        }
        return List.copyOf(LEAKS);
    }

    /** Returns the leaks so far and clears them. */
    static List<String> drainLeaks() {
        var leaks = new ArrayList<>(leaks());
        LEAKS.removeAll(leaks);
        return leaks;
    }

    /** Fails the test during which something leaked. */
    static void requireNoLeaks() {
        LEAKS.addAll(CAPTURE.leaks());
        var leaks = drainLeaks();
        if (!leaks.isEmpty()) {
            fail(String.join("\n", leaks));
        }
    }

    private static boolean wasPublic(Occurrence occurrence) {
        var database = Arc.container().instance(EntityManager.class).get();
        return QuarkusTransaction.requiringNew().call(() -> (boolean) database.createNativeQuery("""
                                select exists (
                                    select from revision r join article a on a.id = r.article_id
                                     where r.live_since <= ?2 and (r.shown_from is null or r.shown_from <= ?2)
                                       and strpos(concat(r.title, r.lede, r.byline, cast(r.body as text), a.slug), ?1) > 0)
                                """, Boolean.class)
                .setParameter(1, occurrence.word())
                .setParameter(2, occurrence.at().atOffset(ZoneOffset.UTC))
                .getSingleResult());
    }
}
