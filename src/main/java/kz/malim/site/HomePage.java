package kz.malim.site;

import static kz.malim.text.InlineHtml.escaped;

import io.smallrye.health.SmallRyeHealth;
import io.smallrye.health.SmallRyeHealthReporter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import kz.malim.access.ReadOnlyMode;
import kz.malim.change.ReplicationPosition;
import kz.malim.database.DatabaseFailure;
import kz.malim.published.PublishedArticles;
import kz.malim.published.TeaserView;
import kz.malim.web.Site;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The page of the server, for people who open its address in a browser. It needs nothing but itself. What it asks the
 * database is asked once a second at most, and anew after every change. Thread-safe.
 */
@ApplicationScoped
class HomePage {
    private static final String STYLE = """
            :root{color-scheme:light dark}
            body{font:1rem/1.5 system-ui,sans-serif;max-width:46rem;margin:0 auto;padding:1rem}
            table{border-collapse:collapse;width:100%}caption{text-align:start;font-weight:bold}
            th,td{text-align:start;vertical-align:top;padding:.25rem .75rem .25rem 0;overflow-wrap:anywhere}
            """;

    /** Nothing is loaded or run, and of styles only those above are applied. */
    static final String POLICY = "default-src 'none'; img-src 'self'; style-src 'sha256-" + digest(STYLE)
            + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    @SuppressWarnings("InlineFormatString") // what fills it is easier to read without it
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>%1$s: content API</title>
            <link rel="icon" href="/favicon.ico">
            <link rel="alternate" type="application/rss+xml" href="/feeds/all.rss" title="%1$s">
            <style>%2$s</style>
            </head>
            <body>
            <main>
            <h1>%1$s</h1>
            <p>This is the content API of %1$s: stories as data, for sites, apps and partners. What readers may see is open \
            to all; editing needs a key. It runs Malim %3$s.</p>
            <ul>
            <li><a href="/docs/">Documentation</a>: every request, to try out</li>
            <li><a href="/openapi">Contract</a>: the same for programs (OpenAPI)</li>
            <li><a href="/api/articles">Stories</a>, newest first, as JSON</li>
            <li>Feeds: <a href="/feeds/all.rss">RSS</a>, <a href="/feeds/all.atom">Atom</a>, \
            <a href="/feeds/all.json">JSON Feed</a></li>
            </ul>
            <h2>Newest story</h2>
            %4$s
            <h2>State</h2>
            <p>%5$s</p>
            <table>
            <caption>What there is</caption>
            <thead><tr><th scope="col">Address</th><th scope="col">What it is</th></tr></thead>
            <tbody>
            %6$s
            </tbody>
            </table>
            </main>
            </body>
            </html>
            """;

    private static final Duration MAX_AGE = Duration.ofSeconds(1);

    private final PublishedArticles published;
    private final PublicIndex index;
    private final SmallRyeHealthReporter health;
    private final ReadOnlyMode readOnly;
    private final ReplicationPosition position;
    private final Site site;
    private final String version;
    private @Nullable Current last;

    HomePage(
            PublishedArticles published,
            PublicIndex index,
            SmallRyeHealthReporter health,
            ReadOnlyMode readOnly,
            ReplicationPosition position,
            Site site,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.published = published;
        this.index = index;
        this.health = health;
        this.readOnly = readOnly;
        this.position = position;
        this.site = site;
        this.version = version;
    }

    /**
     * What was asked.
     *
     * @param at by {@link System#nanoTime()}
     */
    private record Current(String story, @Nullable SmallRyeHealth readiness, long position, long at) {}

    String html() {
        var rows = index.view().resources().stream().map(HomePage::row).collect(Collectors.joining("\n"));
        var current = current();
        var state = current.readiness() == null
                ? "The database cannot be reached."
                : state(current.readiness(), readOnly.isOn());
        return PAGE.formatted(escaped(site.name()), STYLE, escaped(version), current.story(), state, rows);
    }

    private synchronized Current current() {
        var known = last;
        if (known == null
                || known.position() != position.position()
                || System.nanoTime() - known.at() > MAX_AGE.toNanos()) {
            known = ask();
            last = known;
        }
        return known;
    }

    private Current ask() {
        long reached = position.position(); // before the question: what changes meanwhile is asked for again
        try {
            var newest = published.newest(1, null).stream()
                    .map(this::story)
                    .findFirst()
                    .orElse("<p>Nothing has been published yet.</p>");
            return new Current(newest, health.getReadiness(), reached, System.nanoTime());
        } catch (DatabaseFailure e) {
            return new Current("<p>Not known.</p>", null, reached, System.nanoTime());
        }
    }

    private String story(TeaserView story) {
        var page = story.webUrl() == null ? story.url() + "?format=html" : String.valueOf(story.webUrl());
        return "<p><a href=\"%s\" lang=\"%s\">%s</a>, <time datetime=\"%s\">%s</time></p>"
                .formatted(
                        escaped(page),
                        story.lang().tag(),
                        escaped(story.title()),
                        story.published().date(),
                        story.published().date());
    }

    static String state(SmallRyeHealth readiness, boolean isReadOnly) {
        if (!readiness.isDown()) {
            return isReadOnly ? "Ready. Read-only mode: what is published can be read, writes are refused." : "Ready.";
        }
        List<JsonObject> checks = readiness.getPayload().getJsonArray("checks").getValuesAs(JsonObject.class);
        return "Not ready: "
                + checks.stream()
                        .filter(check -> check.getString("status").equals("DOWN"))
                        .map(check -> escaped(check.getString("name")))
                        .collect(Collectors.joining(", "))
                + ".";
    }

    private static String row(IndexView.Resource resource) {
        var path = escaped(resource.path());
        return "<tr><td>%s</td><td>%s</td></tr>"
                .formatted(
                        resource.isLink() ? "<a href=\"%1$s\">%1$s</a>".formatted(path) : path,
                        escaped(resource.title()));
    }

    private static String digest(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
