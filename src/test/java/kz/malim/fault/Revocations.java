package kz.malim.fault;

import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;

/** A key revoked or an article withdrawn through one replica is so on every other. */
final class Revocations {
    private static final Duration PROMISED = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern SECRET = Pattern.compile("\"secret\":\"([^\"]+)\"");

    private final Deployment deployment;
    private final Score score;

    Revocations(Deployment deployment, Score score) {
        this.deployment = deployment;
        this.score = score;
    }

    /** T-19. The other replica has accepted the key just before. */
    void keys(int times) {
        var longest = Duration.ZERO;
        for (int i = 0; i < times; i++) {
            var created = request("POST", "/management/keys", "{\"name\": \"taken back\", \"role\": \"writer\"}");
            var secret = find(SECRET, created);
            // after an earlier fault it may have a broken connection, and then it returns 503 once
            Await.until(PATIENCE, () -> asKey(secret) == 200);

            var revoked = request("DELETE", created.header("Location").replaceFirst("^https?://[^/]+", ""), "");

            score.expect("a key is revoked, not " + revoked.status(), revoked.status() == 204);
            longest = longer(longest, Await.until(PATIENCE, () -> asKey(secret) == 401));
        }
        score.expect("another replica rejects a revoked key after 2 s", longest.compareTo(PROMISED) <= 0);
        score.took("T-19 longest that another replica accepted a revoked key", longest);
        score.done("T-19 key revoked", times);
    }

    /** The other replica has the article in its cache. */
    void articles(int times) {
        var longest = Duration.ZERO;
        for (int i = 0; i < times; i++) {
            var article = draft();
            var published = request("PUT", article + "/publication", "");
            score.expect("an article is published, not " + published.status(), published.status() == 200);
            var path = "/api/articles/" + article.substring(article.lastIndexOf('/') + 1);
            Await.until(PATIENCE, () -> Client.status(other().url() + path) == 200);

            var withdrawn = request("DELETE", article + "/publication", "");

            score.expect("an article is withdrawn, not " + withdrawn.status(), withdrawn.status() == 200);
            longest = longer(longest, Await.until(PATIENCE, () -> Client.status(other().url() + path) == 404));
        }
        score.expect("another replica serves no withdrawn article after 2 s", longest.compareTo(PROMISED) <= 0);
        score.took("T-11 longest that another replica served a withdrawn article", longest);
        score.done("T-11 article withdrawn", times);
    }

    /** The path of a new article. */
    private String draft() {
        var created = request(
                "POST",
                "/management/articles",
                "{\"lang\": \"en\", \"title\": \"Taken back %s\"}".formatted(UUID.randomUUID()));
        return created.header("Location").replaceFirst("^https?://[^/]+", "");
    }

    /** Every change sends the current ETag. */
    private Client.Response request(String method, String path, String json) {
        var article = path.replaceFirst("/publication$", "");
        var version = path.endsWith("/publication")
                ? Client.request("GET", deployment.first().url() + article, deployment.key(), "", "")
                        .header("ETag")
                : "";
        return Client.request(method, deployment.first().url() + path, deployment.key(), version, json);
    }

    private int asKey(String secret) {
        return Client.request("GET", other().url() + "/management/articles", secret, "", "")
                .status();
    }

    private Replica other() {
        return deployment.replicas().getLast();
    }

    private static String find(Pattern pattern, Client.Response response) {
        var match = pattern.matcher(response.body());
        if (!match.find()) {
            throw new AssertionError("returned " + response.status() + " " + response.body());
        }
        return match.group(1);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
