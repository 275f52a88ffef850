package kz.malim.sync;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static kz.malim.support.Newsroom.article;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kz.malim.access.Role;
import kz.malim.media.Credit;
import kz.malim.support.Client;
import kz.malim.support.Newsroom;
import kz.malim.support.Newsroom.Story;
import kz.malim.text.Language;
import kz.malim.text.Slug;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The changes of what is published, and what users of other systems missed in theirs. */
@QuarkusTest
class ChangesTest {
    @Inject
    Newsroom newsroom;

    @Inject
    AgroalDataSource database;

    private Client admin = new Client("");

    @BeforeEach
    void begin() {
        admin = new Client(newsroom.keyOf(Role.ADMIN));
    }

    @Test
    void aSnapshotHasEverythingOfAFilterOnce() {
        var section = newsroom.section("Толық");
        var stories = List.of(publishedIn(section), publishedIn(section), publishedIn(section));
        publishedIn(newsroom.section("Басқа"));
        var filters = Map.of("section", section.value(), "kind", "article");

        var follower = Follower.of(filters);

        assertEquals(
                stories.stream().map(story -> "article " + story.id()).collect(Collectors.toSet()),
                follower.copy().keySet());
        assertEquals(List.of(), follower.catchUp());
    }

    @Test
    void theCardIsTheOneOfTheList() {
        var story = newsroom.publishes(article()
                .titled("Карта")
                .tagged(newsroom.tag("Тег"))
                .by(newsroom.author("Автор"))
                .withLeadPhoto(newsroom.photo("Фото", "Айнакөл")));
        var item = only("article", story.id(), changesOf(story));

        assertEquals("upsert", item.path("op").asText());
        assertEquals(story.path(), item.path("url").asText());
        assertEquals(
                Follower.read(get("/api/articles?ids=" + story.id()).asString()).at("/items/0"), item.path("data"));
    }

    @Test
    void fieldsAndProfilesAreThoseOfListsAndArticles() {
        var story = newsroom.publishes(article().titled("Өрістер").saying("Бірінші абзац."));
        var since = before(Map.of());
        newsroom.edits(story, article().titled("Өрістер 2").saying("Екінші абзац."));

        var selected = only("article", story.id(), page(since, Map.of("fields", "title,body", "limit", "100")));
        var whole = only("article", story.id(), page(since, Map.of("profile", "full", "limit", "100")));
        var mobile = only("article", story.id(), page(since, Map.of("profile", "mobile", "limit", "100")));

        assertEquals(Set.of("title", "body"), names(selected.path("data")));
        assertEquals("Екінші абзац.", whole.at("/data/body/0/text/0/text").asText());
        assertFalse(whole.path("data").has("related"));
        assertEquals(Follower.read(get(story.path() + "?profile=mobile").asString()), mobile.path("data"));
    }

    /** contentful.js#349, island.is#620, contentful.net#273: a filter drops every deletion. */
    @Test
    void aFilterTellsOfWhatIsWithdrawnAndOfWhatLeavesIt() {
        var section = newsroom.section("Сүзгі");
        var tag = newsroom.tag("Сүзгі");
        var author = newsroom.author("Сүзгі");
        var leaves = newsroom.publishes(article().inSection(section).tagged(tag).by(author));
        var withdrawn =
                newsroom.publishes(article().inSection(section).tagged(tag).by(author));
        var filters = List.of(
                Map.of("section", section.value()),
                Map.of("tag", tag.value()),
                Map.of("author", author.value()),
                Map.of("lang", "kk", "kind", "article", "tag", tag.value()));
        var followers = filters.stream().map(Follower::of).toList();
        newsroom.edits(leaves, article().titled("Басқа жерде"));
        unpublishes(withdrawn);

        for (var follower : followers) {
            var changes = follower.catchUp();
            assertEquals(
                    "no-longer-matching",
                    only("article", leaves.id(), changes).path("reason").asText());
            assertEquals(
                    "unpublished",
                    only("article", withdrawn.id(), changes).path("reason").asText());
            assertFalse(follower.copy().containsKey("article " + leaves.id()));
            assertFalse(follower.copy().containsKey("article " + withdrawn.id()));
        }
    }

