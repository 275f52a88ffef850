package kz.malim.webhook;

import static io.restassured.RestAssured.get;
import static kz.malim.support.Newsroom.article;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import kz.malim.access.Role;
import kz.malim.support.Client;
import kz.malim.support.Newsroom;
import kz.malim.support.Newsroom.Story;
import kz.malim.text.Slug;
import kz.malim.webhook.TestReceiver.Received;
import kz.malim.webhook.TestReceiver.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What receivers are sent, and the complaints about the webhooks of other systems. */
@QuarkusTest
class WebhooksTest {
    private static final String PATH = "/management/webhooks";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Newsroom newsroom;

    @Inject
    AgroalDataSource database;

    private final List<TestReceiver> receivers = new ArrayList<>();
    private final List<String> hooks = new ArrayList<>();
    private Client admin = new Client("");
    private Slug section = new Slug("x");

    @BeforeEach
    void begin() {
        admin = new Client(newsroom.keyOf(Role.ADMIN));
        section = newsroom.section("Ілмек");
    }

    @AfterEach
    void end() {
        hooks.forEach(hook -> admin.deletes(hook));
        receivers.forEach(TestReceiver::close);
    }

    /** A receiver, the path of its webhook, and its secret. */
    private record Hook(TestReceiver receiver, String path, String secret) {}

    private Hook hook(Map<String, ?> more) {
        var receiver = new TestReceiver();
        receivers.add(receiver);
        var body = new HashMap<String, Object>(
                Map.of("name", "Сайт", "url", receiver.url(), "filter", Map.of("sections", List.of(section.value()))));
        body.putAll(more);
        var made = admin.posts(PATH, body);
        made.then().statusCode(201);
        String path = PATH + "/" + made.path("webhook.id");
        hooks.add(path);
        return new Hook(receiver, path, made.path("secret"));
    }

    private Hook hook() {
        return hook(Map.of(
                "types",
                List.of(
                        "article.published",
                        "article.updated",
                        "article.unpublished",
                        "article.taken_down",
                        "article.moved")));
    }

    private Story story(String title) {
        return newsroom.publishes(article().inSection(section).titled(title));
    }

    private static Predicate<Received> of(Story story) {
        return request -> request.subject().equals(story.id().toString());
    }

    @Test
    void tellsOfAPublicationWhenItIsVisible() {
        var hook = hook(Map.of(
                "types",
                List.of("article.published"),
                "headers",
                Map.of("Authorization", "Bearer own", "X-Desk", "news")));
        var seen = new AtomicReference<String>("");
        hook.receiver().answering(request -> {
            seen.set(get(request.json().path("data").path("url").asText()).path("title"));
            return new Reply(200, "", Map.of());
        });

        var story = story("Мұзай көлі");

        var request = hook.receiver().await(1, of(story)).getFirst();
        await().atMost(PATIENCE).until(() -> seen.get().equals("Мұзай көлі"));
        var event = request.json();
        assertEquals("1.0", event.path("specversion").asText());
        assertEquals(request.id(), event.path("id").asText());
        assertFalse(request.id().contains("."));
        assertEquals("article.published", event.path("type").asText());
        assertEquals("article/" + story.id(), event.path("subject").asText());
        assertTrue(event.path("source").asText().startsWith("http"));
        assertEquals("upsert", event.path("data").path("op").asText());
        assertEquals(story.slug(), event.path("data").path("slug").asText());
        assertEquals("kk", event.path("data").path("lang").asText());
        assertTrue(event.path("data").path("position").asLong() > 0);
        assertTrue(request.body().contains("\"list:section:" + section.value() + "\""), request.body());
        assertFalse(request.body().contains("Мұзай"), "a thin event has no content");
        assertEquals("Bearer own", request.header("Authorization"));
        assertEquals("news", request.header("X-desk"));
        assertEquals("application/cloudevents+json; charset=utf-8", request.header("Content-type"));
        assertTrue(Signatures.isSigned(request, hook.secret()));
        List<String> keys = admin.reads(hook.path()).path("publicKeys");
        assertTrue(Signatures.isSignedAsymmetrically(request, keys.getFirst()));
    }

