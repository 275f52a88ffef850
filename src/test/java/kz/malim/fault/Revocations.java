package kz.malim.fault;

import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;

/** What is taken back through one replica is taken back on every other. */
final class Revocations {
    private static final Duration PROMISED = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern SECRET = Pattern.compile("\"secret\":\"([^\"]+)\"");

    private final Stage stage;
    private final Score score;

    Revocations(Stage stage, Score score) {
        this.stage = stage;
        this.score = score;
    }

    /** T-19. The other replica has let the key in just before. */
    void keys(int times) {
        var longest = Duration.ZERO;
        for (int i = 0; i < times; i++) {
            var made = ask("POST", "/management/keys", "{\"name\": \"taken back\", \"role\": \"writer\"}");
            var secret = found(SECRET, made);
            // a fault before this may have left it a broken connection, and then it says 503 once
            Until.asked(PATIENCE, () -> asKey(secret) == 200);

            var revoked = ask("DELETE", made.header("Location").replaceFirst("^https?://[^/]+", ""), "");

            score.expect("a key is revoked, not " + revoked.status(), revoked.status() == 204);
            longest = longer(longest, Until.asked(PATIENCE, () -> asKey(secret) == 401));
        }
        score.expect("a revoked key opens nothing on another replica after 2 s", longest.compareTo(PROMISED) <= 0);
        score.took("T-19 longest that another replica let a revoked key in", longest);
        score.done("T-19 key revoked", times);
    }

    /** The other replica has the article in its cache. */
    void articles(int times) {
        var longest = Duration.ZERO;
        for (int i = 0; i < times; i++) {
            var article = draft();
            var published = ask("PUT", article + "/publication", "");
            score.expect("an article is published, not " + published.status(), published.status() == 200);
            var path = "/api/articles/" + article.substring(article.lastIndexOf('/') + 1);
            Until.asked(PATIENCE, () -> Client.status(other().url() + path) == 200);

            var withdrawn = ask("DELETE", article + "/publication", "");

            score.expect("an article is withdrawn, not " + withdrawn.status(), withdrawn.status() == 200);
            longest = longer(longest, Until.asked(PATIENCE, () -> Client.status(other().url() + path) == 404));
        }
        score.expect("another replica shows nothing withdrawn after 2 s", longest.compareTo(PROMISED) <= 0);
        score.took("T-11 longest that another replica showed what was withdrawn", longest);
        score.done("T-11 article withdrawn", times);
    }

    /** The path of a new article. */
    private String draft() {
        var made = ask(
                "POST",
                "/management/articles",
                "{\"lang\": \"en\", \"title\": \"Taken back %s\"}".formatted(UUID.randomUUID()));
        return made.header("Location").replaceFirst("^https?://[^/]+", "");
    }

    /** Whatever is changed is changed from its present version. */
    private Client.Answer ask(String method, String path, String json) {
        var article = path.replaceFirst("/publication$", "");
        var version = path.endsWith("/publication")
                ? Client.ask("GET", stage.first().url() + article, stage.key(), "", "")
                        .header("ETag")
                : "";
        return Client.ask(method, stage.first().url() + path, stage.key(), version, json);
    }

    private int asKey(String secret) {
        return Client.ask("GET", other().url() + "/management/articles", secret, "", "")
                .status();
    }

    private Replica other() {
        return stage.replicas().getLast();
    }

    private static String found(Pattern pattern, Client.Answer answer) {
        var found = pattern.matcher(answer.body());
        if (!found.find()) {
            throw new AssertionError("answered " + answer.status() + " " + answer.body());
        }
        return found.group(1);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