    @Test
    void aSectionThatMovesOrIsRenamedLeavesTheFilterWithAllOfItsArticles() {
        var top = newsroom.section("Жоғары");
        var middle = newsroom.section("Орта", top);
        var story = publishedIn(newsroom.section("Төмен", middle));
        var follower = Follower.of(Map.of("section", top.value(), "kind", "article,section"));
        assertTrue(follower.copy().containsKey("article " + story.id()));

        var path = "/management/sections/" + id("/management/sections", middle);
        admin.puts(path, Map.of("name", "Орта", "slug", middle.value())).then().statusCode(200);
        var changes = follower.catchUp();

        assertEquals(
                "no-longer-matching",
                only("article", story.id(), changes).path("reason").asText());
        assertTrue(
                follower.copy().containsKey("section " + id("/management/sections", top)), "public without articles");
    }

    /** slash-developers#470: unpublished told as deleted; contentful.swift#88: some deletions missing. */
    @Test
    void aTombstoneSaysWhyAndUnderWhichSlugItWasKnown() {
        var story = newsroom.publishes(article().in(Language.RUSSIAN));
        var since = before(Map.of());
        newsroom.takesDown(story, "Сот шешімі.");

        var gone = only("article", story.id(), page(since, Map.of("limit", "100")));

        assertEquals("delete", gone.path("op").asText());
        assertEquals("taken-down", gone.path("reason").asText());
        assertEquals("Сот шешімі.", gone.path("detail").asText());
        assertEquals("ru", gone.path("lang").asText());
        assertEquals(story.slug(), gone.path("slug").asText());
        assertTrue(gone.has("at"));
        assertFalse(gone.toString().contains("title"));
    }

    @Test
    void aSlugGivenAfterTheWithdrawalIsNotTold() {
        var story = newsroom.publishes(article());
        var since = before(Map.of());
        unpublishes(story);
        newsroom.renames(story, "qupiya-" + UUID.randomUUID());

        var gone = only("article", story.id(), page(since, Map.of("limit", "100")));

        assertEquals(story.slug(), gone.path("slug").asText());
        assertEquals("unpublished", gone.path("reason").asText());
    }

    @Test
    void aTakedownOfAnArticleThatIsUnpublishedAlreadyIsTold() {
        var story = newsroom.publishes(article());
        unpublishes(story);
        var since = before(Map.of());
        newsroom.takesDown(story, "Кейін.");

        assertEquals(
                "taken-down",
                only("article", story.id(), page(since, Map.of("limit", "100")))
                        .path("reason")
                        .asText());
    }

    /** contentful.php#332: the wrong kind of thing on what is deleted. */
    @Test
    void whatIsDeletedHasTheKindItHad() {
        var tag = newsroom.tag("Түрі");
        var author = newsroom.author("Түрі");
        var section = newsroom.section("Түрі");
        var photo = newsroom.photo("Фото", "Айнакөл");
        var story = newsroom.publishes(
                article().tagged(tag).by(author).inSection(section).withLeadPhoto(photo));
        var follower = Follower.of(Map.of());
        var expected = Set.of(
                "article " + story.id(),
                "photo " + photo,
                "tag " + id("/management/tags", tag),
                "author " + id("/management/authors", author));
        assertTrue(follower.copy().keySet().containsAll(expected));

        unpublishes(story);
        var changes = follower.catchUp();

        assertEquals(
                expected,
                changes.stream()
                        .filter(change -> change.path("op").asText().equals("delete"))
                        .map(change -> change.path("kind").asText() + " "
                                + change.path("id").asText())
                        .filter(expected::contains)
                        .collect(Collectors.toSet()));
        assertEquals(
                tag.value(),
                only("tag", id("/management/tags", tag), changes).path("slug").asText());
    }

    @Test
    void aTopicIsToldWhenItsFirstArticleIsPublishedAndNotWithEveryOne() {
        var tag = newsroom.tag("Алғашқы");
        var follower = Follower.fromNow(Map.of("kind", "tag"));

        newsroom.publishes(article().tagged(tag));
        var first = follower.catchUp();
        newsroom.publishes(article().tagged(tag));
        var second = follower.catchUp();

        assertEquals(tag.value(), first.getFirst().path("slug").asText());
        assertEquals(List.of(), second);
    }

