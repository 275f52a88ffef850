package kz.malim.article;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static kz.malim.support.Newsroom.article;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import kz.malim.access.Role;
import kz.malim.support.Client;
import kz.malim.support.Newsroom;
import kz.malim.support.Newsroom.Story;
import kz.malim.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database rejects for any SQL, and what a key of one section cannot do indirectly. */
@QuarkusTest
class DatabaseConstraintsTest {
    private static final String SHOW = """
            update revision set state = 'published', live_since = now(), published_at = now(), date_precision = 'time'
             where article_id = ? and state = 'draft'
            """;

    @Inject
    Newsroom newsroom;

    @Inject
    AgroalDataSource database;

    @Test
    void rejectsPublishingWhatIsTakenDown() {
        var story = newsroom.publishes(article());
        newsroom.takesDown(story, "Сот.");

        var refusal = assertThrows(SQLException.class, () -> runs(SHOW, story));

        assertEquals("ML409", refusal.getSQLState());
        get(story.path()).then().statusCode(410);
    }

    @Test
    void rejectsTrashingWhatIsPublished() {
        var story = newsroom.publishes(article());

        var refusal = assertThrows(
                SQLException.class, () -> runs("update article set trashed_at = now() where id = ?", story));

        assertEquals("ML409", refusal.getSQLState());
        get(story.path()).then().statusCode(200);
    }

    /** Neither sees what the other has not committed: one has to wait, and is rejected. */
    @ParameterizedTest
    @ValueSource(ints = {Connection.TRANSACTION_READ_COMMITTED, Connection.TRANSACTION_REPEATABLE_READ})
    void rejectsOneOfAConcurrentPublicationAndTakedown(int isolation) throws Exception {
        var story = newsroom.drafts(article());
        try (var one = transaction(isolation);
                var other = transaction(isolation);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            run(one, SHOW, story);
            run(other, "insert into takedown (article_id, reason, at) values (?, 'Сот.', now())", story);
            var commits = List.of(threads.submit(() -> commits(one)), threads.submit(() -> commits(other)));

            int done = (commits.getFirst().get() ? 1 : 0) + (commits.getLast().get() ? 1 : 0);

            assertEquals(1, done);
        }
    }

    @Test
    void rejectsATranslationOfAnotherSectionsArticle() {
        var own = newsroom.section("Қала");
        var other = newsroom.section("Ауыл");
        var original = newsroom.publishes(article().inSection(other));
        newsroom.publishes(article().inSection(other).in(Language.RUSSIAN).translating(original));
        var writer = new Client(newsroom.keyOf(Role.WRITER, own));

        writer.posts(
                        "/management/articles",
                        Map.of("lang", "en", "title", "Guest", "section", own.value(), "translationOf", original.id()))
                .then()
                .statusCode(403);

        get(original.path()).then().body("translations.lang", equalTo(List.of("ru")));
    }

    @Test
    void hidesTheSlugOfAnotherSectionsDraft() {
        var own = newsroom.section("Қала");
        var story = newsroom.publishes(article().inSection(own));
        var foreign = newsroom.drafts(article().inSection(newsroom.section("Ауыл")));
        var editor = new Client(newsroom.keyOf(Role.EDITOR, own));
        var list = "/management/articles/" + story.id() + "/related";
        var wanted = Map.of("items", List.of(Map.of("article", foreign.id())));

        editor.puts(list, wanted).then().statusCode(400).body("errors[0].pointer", equalTo("#/items/0/article"));

        new Client(newsroom.keyOf(Role.EDITOR)).puts(list, wanted).then().statusCode(200);
        editor.reads(list).then().body("items[0].slug", nullValue());
        editor.puts(list, wanted).then().statusCode(200).body("items[0].slug", nullValue());
    }

    @Test
    void importsOverNoFrontBlockThatAnEditorHasChanged() {
        var mark = letters();
        var admin = new Client(newsroom.keyOf(Role.ADMIN));
        imports(admin, page(mark, "Бірінші")).then().statusCode(201).body("warnings.code", not(hasItem("block-kept")));
        var block = "/management/blocks/"
                + admin.reads("/management/blocks").<String>path("items.find { it.title == '" + mark + "Blocks' }.id");
        imports(admin, page(mark, "Екінші")).then().statusCode(201).body("warnings.code", not(hasItem("block-kept")));
        String address = admin.reads(block).path("name");
        admin.puts(block, Map.of("title", "Таңдаулы", "name", address)).then().statusCode(200);

        imports(admin, page(mark, "Үшінші")).then().statusCode(201).body("warnings.code", hasItem("block-kept"));

        admin.reads(block).then().body("title", equalTo("Таңдаулы")).body("items.size()", equalTo(0));
    }

    @Test
    void createsNoAuthorForAWriter() {
        var mark = letters();

        var warnings = imports(new Client(newsroom.keyOf(Role.WRITER)), page(mark, "Бірінші"))
                .then()
                .statusCode(201);

        warnings.body("warnings.code", hasItem("author-unknown")).body("warnings.code", hasItem("related-left-out"));
        assertEquals(
                404,
                get("/feeds/author/" + mark.toLowerCase(Locale.ROOT) + "-admin.rss")
                        .statusCode());
    }

    /** A page with a unique byline and block name. */
    private static String page(String mark, String story) {
        return """
                %1$s көл %2$s жағасында мектеп ашты

                %2$s Админ

                04.03.2025

                Мектеп ескі пошта үйінде орналасты. Алғашқы күні оған жиырма бала келді.

                Байланысты жаңалықтар

                Қайық жасайтын %2$s шеберхана жұмысын бастады

                03.03.2025

                Көлдің %2$s түбі тазартылды

                02.03.2025
                %2$sBlocks
                Қайық жасайтын %2$s шеберхана жұмысын бастады

                Көлдің %2$s түбі тазартылды
                """.formatted(story, mark);
    }

    private static String letters() {
        return "M" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    }

    private static io.restassured.response.Response imports(Client caller, String page) {
        return given().auth()
                .oauth2(caller.key())
                .contentType("text/plain; charset=UTF-8")
                .queryParam("publish", caller.reads("/management/keys").statusCode() == 200)
                .body(page)
                .post("/management/imports");
    }

    private Connection transaction(int isolation) throws SQLException {
        var connection = database.getConnection();
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(isolation);
        return connection;
    }

    private static boolean commits(Connection connection) throws SQLException {
        try {
            connection.commit();
            return true;
        } catch (SQLException refused) {
            connection.rollback();
            return false;
        }
    }

    private void runs(String statement, Story story) throws SQLException {
        try (var connection = database.getConnection()) {
            run(connection, statement, story);
        }
    }

    private static void run(Connection connection, String statement, Story story) throws SQLException {
        try (var prepared = connection.prepareStatement(statement)) {
            prepared.setObject(1, story.id());
            prepared.executeUpdate();
        }
    }
}
