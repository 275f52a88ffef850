package kz.malim.web;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import kz.malim.database.DatabaseFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Whatever the database refuses has a problem that says why. */
@QuarkusTest
class ConstraintProblemsTest {
    private static final Pattern CODE = Pattern.compile("errcode = '(\\w+)'");

    /** Conditions by name as RAISE has them. */
    private static final Map<String, String> STATES = Map.of(
            "check_violation", "23514",
            "unique_violation", "23505",
            "integrity_constraint_violation", "23000",
            "read_only_sql_transaction", "25006");

    /** No request can cause them: rows that are only ever inserted. */
    private static final Set<String> IMPOSSIBLE = Set.of("keep_audit_append_only", "keep_change_append_only");

    @Inject
    AgroalDataSource database;

    @Test
    void isKnownForEveryConstraint() throws Exception {
        var constraints = rows("""
                select conname::text, contype::text from pg_constraint
                 where connamespace = current_schema()::regnamespace and contype in ('c', 'f', 'p', 'u', 'x')
                union
                select indexrelid::regclass::text, 'u' from pg_index join pg_class c on c.oid = indrelid
                 where indisunique and c.relnamespace = current_schema()::regnamespace
                """);
        assertFalse(constraints.isEmpty());
        assertAll(constraints.stream()
                .map(constraint -> () -> assertEquals(
                        expected(constraint.getFirst(), constraint.getLast()),
                        problem(state(constraint.getLast()), constraint.getFirst())
                                .type(),
                        constraint.toString())));
    }

    private static ProblemType expected(String constraint, String type) {
        return switch (constraint) {
            case "author_slug_key",
                    "section_slug_key",
                    "tag_slug_key",
                    "article_slug_key",
                    "front_block_name_key",
                    "front_page_name_key",
                    "menu_name_key",
                    "other_slug_pkey",
                    "public_slug_pkey",
                    "slug_moved_pkey" -> ProblemType.SLUG_TAKEN;
            case "photo_file_sha256_key", "media_file_sha256_key" -> ProblemType.FILE_TAKEN;
            default -> type.equals("c") ? ProblemType.INVALID_CONTENT : ProblemType.CONFLICT;
        };
    }

    private static String state(String type) {
        return switch (type) {
            case "c" -> "23514";
            case "f" -> "23503";
            case "x" -> "23P01";
            default -> "23505";
        };
    }

    @Test
    void isKnownForEveryErrorThatTriggersRaise() throws Exception {
        var silent = new TreeSet<String>();
        var checks = new ArrayList<Executable>();
        for (var function : rows("""
                select proname::text, prosrc from pg_proc
                 where pronamespace = current_schema()::regnamespace and prosrc ~* 'raise exception'
                """)) {
            for (var statement : function.getLast().split(";")) {
                var code = CODE.matcher(statement);
                boolean raises = statement.contains("raise exception");
                if (raises && code.find()) {
                    var state = STATES.getOrDefault(code.group(1), code.group(1));
                    checks.add(() -> assertNotEquals(
                            ProblemType.INTERNAL_ERROR,
                            problem(state, "").type(),
                            function.getFirst() + " raises " + state));
                } else if (raises) {
                    silent.add(function.getFirst());
                }
            }
        }
        assertFalse(checks.isEmpty());
        assertAll(checks);
        assertEquals(IMPOSSIBLE, silent);
    }

    @ParameterizedTest
    @CsvSource({"40P01, CONFLICT", "40001, CONFLICT", "ML409, CONFLICT", "ML403, FORBIDDEN", "25006, UNAVAILABLE"})
    void isKnownForStatesWithoutConstraints(String state, ProblemType type) {
        assertEquals(type, problem(state, "").type());
    }

    /** A standby cancels queries that conflict with its recovery. */
    @Test
    void isNoConflictForReaders() {
        assertEquals(
                ProblemType.UNAVAILABLE,
                ProblemMappers.problemOf(new DatabaseFailure(refusal("40001", "")))
                        .type());
    }

    private static Problem problem(String state, String constraint) {
        return ProblemMappers.problemOf(new PersistenceException(refusal(state, constraint)));
    }

    private static PSQLException refusal(String state, String constraint) {
        return new PSQLException(new ServerErrorMessage(
                "SERROR\0C" + state + "\0Mrefused\0" + (constraint.isEmpty() ? "" : "n" + constraint + "\0")));
    }

    private List<List<String>> rows(String query) throws SQLException {
        var rows = new ArrayList<List<String>>();
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery(query)) {
            while (found.next()) {
                rows.add(List.of(found.getString(1), found.getString(2)));
            }
        }
        return rows;
    }
}
