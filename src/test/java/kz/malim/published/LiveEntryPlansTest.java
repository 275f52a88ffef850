package kz.malim.published;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import kz.malim.access.Role;
import kz.malim.database.StatementCounter;
import kz.malim.published.LiveEntriesRequest.Order;
import kz.malim.support.Client;
import kz.malim.support.Newsroom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A live blog of five thousand entries is read as one of ten: by the same statements, which read as few rows. */
@QuarkusTest
class LiveEntryPlansTest {
    private static final int ENTRIES = 5_000;
    private static final Pattern NODE = Pattern.compile("actual rows=(\\d+(?:[.]\\d+)?) loops=(\\d+)");
    private static final Pattern REMOVED = Pattern.compile("Rows Removed by Filter: (\\d+)");

    /** A page, one more, and the rows that belong to each of them. */
    private static final long FEW = 60;

    @Inject
    Newsroom newsroom;

    @Inject
    EntityManager database;

    @Inject
    PublishedEntries published;

    @Inject
    PublishedArticles articles;

    @Inject
    @DataSource("reading")
    AgroalDataSource reading;

    private String small = "";
    private String large = "";

    @BeforeEach
    void writeTwoBlogs() {
        var editor = new Client(newsroom.keyOf(Role.PUBLISHER));
        small = blog(editor, 10);
        large = blog(editor, ENTRIES);
    }

    private String blog(Client editor, int entries) {
        var path = editor.makes(
                "/management/articles", Map.of("lang", "kk", "title", "Блог " + UUID.randomUUID(), "kind", "live"));
        editor.puts(path + "/publication", editor.etag(path), Map.of()).then().statusCode(200);
        editor.makes(path + "/entries?publish=true", Map.of("title", "Бірінші", "pinned", true));
        var id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
        // without the triggers: each entry would be a change of its own
        QuarkusTransaction.requiringNew().run(() -> {
            for (var statement : List.of(
                    "alter table live_entry disable trigger user",
                    """
                    insert into live_entry (id, article_id, at, state, title, body, published_at, updated_at, created_at, saved_by,
                                            version)
                    select gen_random_uuid(), '%1$s', timestamptz '2026-01-01' + n * interval '1 minute', 'published', 'x',
                           '[{"type": "paragraph", "id": "b1", "text": [{"text": "x"}]}]', now(), now(), now(), 'test', 0
                      from generate_series(1, %2$d) n
                    """.formatted(id, entries),
                    "alter table live_entry enable trigger user",
                    "update live_blog set entries = entries + " + entries + " where article_id = '" + id + "'")) {
                database.createNativeQuery(statement).executeUpdate();
            }
        });
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery("analyze live_entry").executeUpdate());
        return id.toString();
    }

    @Test
    void readsAsFewRowsOfManyEntries() {
        var newest = new LiveEntriesRequest(Order.NEWEST, 20, null, null);
        var deep = cursorAfter(newest, 10);
        for (var request : List.of(
                newest,
                new LiveEntriesRequest(Order.OLDEST, 20, null, null),
                new LiveEntriesRequest(Order.NEWEST, 20, Instant.parse("2026-01-02T00:00:00Z"), null),
                new LiveEntriesRequest(Order.NEWEST, 20, null, deep))) {
            assertTrue(maxRows(request, large) <= FEW, () -> request + " read " + plan(request, large));
        }
    }

    private @Nullable String cursorAfter(LiveEntriesRequest first, int pages) {
        String cursor = null;
        for (int i = 0; i < pages; i++) {
            cursor = published
                    .of(large, new LiveEntriesRequest(first.order(), first.limit(), null, cursor))
                    .entries()
                    .page()
                    .next();
        }
        return cursor;
    }

    @Test
    void takesAsManyStatements() {
        for (var blog : List.of(small, large)) {
            assertEquals(
                    1,
                    StatementCounter.counted(() -> published.of(blog, LiveEntriesRequest.NEWEST))
                            .statements());
            var page = StatementCounter.counted(() -> articles.article(
                    ArticleRequest.of(blog, EnumSet.of(Include.ENTRIES, Include.PHOTOS, Include.RELATED))));
            assertEquals(1, page.statements());
        }
        assertEquals(
                ENTRIES + 1,
                requireNonNull(articles.article(ArticleRequest.of(large, EnumSet.of(Include.ENTRIES)))
                                .live())
                        .entries());
    }

    @Test
    void takesTenThousandEntriesAndNoMore() {
        var editor = new Client(newsroom.keyOf(Role.PUBLISHER));
        var full = blog(editor, 9_998); // and the first
        var entries = "/management/articles/" + full + "/entries";
        editor.posts(entries, Map.of("title", "Соңғысы")).then().statusCode(201);

        editor.posts(entries, Map.of("title", "Артық")).then().statusCode(409);
    }

    private long maxRows(LiveEntriesRequest request, String blog) {
        long max = 0;
        for (var line : plan(request, blog).split("\n")) {
            var node = NODE.matcher(line);
            var removed = REMOVED.matcher(line);
            if (node.find()) {
                max = Math.max(max, Math.round(Double.parseDouble(node.group(1)) * Long.parseLong(node.group(2))));
            } else if (removed.find()) {
                max = Math.max(max, Long.parseLong(removed.group(1)));
            }
        }
        return max;
    }

    /** Executes it, too. */
    private String plan(LiveEntriesRequest request, String blog) {
        var query = new SqlQuery("explain (analyze, costs off, timing off) select ")
                .and(request.document())
                .and(" from published_article a where a.id = ?", UUID.fromString(blog));
        try (Connection connection = reading.getConnection()) {
            return String.join("\n", query.execute(connection, row -> row.getString(1)));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
