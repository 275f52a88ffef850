package kz.malim.author;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.stream.Stream;
import kz.malim.text.Language;
import kz.malim.words.Spellings;
import kz.malim.words.Tokens;
import org.hibernate.Session;

/**
 * Erases a person: an author, and the name wherever the newsroom's records have it. The statements are those of
 * {@code erase_author} (V012), since they touch what other packages own; the words that search suggests are known here only.
 */
@ApplicationScoped
class AuthorErasure {
    /** It reads all revisions and the whole audit log. */
    static final int MAX_SECONDS = 600;

    /** It has read for minutes by then, and does not give that up for a save that takes its time. */
    private static final int MAX_LOCK_SECONDS = 60;

    private final EntityManager database;
    private final ObjectMapper json;

    AuthorErasure(EntityManager database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** In the caller's transaction, which ends it. */
    ErasureView erase(Author author, ErasureInput input, boolean dryRun) {
        takeTime();
        var receipt = (String) database.createNativeQuery(
                        "select cast(erase_author(?1, cast(?2 as text[]), ?3, cast(?4 as text[])) as text)",
                        String.class)
                .setParameter(1, author.id())
                .setParameter(2, input.editors())
                .setParameter(3, input.bylines() == ErasureInput.Bylines.REMOVE)
                .setParameter(4, spellings(Stream.concat(Stream.of(author.name()), author.names().values().stream())))
                .getSingleResult();
        database.clear(); // the author and its authorships are gone
        try {
            var document = (ObjectNode) json.readTree(receipt);
            return json.treeToValue(document.put("dryRun", dryRun), ErasureView.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What requests get is far less; the next one on this connection gets that again (access.SessionContextInterceptor). */
    private void takeTime() {
        database.unwrap(Session.class)
                .doWork(connection -> connection.setNetworkTimeout(Runnable::run, MAX_SECONDS * 1_000));
        database.createNativeQuery(
                        "select set_config('statement_timeout', ?1, true), set_config('lock_timeout', ?2, true)",
                        Object[].class)
                .setParameter(1, MAX_SECONDS + "s")
                .setParameter(2, MAX_LOCK_SECONDS + "s")
                .getSingleResult();
    }

    /** What the search may suggest of the names. */
    private static String[] spellings(Stream<String> names) {
        return names.flatMap(name -> Tokens.of(name).stream())
                .flatMap(token ->
                        Stream.of(Language.values()).flatMap(language -> Spellings.of(token.word(), language).stream()))
                .distinct()
                .toArray(String[]::new);
    }
}