    /** contentful.js#52: a client waited for ever. */
    @Test
    void noChangeYetIsAnEmptyPageWithACursorThatWorks() {
        var since = before(Map.of("kind", "front"));

        var page = request(since, Map.of("kind", "front"));

        page.then().statusCode(200).body("items", hasSize(0)).body("more", equalTo(false));
        request(page.path("cursor"), Map.of("kind", "front")).then().statusCode(200);
    }

    /** contentful.js PR#374, #400: a page size beside a cursor is refused, or ignored. */
    @Test
    void thePageSizeMayDifferWithEveryCursor() {
        var filters = Map.of("kind", "article");
        var since = before(filters);
        var stories =
                List.of(newsroom.publishes(article()), newsroom.publishes(article()), newsroom.publishes(article()));

        var first = request(since, with(filters, "limit", "1"));
        var rest = request(first.path("cursor"), with(filters, "limit", "2"));

        first.then()
                .body("items.id", equalTo(List.of(stories.getFirst().id().toString())))
                .body("more", equalTo(true));
        rest.then()
                .body(
                        "items.id",
                        equalTo(List.of(
                                stories.get(1).id().toString(),
                                stories.get(2).id().toString())));
    }

    /** couchdb#1221, pouchdb#6809: under a filter the cursor stands still, or documents are missed. */
    @Test
    void theCursorMovesForwardWhereAFilterMatchesNothingAndAPageReadsABoundedNumberOfRows() throws SQLException {
        var filters = Map.of("kind", "front");
        var since = before(filters);
        execute(
                "insert into change (kind, for_readers, tags) select 'search.changed', true, array['search'] from generate_series(1, "
                        + (ChangeLog.MAX_ROWS + 10) + ")");
        var block = newsroom.block("Соңында", newsroom.publishes(article()));

        var first = request(since, filters);
        var second = request(first.path("cursor"), filters);

        first.then().body("items", hasSize(0)).body("more", equalTo(true));
        assertNotEquals(since, first.path("cursor"));
        second.then().body("items.slug", equalTo(List.of(block.value())));
        newsroom.removes(block);
    }

    /** couchdb#3788, #3885: a feed that starts over without a word. */
    @Test
    void aCursorThatTheLogDoesNotContinueIsRefusedWithTheWayToBeginAgain() {
        for (var cursor : List.of(
                Cursors.at(newest() + 1_000_000), // of a database that was restored to before
                Cursors.ofEpoch(42))) {
            var refused = request(cursor, Map.of("limit", "7"));

            refused.then()
                    .statusCode(410)
                    .contentType("application/problem+json")
                    .body("type", equalTo("/problems/cursor-expired"))
                    .body("resync", equalTo("/api/changes?limit=7"));
            get(refused.<String>path("resync")).then().statusCode(200).body("items", hasSize(7));
        }
    }

    @Test
    void aCursorOlderThanTheLogIsRefused() throws SQLException {
        var tooOld = Cursors.at(oldest() - 2);
        var oldEnough = Cursors.at(oldest() - 1);
        if (oldest() < 2) {
            execute("select setval(pg_get_serial_sequence('change', 'position'), " + (newest() + 10) + ")");
            newsroom.publishes(article());
            var last = newest();
            execute("delete from change where position < " + last);
            tooOld = Cursors.at(last - 2);
            oldEnough = Cursors.at(last - 1);
        }

        request(tooOld, Map.of()).then().statusCode(410);
        request(oldEnough, Map.of()).then().statusCode(200);
    }

    @Test
    void anErasedPersonMakesEveryCopyBeReadAnew() {
        var author = newsroom.author("Өшірілетін");
        newsroom.publishes(article().by(author));
        var since = before(Map.of());
        var path = "/management/authors/" + id("/management/authors", author);
        admin.request()
                .header("If-Match", admin.etag(path))
                .contentType("application/json")
                .body(Map.of("bylines", "remove"))
                .put(path + "/erasure")
                .then()
                .statusCode(200);

        request(since, Map.of()).then().statusCode(410).body("resync", equalTo("/api/changes"));
        request(before(Map.of()), Map.of()).then().statusCode(200);
        assertEquals(0, number("select count(*) from change where topics::text like '%" + author.value() + "%'"));
    }

