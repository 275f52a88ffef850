package kz.malim.published;

import static io.restassured.RestAssured.get;
import static kz.malim.support.Newsroom.article;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import kz.malim.access.Role;
import kz.malim.body.BodyBlock;
import kz.malim.body.Box;
import kz.malim.body.Questions;
import kz.malim.body.Story;
import kz.malim.media.Credit;
import kz.malim.support.Client;
import kz.malim.support.Editor;
import kz.malim.support.Newsroom;
import kz.malim.text.Language;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A story in a body carries the card of another article as it is now, and is not there while the other is not public. */
@QuarkusTest
class StoryCardsTest {
    @Inject
    Newsroom newsroom;

    @Test
    void carriesTheCardThatListsHave() {
        var photo = newsroom.photo("Көпір", "Басқаның суреті", Credit.of("Фото", "Malim"));
        var other = newsroom.publishes(article()
                .in(Language.RUSSIAN)
                .titled("Мост открыт")
                .withLede("Его ждали три года.")
                .inSection(newsroom.section("Қала"))
                .tagged(newsroom.tag("Көпір"))
                .by(newsroom.author("Айгүл"))
                .withLeadPhoto(photo));
        var page = newsroom.publishes(
                article().saying("Бірінші.").with(story("s", other)).saying("Соңғы."));

        Map<String, Object> card = get("/api/articles?ids=" + other.id()).path("items[0]");

        get(page.path())
                .then()
                .body("body[1].type", equalTo("story"))
                .body("body[1].article", equalTo(other.id().toString()))
                .body("body[1].story", equalTo(card))
                .body("body", hasSize(3))
                .header("Server-Timing", containsString("\"1 statements\""));
        get(page.path() + "/body").then().body("items[1].story", equalTo(card));
        get("/api/articles?ids=" + page.id() + "&fields=body")
                .then()
                .body("items[0].body[1].story", equalTo(card))
                .header("Server-Timing", containsString("\"1 statements\""));
        get(page.path() + "?profile=mobile").then().body("body[1].story", equalTo(card));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 50, 100})
    void takesOneStatementHoweverManyStories(int count) {
        var others = IntStream.range(0, Math.min(count, 3))
                .mapToObj(n -> newsroom.publishes(article()))
                .toList();
        var blocks = IntStream.range(0, count)
                .mapToObj(n -> story("s" + n, others.get(n % others.size())))
                .toArray(BodyBlock[]::new);
        var page = newsroom.publishes(article().with(blocks));

        get(page.path())
                .then()
                .body("body.story", hasSize(count))
                .header("Server-Timing", containsString("\"1 statements\""));
    }

    /** The page changes with the other article, at once, though nobody has edited the page. */
    @Test
    void changesWithTheOtherArticle() {
        var section = newsroom.section("Қала");
        var other = newsroom.publishes(article().titled("Бұрынғы").inSection(section));
        var page = newsroom.publishes(article().saying("Бірінші.").with(story("s", other)));
        shows(page, "Бұрынғы");
        var lists = "/api/articles?ids=" + page.id() + "&fields=body";
        get(lists).then().body("items[0].body[1].story.title", equalTo("Бұрынғы"));

        newsroom.edits(other, article().titled("Жаңа").inSection(section));
        shows(page, "Жаңа");
        get(lists).then().body("items[0].body[1].story.title", equalTo("Жаңа"));

        var renamed = newsroom.renames(other, "zhana-" + UUID.randomUUID());
        get(page.path()).then().body("body[1].story.slug", equalTo(renamed.slug()));
        get(page.path() + "?format=html").then().body(containsString(renamed.slug()));

        editor().deletes(Editor.ARTICLES + "/" + other.id(), "/publication")
                .then()
                .statusCode(200);
        shows(page, null);
        get(lists).then().body("items[0].body.type", contains("paragraph"));

        editor().puts(Editor.ARTICLES + "/" + other.id(), "/publication").then().statusCode(200);
        shows(page, "Жаңа");

        newsroom.takesDown(other, "Сот шешімі");
        shows(page, null);
    }

    @Test
    void changesWithWhatTheCardShows() {
        var tag = newsroom.tag("Бұрынғы тег");
        var photo = newsroom.photo("Бұрынғы мәтін", null, Credit.of("Фото", "Malim"));
        var other = newsroom.publishes(article().tagged(tag).withLeadPhoto(photo));
        var page = newsroom.publishes(article().with(story("s", other)));
        get(page.path()).then().body("body[0].story.photo.alt", equalTo("Бұрынғы мәтін"));

        var admin = new Editor(newsroom.keyOf(Role.ADMIN));
        admin.patches(
                        "/management/photos/" + photo,
                        admin.etag("/management/photos/" + photo),
                        "{\"alt\": \"Жаңа мәтін\"}")
                .then()
                .statusCode(200);
        get(page.path()).then().body("body[0].story.photo.alt", equalTo("Жаңа мәтін"));

        var client = new Client(admin.key());
        String id = client.reads("/management/tags").path("items.find { it.slug == '" + tag.value() + "' }.id");
        client.puts("/management/tags/" + id, Map.of("name", "Жаңа тег", "slug", tag.value()))
                .then()
                .statusCode(200);
        get(page.path()).then().body("body[0].story.tags.name", contains("Жаңа тег"));
    }

    @Test
    void appearsWhenTheOtherArticleIsPublished() {
        var other = newsroom.drafts(article());
        var page = newsroom.publishes(article().saying("Бірінші.").with(story("s", other)));
        shows(page, null);

        newsroom.publishes(other);

        get(page.path()).then().body("body[1].story.id", equalTo(other.id().toString()));
    }

    /** Not even the id says that something is being written. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/body",
                "?include=authors,photos,related,blocks,translations",
                "?profile=mobile",
                "?body=html",
                "?body=text",
                "?body=markdown",
                "?format=html",
                "?format=text",
                "?format=markdown",
                "?format=ninjs",
                "?format=jsonld",
                "?format=atom"
            })
    void tellsNothingOfADraft(String form) {
        var draft = newsroom.drafts(article());
        var secret = new Story("s", draft.id(), null, "Құпия тақырып", "Тағы оқыңыз", "Құпия лид", null, null);
        var page = newsroom.publishes(article().saying("Бірінші.").with(secret));

        get(page.path() + form)
                .then()
                .statusCode(200)
                .body(containsString("Бірінші."))
                .body(not(containsString(draft.id().toString())))
                .body(not(containsString("Құпия")))
                .body(not(containsString("Тағы оқыңыз")));
    }

    @Test
    void tellsNothingOfADraftInListsAndFeeds() {
        var draft = newsroom.drafts(article());
        var tag = newsroom.tag("Құпия");
        var page = newsroom.publishes(article().saying("Бірінші.").tagged(tag).with(story("s", draft)));

        for (var path : List.of(
                "/api/articles?fields=body&ids=" + page.id(),
                "/api/articles?q=Бірінші&tag=" + tag,
                "/feeds/tag/" + tag + ".rss",
                "/feeds/tag/" + tag + ".atom",
                "/feeds/tag/" + tag + ".json")) {
            get(path).then().statusCode(200).body(not(containsString(draft.id().toString())));
        }
    }

    @Test
    void tellsNothingOfDraftsFromInsideOtherBlocks() {
        var draft = newsroom.drafts(article());
        var shown = newsroom.publishes(article());
        var page = newsroom.publishes(article()
                .saying("Бірінші.")
                .with(
                        new Box("b", Box.Kind.CALLOUT, "Екеуі", List.of(story("s1", draft), story("s2", shown))),
                        new Box("e", Box.Kind.CALLOUT, "Біреуі", List.of(story("s3", draft))),
                        new Questions("q", List.of(new Questions.Item("Сұрақ?", List.of(story("s4", shown)))))));

        for (var path : List.of(page.path(), page.path() + "?format=html", page.path() + "/body")) {
            get(path).then().statusCode(200).body(not(containsString(draft.id().toString())));
        }
        get(page.path())
                .then()
                .body("body.id", not(hasItem("e"))) // nothing is left in it
                .body("body.find { it.id == 'b' }.body.id", contains("s2"))
                .body("body.find { it.id == 'b' }.body[0].story.slug", equalTo(shown.slug()))
                .body("body.find { it.id == 'q' }.items[0].body[0].story.slug", equalTo(shown.slug()));
    }

    @Test
    void saysInEveryFormWhatThePlaceSays() {
        var other = newsroom.publishes(
                article().in(Language.RUSSIAN).titled("Мост открыт").withLede("Его ждали три года."));
        var own = new Story("s", other.id(), null, "Көпір ашылды", "Тағы оқыңыз", null, null, null);
        var elsewhere =
                new Story("t", null, "https://news.example/1", "How it was built", null, "A diary.", null, null);
        var tag = newsroom.tag("Көпір");
        var page = newsroom.publishes(article().tagged(tag).with(own, elsewhere));

        for (var form : List.of("html", "text", "markdown", "atom", "ninjs")) {
            var written = get(page.path() + "?format=" + form).asString();
            // the blocks of ninjs have the card as it is
            assertEquals(form.equals("ninjs"), written.contains("Мост открыт"), form);
            get(page.path() + "?format=" + form)
                    .then()
                    .body(containsString("Тағы оқыңыз"))
                    .body(containsString("Көпір ашылды"))
                    .body(containsString("Его ждали три года"))
                    .body(containsString(other.slug()))
                    .body(containsString("How it was built"))
                    .body(containsString("A diary"))
                    .body(containsString("https://news.example/1"));
        }
        for (var feed : List.of("rss", "atom", "json")) {
            get("/feeds/tag/" + tag + "." + feed)
                    .then()
                    .body(containsString("Көпір ашылды"))
                    .body(containsString("https://news.example/1"));
        }
        get(page.path() + "?format=jsonld")
                .then()
                .body("mentions.headline", contains("Көпір ашылды", "How it was built"))
                .body("mentions.'@type'", contains("NewsArticle", "WebPage"))
                .body("mentions[0].'@id'", equalTo("urn:uuid:" + other.id()));
        get(page.path() + "?format=ninjs")
                .then()
                .body(
                        "associations.findAll { it.name.startsWith('story-') }.uri",
                        contains("urn:uuid:" + other.id(), "https://news.example/1"));
    }

    /** The words of the place are the page's; the card's are found at the other article. */
    @Test
    void isFoundByTheWordsOfThePlace() {
        var word = "zq" + UUID.randomUUID().toString().substring(0, 8);
        var other = newsroom.publishes(article().titled("Other " + word + "c"));
        var page = newsroom.publishes(article()
                .in(Language.ENGLISH)
                .with(new Story("s", other.id(), null, null, null, "Teaser " + word + "p", null, null)));

        get("/api/articles?q=" + word + "p")
                .then()
                .body("items.id", contains(page.id().toString()));
        get("/api/articles?q=" + word + "c")
                .then()
                .body("items.id", contains(other.id().toString()));
    }

    @Test
    void bringsItsPhotosWithThoseOfTheArticle() {
        var photo = newsroom.photo("Сурет", null, Credit.of("Фото", "Malim"));
        var other = newsroom.publishes(article());
        var page = newsroom.publishes(
                article().withPhoto(photo).with(new Story("s", other.id(), null, null, null, null, photo, null)));

        get(page.path() + "?include=photos").then().body("photos.id", hasItem(photo.toString()));
        get(page.path() + "?format=text").then().body(containsString("Фото: Malim"));
    }

    @Test
    void previewsWhatReadersWouldSee() {
        var other = newsroom.publishes(article().titled("Көпір"));
        var draft = newsroom.drafts(article().with(story("s", other)));

        var made = editor().posts(Editor.ARTICLES + "/" + draft.id(), "/previews", Map.of());
        assertEquals(201, made.statusCode(), made.asString());
        get(made.<String>path("url")).then().body("body[0].story.title", equalTo("Көпір"));
    }

    private void shows(Newsroom.Story page, @Nullable String title) {
        get(page.path())
                .then()
                .body("body.findAll { it.type == 'story' }.story.title", title == null ? empty() : contains(title));
    }

    private Editor editor() {
        return new Editor(newsroom.keyOf(Role.ADMIN));
    }

    private static Story story(String id, Newsroom.Story other) {
        return new Story(id, other.id(), null, null, null, null, null, null);
    }
}