    @Test
    void tellsOfEveryFateOfAnArticle() {
        var hook = hook();
        var story = story("Тағдыр");
        hook.receiver().await(1, of(story));
        var renamed = newsroom.renames(story, "tagdyr-" + UUID.randomUUID());
        var moved = hook.receiver().await(2, of(story)).getLast();
        newsroom.takesDown(story, "Сот шешімі.");

        var last = hook.receiver().await(3, of(story)).getLast();

        assertEquals("article.moved", moved.type());
        assertEquals(
                story.slug(),
                moved.json().path("data").path("previousSlugs").path(0).asText());
        assertEquals(renamed.slug(), moved.json().path("data").path("slug").asText());
        assertEquals("article.taken_down", last.type());
        assertEquals("delete", last.json().path("data").path("op").asText());
        assertEquals("taken-down", last.json().path("data").path("reason").asText());
        assertEquals("Сот шешімі.", last.json().path("data").path("detail").asText());
    }

    /** strapi#25387, dotCMS#37449: what is not public, or somebody else's, is told to nobody. */
    @Test
    void tellsOfNothingElse() {
        var hook = hook();
        var draft = newsroom.drafts(article().inSection(section));
        var elsewhere = newsroom.publishes(article().inSection(newsroom.section("Басқа")));
        var here = story("Осында");
        hook.receiver().await(1, of(here));
        newsroom.edits(here, article().inSection(newsroom.section("Көшті")));

        hook.receiver().await(2, of(here)); // it has left the section, and a copy has to know

        assertEquals(List.of(), hook.receiver().received(of(draft)));
        assertEquals(List.of(), hook.receiver().received(of(elsewhere)));
    }

    /** polar#6771: in order for one article; and while one waits, only the newest. */
    @Test
    void sendsTheNewestStateInPlaceOfAllThatWait() throws Exception {
        var hook = hook();
        var release = new CountDownLatch(1);
        hook.receiver().answering(request -> {
            release.await();
            return new Reply(200, "", Map.of());
        });
        var story = story("Бірінші");
        hook.receiver().await(1, of(story));
        for (int i = 0; i < 5; i++) {
            newsroom.edits(story, article().inSection(section).titled("Нұсқа " + i));
        }
        release.countDown();

        hook.receiver().await(2, of(story));
        await().atMost(PATIENCE).until(() -> count("waiting", hook) == 0 && isRead(hook));

        var all = hook.receiver().received(of(story));
        var newest = all.getLast().position();
        assertEquals(
                all.stream().map(Received::position).sorted().toList(),
                all.stream().map(Received::position).toList());
        assertEquals(newest(story), newest, "the newest state was sent");
        assertTrue(all.size() < 6, "they did not wait for each other: " + all.size());
    }

    /** langwatch#7328, spoo#348, sentry#110215: one that hangs and one that fails delay nobody else. */
    @Test
    void delaysNoReceiverForAnother() {
        var hanging = hook();
        var failing = hook();
        var good = hook();
        var release = new CountDownLatch(1);
        hanging.receiver().answering(request -> {
            release.await();
            return new Reply(200, "", Map.of());
        });
        failing.receiver().answering(500);

        var stories = IntStream.range(0, 12).mapToObj(i -> story("Қатар " + i)).toList();

        good.receiver().await(12, request -> true);
        hanging.receiver().await(1, request -> true);
        release.countDown();
        stories.forEach(story -> hanging.receiver().await(1, of(story)));
    }

    /** sentry#110215: an event that one receiver refuses does not hold up its others. */
    @Test
    void delaysNoEventForAnotherOfTheSameReceiver() {
        var hook = hook();
        var bad = story("Жаман");
        hook.receiver().await(1, of(bad));
        hook.receiver().answering(request -> new Reply(of(bad).test(request) ? 500 : 200, "", Map.of()));
        newsroom.edits(bad, article().inSection(section));

        var good = story("Жақсы");

        hook.receiver().await(1, of(good));
        hook.receiver().await(3, of(bad));
    }

