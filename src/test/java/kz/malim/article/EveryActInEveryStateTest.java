package kz.malim.article;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.malim.access.Role;
import kz.malim.article.WaysToActs.Imported;
import kz.malim.article.WaysToActs.Invocation;
import kz.malim.editing.BulkRequest;
import kz.malim.related.RelatedArticles;
import kz.malim.support.Client;
import kz.malim.support.Editor;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every caller of every act, in every state of an article, with every role, against a table of expected outcomes. */
@QuarkusTest
class EveryActInEveryStateTest {
    private static final Path TABLE = Path.of("src/test/resources/article/acts.txt");
    private static final List<String> LADDER =
            List.of(Role.READER, Role.WRITER, Role.EDITOR, Role.PUBLISHER, Role.ADMIN);
    private static final Set<String> WRITING = Set.of("put", "post", "patch", "delete");
    private static final String FORBIDDEN = "403";

    @Inject
    Newsroom newsroom;

    @Inject
    WaysToActs invocations;

    private List<Client> callers = List.of();

    @BeforeEach
    void callers() {
        callers = LADDER.stream().map(role -> new Client(newsroom.keyOf(role))).toList();
    }

    @Test
    void everyCallerAndEveryStateIsInTheTable() throws IOException {
        var known = new TreeSet<>(operations());
        Arrays.stream(BulkRequest.Action.values())
                .filter(action -> action != BulkRequest.Action.CREATE)
                .forEach(action -> known.add("bulk " + action.wireName()));
        Stream.of(Publishing.class, Withdrawing.class, Reviewing.class, Renaming.class, RelatedArticles.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(EveryActInEveryStateTest::isAct)
                .forEach(act -> known.add(act.getDeclaringClass().getSimpleName() + "." + act.getName()));
        var missing = new TreeSet<>(known);
        missing.removeAll(invocations.all().keySet());
        assertEquals(Set.of(), missing);
        assertEquals(
                new ArrayList<>(invocations.all().keySet()),
                table().stream().skip(1).map(List::getFirst).toList());
        var states = new TreeSet<>(table().getFirst());
        Arrays.stream(ArticleState.values()).forEach(state -> states.remove(state.wireName()));
        assertEquals(Set.of("way", "edited", "redrafted", "ending"), states);
    }

    @Test
    void everyOutcomeIsAsInTheTable() throws IOException {
        var expected = table();
        var states = expected.getFirst().subList(1, expected.getFirst().size());
        var wrong = new ArrayList<String>();
        for (var invocation : invocations.all().entrySet()) {
            var row = expected.stream()
                    .filter(known -> known.getFirst().equals(invocation.getKey()))
                    .findFirst()
                    .orElse(List.of());
            for (int i = 0; i < states.size(); i++) {
                var cell = i + 1 < row.size() ? row.get(i + 1) : "nothing";
                var actual = cell(invocation.getKey(), invocation.getValue(), states.get(i));
                if (!actual.equals(cell)) {
                    wrong.add(invocation.getKey() + ", " + states.get(i) + ": " + actual + ", not " + cell);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    /** The minimum role and the outcome for all roles from it on; or the outcome of each role if they differ. */
    private String cell(String name, Invocation invocation, String state) {
        boolean byProgram = name.contains(".");
        if (byProgram) {
            var article = imported(state, name.equals(WaysToActs.STUB));
            return invocation.execute(callers.getFirst(), article, 0);
        }
        var outcomes = new ArrayList<String>();
        Imported article = null;
        for (var caller : callers) {
            article = article == null ? imported(state, name.equals(WaysToActs.STUB)) : article;
            var outcome = invocation.execute(caller, article, invocations.version(article));
            outcomes.add(outcome);
            article = outcome.startsWith("4") ? article : null; // rejected, and therefore unchanged
        }
        int least = 0;
        while (least < outcomes.size() && outcomes.get(least).equals(FORBIDDEN)) {
            least++;
        }
        var allowed = new LinkedHashSet<>(outcomes.subList(least, outcomes.size()));
        return allowed.size() == 1 ? LADDER.get(least) + " " + allowed.getFirst() : String.join(" ", outcomes);
    }

    private Imported imported(String state, boolean stub) {
        var title = "Көл " + UUID.randomUUID();
        var publisher = callers.get(LADDER.indexOf(Role.PUBLISHER));
        String id = publisher
                .request()
                .contentType("text/plain; charset=UTF-8")
                .body(stub ? WaysToActs.naming(title) : WaysToActs.page(title, "Осы."))
                .post("/management/imports")
                .path(stub ? "articles[1].id" : "articles[0].id");
        var article = new Imported(UUID.fromString(id), title);
        invocations.bring(article, state);
        return article;
    }

    private static boolean isAct(Method method) {
        return Modifier.isPublic(method.getModifiers())
                && method.isAnnotationPresent(Transactional.class)
                && method.getReturnType() == void.class
                && method.getParameterCount() > 0
                && method.getParameterTypes()[0] == Article.class;
    }

    /** The operations of the contract on an article. */
    private static Set<String> operations() throws IOException {
        var contract = new ObjectMapper()
                .readTree(Path.of("target/openapi/openapi.json").toFile());
        return contract.path("paths").properties().stream()
                .filter(path -> path.getKey().startsWith(Editor.ARTICLES + "/{id}"))
                .flatMap(path -> path.getValue().properties().stream())
                .filter(method -> WRITING.contains(method.getKey()))
                .map(method -> method.getValue().path("operationId").asText())
                .collect(Collectors.toSet());
    }

    private static List<List<String>> table() throws IOException {
        return Files.readAllLines(TABLE).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
                .toList();
    }
}
