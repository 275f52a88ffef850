package kz.malim.article;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.malim.editing.BulkRequest;
import kz.malim.related.RelatedArticles;
import kz.malim.support.Client;
import kz.malim.support.Editor;
import kz.malim.text.Slug;
import kz.malim.web.Problem;

/** Every caller of the acts on an article: HTTP, bulk requests, imports, and direct calls. */
@ApplicationScoped
class WaysToActs {
    /** An import that publishes an article of which only the title is known. */
    static final String STUB = "import publish a stub";

    private static final String BY = "program";

    private final Articles articles;
    private final Publishing publishing;
    private final Withdrawing withdrawing;
    private final Reviewing reviewing;
    private final Renaming renaming;
    private final RelatedArticles related;

    WaysToActs(
            Articles articles,
            Publishing publishing,
            Withdrawing withdrawing,
            Reviewing reviewing,
            Renaming renaming,
            RelatedArticles related) {
        this.articles = articles;
        this.publishing = publishing;
        this.withdrawing = withdrawing;
        this.reviewing = reviewing;
        this.renaming = renaming;
        this.related = related;
    }

    /** An article imported from a page with this title. */
    record Imported(UUID id, String title) {
        String path() {
            return Editor.ARTICLES + "/" + id;
        }
    }

    interface Invocation {
        /** Returns the outcome in a word. */
        String execute(Client caller, Imported article, int version);
    }

    Map<String, Invocation> all() {
        var invocations = new LinkedHashMap<String, Invocation>();
        overHttp(invocations);
        for (var action : BulkRequest.Action.values()) {
            if (action != BulkRequest.Action.CREATE) {
                invocations.put(
                        "bulk " + action.wireName(),
                        (caller, article, version) -> inBulk(caller, article, version, action));
            }
        }
        invocations.put(
                "import",
                (caller, article, version) -> imports(caller, article, page(article.title(), "Тағы."), "false"));
        invocations.put(
                "import publish",
                (caller, article, version) -> imports(caller, article, page(article.title(), "Тағы."), "true"));
        invocations.put(
                "import publish the same",
                (caller, article, version) -> imports(caller, article, page(article.title(), "Осы."), "true"));
        invocations.put(
                "import publish a mention",
                (caller, article, version) -> imports(caller, article, naming(article.title()), "true"));
        invocations.put(STUB, (caller, article, version) -> imports(caller, article, naming(article.title()), "true"));
        direct(invocations);
        return invocations;
    }

    /** A page of another article that relates this one. */
    static String naming(String title) {
        return page("Басқа " + UUID.randomUUID(), "Осы.") + "\nОқи отырыңыз:\n\n" + title + "\n04.03.2025\n";
    }

    static String page(String title, String last) {
        return title + "\n\nMalim редакциясы\n\n04.03.2025\n\nБірінші сөйлем осы жерде тұр. " + last + "\n";
    }

    private static void overHttp(Map<String, Invocation> invocations) {
        json(invocations, "replaceArticleContent", "PUT", "", Map.of("title", "Жаңа"));
        invocations.put(
                "patchArticleContent",
                (caller, article, version) -> outcome(versioned(caller, version)
                        .contentType("application/merge-patch+json; charset=UTF-8")
                        .body(Map.of("lede", "Жаңа"))
                        .patch(article.path())));
        json(invocations, "restoreRevision", "POST", "/revisions", Map.of("restore", 1));
        invocations.put(
                "renameArticle",
                (caller, article, version) -> outcome(versioned(caller, version)
                        .contentType("application/json")
                        .body(Map.of("slug", "jana-" + UUID.randomUUID()))
                        .put(article.path() + "/slug")));
        json(invocations, "replaceCuratedList", "PUT", "/related", Map.of("items", List.of()));
        plain(invocations, "requestReview", "PUT", "/review");
        plain(invocations, "endReview", "DELETE", "/review");
        plain(invocations, "publishArticle", "PUT", "/publication");
        plain(invocations, "unpublishArticle", "DELETE", "/publication");
        json(invocations, "scheduleArticle", "PUT", "/schedule", Map.of("publishAt", "2099-01-01T00:00:00Z"));
        plain(invocations, "unscheduleArticle", "DELETE", "/schedule");
        json(invocations, "correctArticle", "POST", "/corrections", Map.of("text", "Түзету."));
        json(invocations, "takeDownArticle", "PUT", "/takedown", Map.of("reason", "Сот."));
        plain(invocations, "liftTakedown", "DELETE", "/takedown");
        plain(invocations, "trashArticle", "DELETE", "");
        plain(invocations, "restoreArticle", "DELETE", "/trash");
        plain(invocations, "validateArticle", "POST", "/validate");
        json(invocations, "createPreview", "POST", "/previews", Map.of());
        plain(invocations, "revokePreview", "DELETE", "/previews/" + new UUID(0, 0));
        // they are no live blogs, and have no entries
        json(invocations, "createEntry", "POST", "/entries", Map.of("title", "Жаңа"));
        var entry = "/entries/" + new UUID(0, 0);
        invocations.put(
                "patchEntry",
                (caller, article, version) -> outcome(versioned(caller, 0)
                        .contentType("application/merge-patch+json; charset=UTF-8")
                        .body(Map.of("title", "Жаңа"))
                        .patch(article.path() + entry)));
        plain(invocations, "removeEntry", "DELETE", entry);
        plain(invocations, "publishEntry", "PUT", entry + "/publication");
        plain(invocations, "unpublishEntry", "DELETE", entry + "/publication");
        invocations.put(
                "replaceCoverage",
                (caller, article, version) -> outcome(versioned(caller, 0)
                        .contentType("application/json")
                        .body(Map.of("summary", "Жаңа"))
                        .put(article.path() + "/live")));
    }