    /** Ghost#11752: attempts are documented, and each has the same id and a signature of its own. */
    @Test
    void triesAgainWithTheSameId() {
        var hook = hook();
        var attempts = new AtomicInteger();
        hook.receiver().answering(request -> new Reply(attempts.incrementAndGet() < 3 ? 500 : 200, "", Map.of()));

        var story = story("Қайта");

        var all = hook.receiver().await(3, of(story));
        assertEquals(1, all.stream().map(Received::id).distinct().count());
        assertTrue(all.stream().allMatch(request -> Signatures.isSigned(request, hook.secret())));
        await().atMost(PATIENCE)
                .untilAsserted(() -> admin.reads(
                                hook.path() + "/deliveries/" + all.getFirst().id())
                        .then()
                        .statusCode(200)
                        .body("state", equalTo("delivered"))
                        .body("attempts", equalTo(3))
                        .body("status", equalTo(200)));
    }

    /** dotCMS#35999: attempts end. */
    @Test
    void givesUpAfterTheLastAttempt() {
        var hook = hook();
        hook.receiver().answering(request -> new Reply(500, "қате", Map.of()));

        story("Соңғы");

        await().atMost(PATIENCE)
                .untilAsserted(() -> admin.reads(hook.path() + "/deliveries?state=failed")
                        .then()
                        .body("items", hasSize(1))
                        .body("items[0].attempts", equalTo(6)));
        String id = admin.reads(hook.path() + "/deliveries").path("items[0].id");
        admin.reads(hook.path() + "/deliveries/" + id)
                .then()
                .body("response", equalTo("қате"))
                .body("error", equalTo("It responds with status 500."));
        hook.receiver().answering(200);
        admin.request()
                .post(hook.path() + "/deliveries/" + id + "/retry")
                .then()
                .statusCode(202);
        hook.receiver().await(7, request -> request.id().equals(id));
        await().atMost(PATIENCE).until(() -> count("delivered", hook) == 1);
    }

    /** nextly#283: nothing is sent to one that is disabled, and when it is enabled it is told of everything. */
    @Test
    void disablesWhatIsGoneAndResumesFromItsCursor() {
        var hook = hook();
        hook.receiver().answering(410);
        story("Кетті");
        await().atMost(PATIENCE)
                .untilAsserted(() -> admin.reads(hook.path())
                        .then()
                        .body("state", equalTo("disabled"))
                        .body("disabledReason", equalTo("gone")));
        admin.reads("/management/audit?limit=100")
                .then()
                .body("items.findAll { it.subject == 'webhook' }.after.disabled_reason", hasItem("gone"));
        int before = hook.receiver().received().size();
        hook.receiver().answering(200);
        var missed = IntStream.range(0, 20).mapToObj(i -> story("Жоқта " + i)).toList();
        assertEquals(before, hook.receiver().received().size());

        admin.puts(hook.path() + "/activation", admin.etag(hook.path()), Map.of("from", "cursor"))
                .then()
                .statusCode(200);

        missed.forEach(story -> hook.receiver().await(1, of(story)));
    }

    @Test
    void disablesWhatHasFailedForFiveDaysAndCanSkipWhatWasMissed() throws Exception {
        var hook = hook();
        hook.receiver().answering(500);
        var first = story("Ұзақ");
        hook.receiver().await(1, of(first));
        does("update webhook_progress set failing_since = now() - interval '4 days' where webhook_id = ?", hook);
        hook.receiver().await(3, of(first));
        assertEquals("active", admin.reads(hook.path()).path("state"));
        does("update webhook_progress set failing_since = now() - interval '121 hours' where webhook_id = ?", hook);
        story("Тағы");
        await().atMost(PATIENCE)
                .untilAsserted(() -> admin.reads(hook.path()).then().body("disabledReason", equalTo("failing")));
        var skipped = story("Өткен");
        hook.receiver().answering(200);

        admin.puts(hook.path() + "/activation", admin.etag(hook.path()), Map.of("from", "now"))
                .then()
                .statusCode(200);

        var told = story("Жаңа");
        hook.receiver().await(1, of(told));
        assertEquals(List.of(), hook.receiver().received(of(skipped)));
    }

