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
 * What readers must never see, so marked that it is recognised wherever it turns up. Every draft of the test newsroom
 * carries a word of its own in its title, lede, byline and body; so do the names of its keys and what retries are
 * recognised by. Drafts that tests write by HTTP are {@link ResponseCapture} by what they say. Keys begin like no other text, and
 * the links of previews are noted when they are made.
 *
 * <p>{@link ResponseTap} brings every answer that leaves the server, whoever asked. A word in one that is not for the newsroom
 * is a leak, unless the very revision that carries it was public when it was answered; a secret is one in any answer but the
 * one that tells of it first.
 */
public final class Canary {
    private static final String SONG = "kanareika";
    private static final Pattern WORD = Pattern.compile(SONG + "[0-9a-f]{32}");
    private static final String KEY_BEGINS = "malim_";
    /** With a capital letter, which names of metrics do not have. */
    private static final Pattern KEY = Pattern.compile(KEY_BEGINS + "(?=[a-z0-9_-]*[A-Z])[A-Za-z0-9_-]{43}");

    private static final Pattern PREVIEW = Pattern.compile("/api/previews/([A-Za-z0-9_-]{75})");

    /** What a failure says of our classes and those below them, which is no answer to anybody. */
    private static final List<String> INSIDES =
            List.of("kz.malim.", "java.lang.", "java.time.", "java.util.", "com.fasterxml.", "org.hibernate.");

    private static final Set<String> PREVIEWS = ConcurrentHashMap.newKeySet();
    private static final Set<String> HAVE_BEEN_PUBLIC = ConcurrentHashMap.newKeySet();
    private static final Queue<Shown> SHOWN = new ConcurrentLinkedQueue<>();
    private static final Queue<String> LEAKS = new ConcurrentLinkedQueue<>();
    private static final ResponseCapture OVERHEARD = new ResponseCapture();
    private static final AtomicLong HEARD = new AtomicLong();

    private Canary() {}

    /** A word somebody was shown, who may see it if it was public then. */
    private record Shown(String word, String answer, Instant at) {}

    /** A word that no other text has. */
    public static String word() {
        return SONG + UUID.randomUUID().toString().replace("-", "");
    }

    /** Whether a text has a word that nobody else has. */
    static boolean marks(String text) {
        return text.contains(SONG);
    }

    /** Answers heard by this application. */
    public static long heard() {
        return HEARD.get();
    }

    /** Looks for what this answer must not hold; whether it may hold a word is asked later, since the server must not wait. */
    static void hear(CapturedResponse answer) {
        HEARD.incrementAndGet();
        try {
            var text = answer.text();
            lookForInsides(answer, text);
            lookForSecrets(answer, text);
            if (!answer.isForTheNewsroom()) {
                lookForWords(answer, text);
                OVERHEARD.hear(answer, text);
            }
        } catch (RuntimeException | LinkageError unread) {
            LEAKS.add(String.valueOf(unread));
        }
    }

    /** An answer that could not be heard may hold anything. */
    static void miss(String uri) {
        LEAKS.add(uri + " was answered with a file that nobody looked into");
    }

    private static void lookForInsides(CapturedResponse answer, String text) {
        INSIDES.stream()
                .filter(inside -> text.contains(inside) && !answer.repeats(inside))
                .forEach(inside -> LEAKS.add(answer + " tells of " + inside));
    }

    private static void lookForSecrets(CapturedResponse answer, String text) {
        if (text.contains(KEY_BEGINS) && KEY.matcher(text).find() && !answer.isOfSomethingMade("/management/keys")) {
            LEAKS.add(answer + " shows a key");
        }
        if (answer.isOfSomethingMade("/previews")) {
            var link = PREVIEW.matcher(text);
            while (link.find()) {
                PREVIEWS.add(link.group(1));
            }
        } else if (PREVIEWS.stream().anyMatch(token -> text.contains(token) && !answer.repeats(token))) {
            LEAKS.add(answer + " shows the link of a preview");
        }
    }

    private static void lookForWords(CapturedResponse answer, String text) {
        if (!text.contains(SONG)) {
            return;
        }
        var now = Instant.now();
        WORD.matcher(text)
                .results()
                .map(found -> found.group())
                .distinct()
                .filter(word -> !HAVE_BEEN_PUBLIC.contains(word) && !answer.repeats(word))
                .forEach(word -> SHOWN.add(new Shown(word, answer.toString(), now)));
    }

    /** What was shown so far that should not have been. */
    public static List<String> leaks() {
        for (Shown shown; (shown = SHOWN.poll()) != null; ) {
            if (wasPublic(shown)) {
                HAVE_BEEN_PUBLIC.add(shown.word());
            } else {
                LEAKS.add(shown.answer() + " shows what is not public: " + shown.word());
            }
        }
        return List.copyOf(LEAKS);
    }

    /** What was shown that should not have been, which no test is held responsible for any more. */
    static List<String> forgottenLeaks() {
        var leaks = new ArrayList<>(leaks());
        LEAKS.removeAll(leaks);
        return leaks;
    }

    /** Fails the test at whose time something leaked. */
    static void requireSilence() {
        LEAKS.addAll(OVERHEARD.leaks());
        var leaks = forgottenLeaks();
        if (!leaks.isEmpty()) {
            fail(String.join("\n", leaks));
        }
    }

    private static boolean wasPublic(Shown shown) {
        var database = Arc.container().instance(EntityManager.class).get();
        return QuarkusTransaction.requiringNew().call(() -> (boolean) database.createNativeQuery("""
                                select exists (
                                    select from revision r join article a on a.id = r.article_id
                                     where r.live_since <= ?2 and (r.shown_from is null or r.shown_from <= ?2)
                                       and strpos(concat(r.title, r.lede, r.byline, cast(r.body as text), a.slug), ?1) > 0)
                                """, Boolean.class)
                .setParameter(1, shown.word())
                .setParameter(2, shown.at().atOffset(ZoneOffset.UTC))
                .getSingleResult());
    }
}