    @Test
    void aCursorOfOtherFiltersIsRefused() {
        var since = before(Map.of("lang", "kk"));

        request(since, Map.of("lang", "kk")).then().statusCode(200);
        for (var other : List.of(
                Map.<String, String>of(),
                Map.of("lang", "ru"),
                Map.of("lang", "kk", "kind", "article"),
                Map.of("tag", "kk"))) {
            request(since, other)
                    .then()
                    .statusCode(400)
                    .body("type", equalTo("/problems/invalid-cursor"))
                    .body("errors[0].parameter", equalTo("since"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "since=0",
                "since=abc",
                "since=AQ",
                "since=AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "limit=0",
                "limit=101",
                "kind=news",
                "kind=article,,tag",
                "lang=xx",
                "section=A",
                "profile=all",
                "profile=card&fields=id",
                "fields=secret",
                "cursor=x"
            })
    void whatIsInvalidIsRefused(String query) {
        get("/api/changes?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].parameter", equalTo(query.contains("&") ? "fields" : query.replaceAll("=.*", "")));
    }

    /** contentful.js#327: what is referred to is not in the feed. */
    @Test
    void anEditedPhotoSendsTheArticlesThatShowItPageByPage() {
        var photo = newsroom.photo("Фото", "Айнакөл");
        var stories = List.of(
                newsroom.publishes(article().withLeadPhoto(photo)),
                newsroom.publishes(article().withLeadPhoto(photo)),
                newsroom.publishes(article().withPhoto(photo)));
        var follower = Follower.fromNow(Map.of("kind", "photo,article"));
        edits(photo);

        var changes = follower.catchUp(1);

        assertEquals(photo.toString(), changes.getFirst().path("id").asText());
        assertEquals(
                stories.stream().map(story -> story.id().toString()).collect(Collectors.toSet()),
                changes.stream()
                        .skip(1)
                        .map(change -> change.path("id").asText())
                        .collect(Collectors.toSet()));
        assertEquals(4, changes.size());
    }

    @Test
    void aRenamedAuthorSendsItsArticlesPageByPageOrOnlyItself() {
        var author = newsroom.author("Ескі аты");
        for (int i = 0; i < 5; i++) {
            newsroom.publishes(article().by(author));
        }
        var all = Follower.fromNow(Map.of("kind", "author,article"));
        var alone = Follower.fromNow(Map.of("kind", "author"));
        renames("/management/authors", author, Map.of("name", "Жаңа аты", "kind", "person", "slug", author.value()));

        var changes = all.catchUp(2);

        assertEquals(6, changes.size());
        assertTrue(changes.stream().skip(1).allMatch(change -> change.toString().contains("Жаңа аты")));
        assertEquals(1, alone.catchUp().size());
    }

    @Test
    void aTagThatIsMergedSaysWhichOneHasItsPlace() {
        var loser = newsroom.tag("Ескі");
        var winner = newsroom.tag("Жаңа");
        var story = newsroom.publishes(article().tagged(loser));
        var follower = Follower.fromNow(Map.of());
        var path = "/management/tags/" + id("/management/tags", loser);
        var id = id("/management/tags", loser);
        admin.puts(path + "/merge", admin.etag(path), Map.of("into", winner.value()))
                .then()
                .statusCode(200);

        var changes = follower.catchUp();

        assertEquals("moved", only("tag", id, changes).path("reason").asText());
        assertEquals(winner.value(), only("tag", id, changes).path("movedTo").asText());
        assertEquals(
                winner.value(),
                only("article", story.id(), changes).at("/data/tags/0/slug").asText());
    }

    @Test
    void anArticleThatMovedHasItsPreviousSlugs() {
        var story = newsroom.publishes(article());
        var since = before(Map.of());
        var moved = newsroom.renames(story, "jana-" + UUID.randomUUID());

        var item = only("article", story.id(), page(since, Map.of("limit", "100")));

        assertEquals(moved.slug(), item.path("slug").asText());
        assertEquals(List.of(story.slug()), List.of(item.at("/previousSlugs/0").asText()));
    }

    @Test
    void whatWasNeverPublicIsInNoChange() {
        var tag = newsroom.tag("Құпия");
        var author = newsroom.author("Құпия");
        var section = newsroom.section("Құпия");
        var photo = newsroom.photo("Фото", "Құпия");
        var follower = Follower.fromNow(Map.of());
        var draft = newsroom.drafts(
                article().tagged(tag).by(author).inSection(section).withLeadPhoto(photo));
        newsroom.renames(draft, "qupiya-" + UUID.randomUUID());
        newsroom.relates(draft, newsroom.publishes(article()));
        var path = "/management/articles/" + draft.id();
        admin.puts(path + "/schedule", admin.etag(path), Map.of("publishAt", "2099-01-01T00:00:00Z"))
                .then()
                .statusCode(200);
        edits(photo);
        renames("/management/tags", tag, Map.of("name", "Құпия 2", "slug", tag.value()));
        newsroom.redrafts(newsroom.publishes(article()), article());

        var told = follower.catchUp().toString();

        for (var secret : List.of(draft.id(), photo, id("/management/tags", tag), tag, author, section)) {
            assertFalse(told.contains(secret.toString()), secret::toString);
        }
    }

    @Test
    void entriesComeAndGoWithTheirLiveBlogExceptThoseThatNobodySaw() {
        var blog = admin.makes("/management/articles", Map.of("title", "Тікелей", "lang", "kk", "kind", "live"));
        var shown = entry(blog);
        var taken = entry(blog);
        admin.deletes(taken).then().statusCode(204);
        var follower = Follower.fromNow(Map.of());
        admin.puts(blog + "/publication", admin.etag(blog), Map.of()).then().statusCode(200);
        var published = follower.catchUp();
        var removed = entry(blog);
        follower.catchUp();
        admin.request()
                .header("If-Match", admin.etag(blog))
                .delete(blog + "/publication")
                .then()
                .statusCode(200);
        admin.deletes(removed).then().statusCode(204);
        var withdrawn = follower.catchUp();

        assertEquals(
                "upsert", only("live-entry", last(shown), published).path("op").asText());
        assertFalse(published.toString().contains(last(taken)));
        for (var entry : List.of(shown, removed)) {
            var gone = only("live-entry", last(entry), withdrawn);
            assertEquals("unpublished", gone.path("reason").asText());
            assertEquals(last(blog), gone.path("article").asText());
        }
        assertTrue(follower.copy().keySet().stream().noneMatch(key -> key.startsWith("live-entry " + last(shown))));
    }

    private String entry(String blog) {
        return admin.makes(
                blog + "/entries?publish=true",
                Map.of(
                        "title",
                        "Жазба",
                        "body",
                        List.of(Map.of("type", "paragraph", "text", List.of(Map.of("text", "1:0"))))));
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Test
    void frontsAreWholeAndAreToldWhenWhatTheyShowChanges() {
        var photo = newsroom.photo("Фото", "Айнакөл");
        var story = newsroom.publishes(article().withLeadPhoto(photo));
        var follower = Follower.fromNow(Map.of("kind", "front"));
        var block = newsroom.block("Бірінші бет", story);

        var made = follower.catchUp().getFirst();
        edits(photo);
        var changed = follower.catchUp().getFirst();
        newsroom.removes(block);
        var removed = follower.catchUp().getFirst();

        assertEquals(block.value(), made.path("slug").asText());
        assertEquals(story.id().toString(), made.at("/data/items/0/id").asText());
        assertTrue(changed.toString().contains("Басқа"));
        assertEquals("delete", removed.path("op").asText());
        assertEquals(block.value(), removed.path("slug").asText());
    }

    @Test
    void aPlacementThatBeginsByTimeAloneIsTold() throws SQLException {
        var story = newsroom.publishes(article());
        var block = admin.makes("/management/blocks", Map.of("title", "Апта " + UUID.randomUUID()));
        String name = admin.reads(block).path("name");
        admin.puts(
                        block,
                        Map.of(
                                "title",
                                "Апта",
                                "name",
                                name,
                                "items",
                                List.of(Map.of("article", story.id(), "validFrom", "2099-01-01T00:00:00Z"))))
                .then()
                .statusCode(200);
        var follower = Follower.fromNow(Map.of("kind", "front"));
        execute("update front_placement set valid_from = now() + interval '300 milliseconds' where block_id = '"
                + block.substring(block.lastIndexOf('/') + 1) + "'");

        await().untilAsserted(() -> {
            follower.catchUp();
            assertTrue(follower.copy().toString().contains(story.id().toString()), "the story is not in the block yet");
        });
        admin.deletes(block);
    }

    @Test
    void cachesMayKeepAPageForAWhileAndItIsCompressed() {
        var section = newsroom.section("Кэш");
        for (int i = 0; i < 5; i++) {
            publishedIn(section);
        }
        var filters = Map.of("section", section.value(), "kind", "article");

        given().queryParams(filters)
                .header("Accept-Encoding", "gzip")
                .get("/api/changes")
                .then()
                .header("Cache-Control", equalTo("public, max-age=60"))
                .header("Content-Encoding", equalTo("gzip"))
                .header("Vary", startsWith("Accept-Encoding"));
        var page = request(before(filters), filters);
        page.then().header("Cache-Control", equalTo("public, max-age=5"));
        assertFalse(page.headers().hasHeaderWithName("Cache-Tag"));
        given().queryParams(filters)
                .queryParam("since", before(filters))
                .header("If-None-Match", page.header("ETag"))
                .get("/api/changes")
                .then()
                .statusCode(304);
    }

    @Test
    void aPageEndsAtAboutAMegabyte() {
        var filters = Map.of("kind", "article");
        var since = before(filters);
        for (int i = 0; i < 4; i++) {
            newsroom.publishes(
                    article().saying(Collections.nCopies(15, "а".repeat(15_000)).toArray(String[]::new)));
        }

        var first = request(since, with(filters, "profile", "full"));
        var second = request(first.path("cursor"), with(filters, "profile", "full"));

        first.then().body("items", hasSize(3)).body("more", equalTo(true));
        second.then().body("items", hasSize(1));
    }

    private Story publishedIn(Slug section) {
        return newsroom.publishes(article().inSection(section));
    }

    private static String before(Map<String, String> filters) {
        return Cursors.now(filters);
    }

    private List<JsonNode> changesOf(Story story) {
        var follower = Follower.fromNow(Map.of());
        corrects(story);
        return follower.catchUp();
    }

    private void corrects(Story story) {
        var path = "/management/articles/" + story.id();
        admin.request()
                .header("If-Match", admin.etag(path))
                .contentType("application/json")
                .body(Map.of("text", "Түзету."))
                .post(path + "/corrections")
                .then()
                .statusCode(201);
    }

    private static Response request(String since, Map<String, String> filters) {
        return given().queryParams(filters).queryParam("since", since).get("/api/changes");
    }

    private static List<JsonNode> page(String since, Map<String, String> filters) {
        var items = Follower.read(request(since, filters).asString()).path("items");
        return items.valueStream().toList();
    }

    private static JsonNode only(String kind, Object id, List<JsonNode> changes) {
        var found = changes.stream()
                .filter(change -> change.path("kind").asText().equals(kind)
                        && change.path("id").asText().equals(id.toString()))
                .toList();
        assertFalse(found.isEmpty(), () -> kind + " " + id + " is not in " + changes);
        return found.getLast();
    }

    private static Set<String> names(JsonNode object) {
        var names = new HashSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Map<String, String> with(Map<String, String> filters, String name, String value) {
        var all = new HashMap<>(filters);
        all.put(name, value);
        return all;
    }

    private void unpublishes(Story story) {
        var path = "/management/articles/" + story.id();
        admin.request()
                .header("If-Match", admin.etag(path))
                .delete(path + "/publication")
                .then()
                .statusCode(200);
    }

    private void edits(UUID photo) {
        var path = "/management/photos/" + photo;
        admin.request()
                .header("If-Match", admin.etag(path))
                .contentType("application/merge-patch+json; charset=UTF-8")
                .body(Map.of("credit", Credit.of("Фото", "Басқа " + UUID.randomUUID())))
                .patch(path)
                .then()
                .statusCode(200);
    }

    private void renames(String topics, Slug slug, Map<String, ?> body) {
        admin.puts(topics + "/" + id(topics, slug), body).then().statusCode(200);
    }

    private String id(String topics, Slug slug) {
        return admin.request()
                .queryParam("limit", "100")
                .get(topics)
                .path("items.find { it.slug == '" + slug.value() + "' }.id");
    }

    private long newest() {
        return number("select max(position) from change");
    }

    private long oldest() {
        return number("select min(position) from change");
    }

    private long number(String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