    @Test
    void signsWithBothSecretsWhileTheyAreReplaced() throws Exception {
        var hook = hook();
        var rotated =
                admin.request().header("If-Match", admin.etag(hook.path())).post(hook.path() + "/secret");
        rotated.then().statusCode(201).body("webhook.publicKeys", hasSize(2));
        String renewed = rotated.path("secret");
        assertNotEquals(hook.secret(), renewed);

        var both = hook.receiver().await(1, of(story("Екі"))).getFirst();
        assertTrue(Signatures.isSigned(both, hook.secret()) && Signatures.isSigned(both, renewed));
        List<String> keys = rotated.path("webhook.publicKeys");
        assertTrue(keys.stream().allMatch(key -> Signatures.isSignedAsymmetrically(both, key)));
        does(
                "update webhook_secret set expires_at = now() - interval '1 second' where expires_at is not null and webhook_id = ?",
                hook);

        var one = hook.receiver().await(1, of(story("Бір"))).getFirst();
        assertFalse(Signatures.isSigned(one, hook.secret()));
        assertTrue(Signatures.isSigned(one, renewed));
        admin.request().header("If-Match", admin.etag(hook.path())).post(hook.path() + "/secret");
        var third = admin.request().header("If-Match", admin.etag(hook.path())).post(hook.path() + "/secret");
        third.then().body("webhook.publicKeys", hasSize(2));
    }

    @Test
    void replaysARangeWithTheSameIdsInOrder() {
        var hook = hook();
        var stories =
                IntStream.range(0, 4).mapToObj(i -> story("Қайталау " + i)).toList();
        var first = stories.stream()
                .map(story -> hook.receiver().await(1, of(story)).getFirst())
                .toList();
        await().atMost(PATIENCE).until(() -> count("waiting", hook) == 0);

        admin.puts(
                        hook.path() + "/replay",
                        admin.etag(hook.path()),
                        Map.of(
                                "after",
                                first.get(0).position(),
                                "until",
                                first.get(2).position()))
                .then()
                .statusCode(200);

        for (var again : List.of(first.get(1), first.get(2))) {
            hook.receiver().await(2, request -> request.id().equals(again.id()));
        }
        await().atMost(PATIENCE)
                .until(() -> !admin.reads(hook.path()).<Boolean>path("replaying") && count("waiting", hook) == 0);
        assertEquals(6, hook.receiver().received().size());
        assertEquals(
                1,
                hook.receiver()
                        .received(request -> request.id().equals(first.get(3).id()))
                        .size());
        admin.puts(hook.path() + "/replay", admin.etag(hook.path()), Map.of("after", 5, "until", 4))
                .then()
                .statusCode(400);
        admin.puts(hook.path() + "/replay", admin.etag(hook.path()), Map.of("after", 1, "until", Long.MAX_VALUE))
                .then()
                .statusCode(400);
    }

    /** sanity#1409: not before every replica shows it; a replica that is silent for six seconds shows nothing old. */
    @Test
    void waitsForTheSlowestReplica() throws Exception {
        var hook = hook();
        var other = UUID.randomUUID();
        long before = position();
        does("insert into replica_position values ('" + other + "', " + before + ", now() + interval '1 hour')");
        try {
            var story = story("Баяу");
            long changed = newest(story);
            await().atMost(PATIENCE).until(() -> number("select max(position) from replica_position") >= changed);
            assertEquals(before, number("select visible_change_position()"));
            assertEquals(List.of(), hook.receiver().received(of(story)));
            assertTrue(admin.reads(hook.path()).<Number>path("position").longValue() <= before);

            does("update replica_position set at = now() - interval '7 seconds' where replica = '" + other + "'");

            hook.receiver().await(1, of(story));
        } finally {
            does("delete from replica_position where replica = '" + other + "'");
        }
    }

    /** superdesk#27: what a killed replica was doing, another does; meanwhile nobody does it twice. */
    @Test
    void leavesAWebhookToTheReplicaThatHasItsLease() throws Exception {
        var hook = hook();
        does(
                "update webhook_progress set leased_by = gen_random_uuid(), leased_until = now() + interval '1 hour' where webhook_id = ?",
                hook);
        var other = hook();
        var story = story("Кезек");
        other.receiver().await(1, of(story)); // so it is visible, and ours looked for work
        assertEquals(List.of(), hook.receiver().received(of(story)));

        does("update webhook_progress set leased_until = now() - interval '1 second' where webhook_id = ?", hook);

        hook.receiver().await(1, of(story));
    }

