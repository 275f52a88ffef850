package kz.malim.listing;

import static io.restassured.RestAssured.given;
import static kz.malim.support.Newsroom.article;
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
import kz.malim.published.BylineView;
import kz.malim.published.PhotoView;
import kz.malim.published.TeaserView;
import kz.malim.published.TopicView;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.Test;

/** No parameter of a list reveals a column that readers do not see, by any spelling of its name. */
@QuarkusTest
class ListOracleTest {
    /** Names that the contract itself has. */
    private static final Set<String> PARAMETERS =
            names(ArticleListParameters.class, "").collect(Collectors.toSet());

    private static final Set<String> FIELDS = Stream.of(
                    names(TeaserView.class, ""),
                    names(BylineView.class, ""),
                    names(TopicView.class, "section."),
                    names(PhotoView.class, "photo."))
            .flatMap(view -> view)
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
    void respondsEquallyWhetherAHiddenValueMatchesOrNot() throws SQLException {
        newsroom.keyOf("admin");
        newsroom.drafts(article().titled("Hidden"));
        var names = spellings();
        assertFalse(names.isEmpty());

        for (var name : names) {
            if (!PARAMETERS.contains(name)) {
                assertEquals(rejection(name, "Hidden"), rejection(name, "0"), name);
            }
            if (!KEYS.contains(name)) {
                rejection("sort", "-publishedAt," + name);
            }
            if (!FIELDS.contains(name)) {
                rejection("fields", "id," + name);
                if (!name.contains(".")) {
                    rejection("fields", "byline." + name);
                }
            }
            if (!FACETS.contains(name)) {
                rejection("facets", "tag," + name);
            }
        }
    }

    /** Every table and column in snake case, camel case and upper case, alone and qualified by its table. */
    private Set<String> spellings() throws SQLException {
        var names = new TreeSet<String>();
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select table_name, column_name from information_schema.columns"
                                + " where table_schema = current_schema() and table_name not like 'flyway%' and table_name not like 'published%'")) {
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

    private static Stream<String> names(Class<?> view, String prefix) {
        return Arrays.stream(view.getRecordComponents()).map(component -> prefix + component.getName());
    }

    private static String camel(String name) {
        var words = name.split("_");
        return words[0]
                + Stream.of(words)
                        .skip(1)
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining());
    }

    private static String rejection(String parameter, String value) {
        return given().queryParam(parameter, value)
                .get("/api/articles")
                .then()
                .statusCode(400)
                .extract()
                .asString();
    }
}
