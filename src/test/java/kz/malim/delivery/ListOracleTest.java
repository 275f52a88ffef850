package kz.malim.delivery;

import static io.restassured.RestAssured.given;
import static kz.malim.Newsroom.article;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import kz.malim.Newsroom;
import org.junit.jupiter.api.Test;

/** No parameter of a list tells anything about a column that readers do not see, by any spelling of its name. */
@QuarkusTest
class ListOracleTest {
    /** What the contract itself calls by these names. */
    private static final Set<String> PARAMETERS = Arrays.stream(ArticleListParameters.class.getRecordComponents())
            .map(component -> component.getName())
            .collect(Collectors.toSet());

    private static final Set<String> FIELDS = Stream.of(TeaserView.class, BylineView.class, TopicView.class)
            .flatMap(view -> Arrays.stream(view.getRecordComponents()))
            .map(component -> component.getName())
            .collect(Collectors.toSet());

    private static final Set<String> FACETS =
            Arrays.stream(Facet.values()).map(Facet::parameter).collect(Collectors.toSet());

    private static final Set<String> KEYS =
            Arrays.stream(SortKey.values()).map(SortKey::parameter).collect(Collectors.toSet());

    @Inject
    Newsroom newsroom;

    @Inject
    DataSource database;

    @Test
    void answersTheSameWhetherAHiddenValueMatchesOrNot() throws SQLException {
        newsroom.keyOf("admin");
        newsroom.drafts(article().titled("Hidden"));
        var names = spellings();
        assertFalse(names.isEmpty());

        for (var name : names) {
            if (!PARAMETERS.contains(name)) {
                var matching = refused(name, "Hidden");
                assertEquals(matching, refused(name, "0"), name);
                assertEquals(matching, refused(name, "admin"), name);
            }
            if (!KEYS.contains(name)) {
                refused("sort", name);
                refused("sort", "-publishedAt," + name);
            }
            if (!FIELDS.contains(name)) {
                refused("fields", name);
                refused("fields", "byline." + name);
                refused("fields", "id," + name);
            }
            if (!FACETS.contains(name)) {
                refused("facets", name);
                refused("facets", "tag," + name);
            }
        }
    }

    /** Every table and column as SQL, as Java and as a shouting client write it, alone and through its table. */
    private Set<String> spellings() throws SQLException {
        var names = new TreeSet<String>();
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select table_name, column_name from information_schema.columns"
                        + " where table_schema = 'public' and table_name <> 'flyway_schema_history'")) {
            while (rows.next()) {
                var table = rows.getString(1);
                var column = rows.getString(2);
                names.add(table);
                names.addAll(List.of(column, camel(column), column.toUpperCase(Locale.ROOT)));
                names.addAll(
                        List.of(table + "." + column, camel(table) + "." + camel(column), table + "[" + column + "]"));
            }
        }
        return names;
    }

    private static String camel(String name) {
        var words = name.split("_");
        return words[0]
                + Stream.of(words)
                        .skip(1)
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining());
    }

    private static String refused(String parameter, String value) {
        var answer = given().queryParam(parameter, value).get("/api/articles");
        assertEquals(400, answer.statusCode(), parameter + "=" + value);
        return answer.asString();
    }
}