    @Test
    void sendsAPingAndATestAtOnce() {
        var hook = hook();
        hook.receiver().answering(request -> new Reply(200, "ж".repeat(300_000), Map.of()));

        var ping = admin.posts(hook.path() + "/deliveries", Map.of());

        ping.then().statusCode(201).body("state", equalTo("delivered")).body("type", equalTo("ping"));
        assertTrue(ping.<String>path("response").length() <= 4096);
        var sent = hook.receiver().received().getFirst();
        assertEquals("ping", sent.type());
        assertTrue(Signatures.isSigned(sent, hook.secret()));
        assertEquals(sent.body(), ping.path("request"));
        var story = newsroom.publishes(article());
        admin.posts(hook.path() + "/deliveries", Map.of("article", story.id().toString()))
                .then()
                .statusCode(201)
                .body("state", equalTo("delivered"));
        assertEquals(
                "article.updated",
                hook.receiver().await(1, of(story)).getFirst().type());
        admin.posts(
                        hook.path() + "/deliveries",
                        Map.of("article", newsroom.drafts(article()).id().toString()))
                .then()
                .statusCode(400);
    }

    @ParameterizedTest
    @CsvSource({
        "http://10.0.0.1/x, It leads into a private network.",
        "http://169.254.169.254/latest, It leads into a private network.",
        "http://[::1]:%d/, It leads into a private network.",
        "http://127.0.0.2:%d/, It leads into a private network.",
        "http://2130706434:%d/, It leads into a private network.",
        "http://there-is-no-such.invalid/, There is no such host.",
        "http://93.184.215.14/, A receiver outside the allowed networks needs https."
    })
    void reachesNoAddressThatIsNotPublic(String url, String error) {
        var receiver = new TestReceiver();
        receivers.add(receiver);
        var hook = hook(Map.of("url", url.formatted(receiver.port())));

        admin.posts(hook.path() + "/deliveries", Map.of())
                .then()
                .statusCode(201)
                .body("state", equalTo("failed"))
                .body("error", equalTo(error));

        assertEquals(List.of(), receiver.received());
    }

    @Test
    void followsNoRedirect() {
        var trap = new TestReceiver();
        receivers.add(trap);
        var hook = hook();
        hook.receiver().answering(request -> new Reply(307, "", Map.of("Location", trap.url())));

        admin.posts(hook.path() + "/deliveries", Map.of())
                .then()
                .body("state", equalTo("failed"))
                .body("error", equalTo("It responds with status 307. Redirects are not followed."));

        assertEquals(List.of(), trap.received());
    }

    @Test
    void keepsItsSecrets() throws Exception {
        var value = "Bearer " + UUID.randomUUID();
        var hook = hook(Map.of("headers", Map.of("Authorization", value)));
        admin.posts(hook.path() + "/deliveries", Map.of());
        var bare = hook.secret().substring("whsec_".length());

        var shown = List.of(
                admin.reads(hook.path()),
                admin.reads(PATH + "?limit=100"),
                admin.reads(hook.path() + "/deliveries"),
                admin.reads("/management/audit?limit=100"));

        for (var response : shown) {
            assertFalse(response.asString().contains(value), response.asString());
            assertFalse(response.asString().contains(bare), response.asString());
        }
        assertEquals(
                0,
                number("select count(*) from webhook w join webhook_secret s on s.webhook_id = w.id where position('"
                        + value + "'::bytea in w.sealed_headers) > 0 or position(decode('" + bare
                        + "', 'base64') in s.sealed) > 0"));
        admin.reads(hook.path()).then().body("headerNames", equalTo(List.of("Authorization")));
        replaces(hook, Map.of()).then().statusCode(200).body("headerNames", hasSize(1)); // not sent, so they stay
        replaces(hook, Map.of("headers", Map.of())).then().statusCode(200).body("headerNames", hasSize(0));
    }

    private Response replaces(Hook hook, Map<String, ?> more) {
        var body = new HashMap<String, Object>(
                Map.of("name", "Сайт", "url", hook.receiver().url()));
        body.putAll(more);
        return admin.puts(hook.path(), body);
    }

    @Test
    void sendsWhatFrontEndsRevalidateBy() {
        var hook = hook(Map.of("format", "revalidation", "types", List.of("article.published", "article.moved")));
        var story = story("Парақ");
        hook.receiver().await(1, request -> request.body().contains(story.path()));
        var renamed = newsroom.renames(story, "paraq-" + UUID.randomUUID());

        var sent = hook.receiver()
                .await(1, request -> request.body().contains(renamed.path()))
                .getLast();

        assertTrue(sent.body().contains("\"article:" + story.id() + "\""), sent.body());
        assertEquals(Set.of("tags", "paths"), names(sent));
        assertTrue(Signatures.isSigned(sent, hook.secret()));
    }