    private static void plain(Map<String, Invocation> invocations, String name, String method, String resource) {
        invocations.put(
                name,
                (caller, article, version) ->
                        outcome(versioned(caller, version).request(method, article.path() + resource)));
    }

    private static void json(
            Map<String, Invocation> invocations, String name, String method, String resource, Map<String, ?> body) {
        invocations.put(
                name,
                (caller, article, version) -> outcome(versioned(caller, version)
                        .contentType("application/json")
                        .body(body)
                        .request(method, article.path() + resource)));
    }

    private static io.restassured.specification.RequestSpecification versioned(Client caller, int version) {
        return caller.request().header("If-Match", "\"" + version + "\"");
    }

    private static String outcome(Response response) {
        return response.statusCode() < 300 ? "done" : String.valueOf(response.statusCode());
    }

    private static String inBulk(Client caller, Imported article, int version, BulkRequest.Action action) {
        var item = new LinkedHashMap<String, Object>(
                Map.of("action", action.wireName(), "id", article.id(), "version", version));
        switch (action) {
            case SAVE, PATCH -> item.put("content", Map.of("title", "Жаңа"));
            case SCHEDULE -> item.put("content", Map.of("publishAt", "2099-01-01T00:00:00Z"));
            default -> {}
        }
        var response = caller.posts(Editor.ARTICLES + "/bulk", Map.of("atomic", false, "items", List.of(item)));
        int status = response.statusCode() == 207 ? response.path("items[0].status") : response.statusCode();
        return status < 300 ? "done" : String.valueOf(status);
    }

    private static String imports(Client caller, Imported article, String page, String publish) {
        var response = given().auth()
                .oauth2(caller.key())
                .contentType("text/plain; charset=UTF-8")
                .queryParam("publish", publish)
                .body(page)
                .post("/management/imports");
        return response.statusCode() == 201
                ? response.path("articles.find { it.id == '" + article.id() + "' }.outcome")
                : String.valueOf(response.statusCode());
    }

    private void direct(Map<String, Invocation> invocations) {
        var content = ArticleContent.titled("Жаңа").build();
        act(invocations, "Publishing.draft", article -> publishing.draft(article, content, BY));
        act(invocations, "Publishing.publish", publishing::publish);
        act(invocations, "Publishing.withdraw", article -> publishing.withdraw(article, BY));
        act(
                invocations,
                "Publishing.schedule",
                article -> publishing.schedule(article, Instant.now().plusSeconds(3_600), null));
        act(invocations, "Publishing.unschedule", publishing::unschedule);
        act(invocations, "Withdrawing.takeDown", article -> withdrawing.takeDown(article, "Сот.", BY));
        act(invocations, "Withdrawing.liftTakedown", withdrawing::liftTakedown);
        act(invocations, "Withdrawing.trash", article -> withdrawing.trash(article, BY));
        act(invocations, "Withdrawing.restore", withdrawing::restore);
        act(invocations, "Withdrawing.correct", article -> withdrawing.correct(article, "Түзету.", BY));
        act(invocations, "Reviewing.request", reviewing::request);
        act(invocations, "Reviewing.end", reviewing::end);
        act(invocations, "Renaming.rename", article -> renaming.rename(article, new Slug("jana-" + UUID.randomUUID())));
        act(invocations, "RelatedArticles.curate", article -> related.curate(article, List.of()));
    }

    private interface Act {
        void on(Article article);
    }

    private void act(Map<String, Invocation> invocations, String name, Act act) {
        invocations.put(name, (caller, article, version) -> {
            try {
                io.quarkus.narayana.jta.QuarkusTransaction.requiringNew()
                        .run(() -> act.on(articles.findById(article.id())));
                return "done";
            } catch (Problem refused) {
                return String.valueOf(refused.type().status());
            } catch (RuntimeException broken) { // not a rejection by an act
                return broken.getClass().getSimpleName();
            }
        });
    }

    @Transactional
    int version(Imported article) {
        return articles.findById(article.id()).version();
    }

    /** Brings an article that was just imported as a draft into a state. */
    @Transactional
    void bring(Imported imported, String state) {
        var article = articles.findById(imported.id());
        var edited =
                ArticleContent.titled(imported.title()).lede("Редактор жазды.").build();
        switch (state) {
            case "draft" -> {}
            case "edited" -> publishing.draft(article, edited, BY);
            case "review" -> reviewing.request(article);
            case "scheduled" -> publishing.schedule(article, Instant.now().plusSeconds(3_600), null);
            default -> {
                publishing.publish(article);
                switch (state) {
                    case "published" -> {}
                    case "redrafted" -> publishing.draft(article, edited, BY);
                    case "ending" ->
                        publishing.schedule(article, null, Instant.now().plusSeconds(3_600));
                    case "unpublished" -> publishing.withdraw(article, BY);
                    case "taken-down" -> withdrawing.takeDown(article, "Сот.", BY);
                    case "trashed" -> withdrawing.trash(article, BY);
                    default -> throw new IllegalArgumentException(state);
                }
            }
        }
    }
}
