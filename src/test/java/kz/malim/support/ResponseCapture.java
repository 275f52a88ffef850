package kz.malim.support;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What readers were answered during a test. Drafts that a test writes by HTTP carry no word of the canary's, since the test
 * says what is in them; so at its end they are known by that. A title, a lede or a text of a body that stood in an answer,
 * while no revision that says so had been public, is a leak.
 */
final class ResponseCapture {
    /** Characters; shorter texts say nothing of where they come from. */
    private static final int SHORTEST = 12;

    /** Characters of answers that can be kept for one test. */
    private static final long MOST = 256 << 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();

    /** @param at the first time it was given */
    private record Answer(String name, Instant at) {}

    void hear(CapturedResponse answer, String text) {
        answers.putIfAbsent(text, new Answer(answer.toString(), Instant.now()));
    }

    /** What leaked; and everything heard is forgotten. */
    List<String> leaks() {
        var leaks = new ArrayList<String>();
        if (answers.keySet().stream().mapToLong(String::length).sum() > MOST) {
            leaks.add("More was answered during this test than can be looked through.");
        } else if (!answers.isEmpty()) {
            QuarkusTransaction.requiringNew().timeout(600).run(() -> lookForDrafts(leaks));
        }
        answers.clear();
        return leaks;
    }

    private void lookForDrafts(List<String> leaks) {
        for (var said : saidInDrafts()) {
            var bytes = new String(said.getBytes(UTF_8), ISO_8859_1);
            answers.forEach((text, answer) -> {
                if (text.contains(bytes) && !wasPublic(said, answer.at())) {
                    leaks.add(answer.name() + " shows what is not public: " + said);
                }
            });
        }
    }

    /** Of every revision that was not public at the first answer, in whatever state it is now. */
    private Set<String> saidInDrafts() {
        var first = answers.values().stream()
                .map(Answer::at)
                .min(Instant::compareTo)
                .orElseThrow();
        var said = new HashSet<String>();
        for (var part : spoken(first)) {
            if (part.startsWith("[")) {
                said.addAll(texts(part));
            } else {
                said.add(part);
            }
        }
        said.removeIf(text -> text.length() < SHORTEST || Canary.marks(text));
        return said;
    }

    /** Titles, ledes and, as JSON, bodies. */
    @SuppressWarnings("unchecked") // each row is one text
    private static List<String> spoken(Instant first) {
        return database()
                .createNativeQuery("""
                        select part from revision, unnest(array[title, lede, cast(body as text)]) as part
                         where part is not null and (live_since is null or live_since > ?1)
                        """, String.class)
                .setParameter(1, first.atOffset(ZoneOffset.UTC))
                .getResultList();
    }

    private static List<String> texts(String body) {
        try {
            return JSON.readTree(body).findValuesAsText("text");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean wasPublic(String said, Instant at) {
        return (boolean) database()
                .createNativeQuery("""
                        select exists (
                            select from revision
                             where live_since <= ?2
                               and (strpos(concat_ws(' ', title, lede), ?1) > 0
                                    or strpos(cast(body as text), trim(both '"' from cast(to_json(cast(?1 as text)) as text))) > 0))
                        """, Boolean.class)
                .setParameter(1, said)
                .setParameter(2, at.atOffset(ZoneOffset.UTC))
                .getSingleResult();
    }

    private static EntityManager database() {
        return Arc.container().instance(EntityManager.class).get();
    }
}