    private static Set<String> names(Received request) {
        var names = new HashSet<String>();
        request.json().fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void sendsWhatPeopleReadInAChat() {
        var hook = hook(Map.of("format", "slack", "types", List.of("article.published")));

        story("<Су> & «тау» | көл");

        var sent = hook.receiver()
                .await(1, request -> request.body().contains("article.published"))
                .getLast();
        var text = sent.json().path("text").asText();
        assertTrue(text.contains("|&lt;Су&gt; &amp; «тау» ¦ көл>"), text);
        assertEquals(Set.of("text"), names(sent));
    }

    @Test
    void tellsOfOtherThingsThanArticles() {
        var hook = hook(Map.of("types", List.of("section.changed", "front.changed")));
        var block = newsroom.block("Бас бет", newsroom.publishes(article()));

        var front = hook.receiver()
                .await(1, request -> request.body().contains("/api/blocks/" + block.value()))
                .getFirst();

        assertEquals("front.changed", front.type());
        assertEquals(block.value(), front.json().path("data").path("slug").asText());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'name': '', 'url': 'https://a.example/'} #/name",
                "{'name': 'x'} #/url",
                "{'name': 'x', 'url': 'ftp://a.example/'} #/url",
                "{'name': 'x', 'url': 'https://u:p@a.example/'} #/url",
                "{'name': 'x', 'url': 'https://a.example/#x'} #/url",
                "{'name': 'x', 'url': '/hook'} #/url",
                "{'name': 'x', 'url': 'https://a.example/', 'types': ['article.created']} #/types/0",
                "{'name': 'x', 'url': 'https://a.example/', 'format': 'xml'} #/format",
                "{'name': 'x', 'url': 'https://a.example/', 'headers': {'Host': 'b'}} #/headers/Host",
                "{'name': 'x', 'url': 'https://a.example/', 'headers': {'webhook-id': 'b'}} #/headers/webhook-id",
                "{'name': 'x', 'url': 'https://a.example/', 'headers': {'X': 'a\\r\\nY: b'}} #/headers/X",
                "{'name': 'x', 'url': 'https://a.example/', 'headers': {'X y': 'a'}} #/headers/X y",
                "{'name': 'x', 'url': 'https://a.example/', 'filter': {'langs': ['de']}} #/filter/langs/0",
                "{'name': 'x', 'url': 'https://a.example/', 'filter': {'sections': ['No Slug']}} #/filter/sections/0",
                "{'name': 'x', 'url': 'https://a.example/', 'secret': 'mine'} #/secret"
            })
    void refusesWhatCannotBe(String example) {
        int end = example.lastIndexOf(" #");
        admin.request()
                .contentType("application/json")
                .body(example.substring(0, end).replace('\'', '"'))
                .post(PATH)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo(example.substring(end + 1)));
    }

    @Test
    void forgetsOldDeliveriesAndKeepsWhatWaits() throws Exception {
        var hook = hook();
        story("Ескі");
        hook.receiver().await(1, request -> true);
        await().atMost(PATIENCE).until(() -> count("delivered", hook) == 1);
        does("update webhook_delivery set created_at = now() - interval '31 days' where webhook_id = ?", hook);

        retention.deleteSome();

        assertEquals(0, count("delivered", hook));
    }

    @Inject
    DeliveryRetention retention;

    private int count(String state, Hook hook) {
        return admin.reads(hook.path() + "/deliveries?limit=100&state=" + state)
                .<List<?>>path("items")
                .size();
    }

    private boolean isRead(Hook hook) throws SQLException {
        return admin.reads(hook.path()).<Number>path("position").longValue() >= position();
    }

    private long position() throws SQLException {
        return number("select max(position) from change");
    }

    private long newest(Story story) throws SQLException {
        return number("select max(position) from change where article_id = '" + story.id() + "' and for_readers");
    }

    private long number(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void does(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private void does(String sql, Hook hook) throws SQLException {
        does(sql.replace("?", "'" + hook.path().substring(PATH.length() + 1) + "'"));
    }
}
