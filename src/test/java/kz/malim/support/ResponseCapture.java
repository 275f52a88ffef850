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
 * The public responses of one test. Drafts that a test writes over HTTP carry no word of {@link Canary}, so they are
 * recognised at its end by their text: a title, a lede or a text of a body in a response is a leak if no revision with this
 * text had been public.
 */
final class ResponseCapture {
    /** Characters; shorter texts may be a coincidence. */
    private static final int MIN_LENGTH = 12;

    /** Characters of the responses of one test. */
    private static final long MAX_LENGTH = 256 << 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Response> responses = new ConcurrentHashMap<>();

    /** @param at the first time it was sent */
    private record Response(String name, Instant at) {}

    void record(CapturedResponse response, String text) {
        responses.putIfAbsent(text, new Response(response.toString(), Instant.now()));
    }

    /** Returns the leaks and clears the responses. */
    List<String> leaks() {
        var leaks = new ArrayList<String>();
        if (responses.keySet().stream().mapToLong(String::length).sum() > MAX_LENGTH) {
            leaks.add("The responses of this test are too long to be searched.");
        } else if (!responses.isEmpty()) {
            QuarkusTransaction.requiringNew().timeout(600).run(() -> searchDrafts(leaks));
        }
        responses.clear();
        return leaks;
    }

    private void searchDrafts(List<String> leaks) {
        for (var draft : draftTexts()) {
            var bytes = new String(draft.getBytes(UTF_8), ISO_8859_1);
            responses.forEach((text, response) -> {
                if (text.contains(bytes) && !wasPublic(draft, response.at())) {
                    leaks.add(response.name() + " contains unpublished text: " + draft);
                }
            });
        }
    }

    /** Of every revision that was not public at the first response, in any state it is now. */
    private Set<String> draftTexts() {
        var first = responses.values().stream()
                .map(Response::at)
                .min(Instant::compareTo)
                .orElseThrow();
        var draftTexts = new HashSet<String>();
        for (var part : parts(first)) {
            if (part.startsWith("[")) {
                draftTexts.addAll(texts(part));
            } else {
                draftTexts.add(part);
            }
        }
        draftTexts.removeIf(text -> text.length() < MIN_LENGTH || Canary.marks(text));
        return draftTexts;
    }

    /** Titles, ledes and, as JSON, bodies. */
    @SuppressWarnings("unchecked") // each row is one text
    private static List<String> parts(Instant first) {
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

    private static boolean wasPublic(String text, Instant at) {
        return (boolean) database()
                .createNativeQuery("""
                        select exists (
                            select from revision
                             where live_since <= ?2
                               and (strpos(concat_ws(' ', title, lede), ?1) > 0
                                    or strpos(cast(body as text), trim(both '"' from cast(to_json(cast(?1 as text)) as text))) > 0))
                        """, Boolean.class)
                .setParameter(1, text)
                .setParameter(2, at.atOffset(ZoneOffset.UTC))
                .getSingleResult();
    }

    private static EntityManager database() {
        return Arc.container().instance(EntityManager.class).get();
    }
}
