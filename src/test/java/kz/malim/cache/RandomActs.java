package kz.malim.cache;

import static java.util.Objects.requireNonNull;

import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import kz.malim.support.Client;

/** A small newsroom in which anything may happen next; some of it is rejected. */
public final class RandomActs {
    static final String WORD = "құмырсқа";
    private static final int STORIES = 8;

    private final Client admin;
    private final long seed;
    private final Random random;
    private final List<String> stories = new ArrayList<>();
    private final List<String> photos = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();
    private final List<String> authors = new ArrayList<>();
    private final List<String> sections = new ArrayList<>();
    private final Map<String, String> slugs = new LinkedHashMap<>();
    private String block = "";
    private String secretTag = "";
    private String secretAuthor = "";
    private String secretPhoto = "";
    private String secretStory = "";
    private String secretEntry = "";
    private final List<String> entries = new ArrayList<>();
    private int done;

    public RandomActs(String key, long seed) {
        this.admin = new Client(key);
        this.seed = seed;
        this.random = new Random(seed);
    }

    public void open() {
        for (int i = 0; i < 3; i++) {
            tags.add(create("/management/tags", Map.of("name", "Тег " + UUID.randomUUID())));
            authors.add(create("/management/authors", Map.of("name", "Автор " + UUID.randomUUID(), "kind", "person")));
            sections.add(create("/management/sections", Map.of("name", "Бөлім " + UUID.randomUUID())));
            photos.add(photo("Фото " + i));
        }
        secretTag = create("/management/tags", Map.of("name", "Құпия " + UUID.randomUUID()));
        secretAuthor = create("/management/authors", Map.of("name", "Құпия " + UUID.randomUUID(), "kind", "person"));
        secretPhoto = photo("Құпия");
        for (int i = 0; i < STORIES; i++) {
            var content = new LinkedHashMap<>(content());
            content.put("lang", i % 2 == 0 ? "kk" : "ru");
            if (i % 2 == 1) {
                content.put("translationOf", last(stories.get(i - 1)));
            }
            stories.add(admin.makes("/management/articles", content));
        }
        stories.subList(0, 6).forEach(story -> puts(story, "/publication", Map.of()));
        secretEntry = admin.makes(
                stories.getFirst() + "/entries",
                Map.of("title", "Құпия", "authors", List.of(slug(secretAuthor)), "body", List.of(image(secretPhoto))));
        var secret = new LinkedHashMap<>(content());
        secret.put("lang", "kk");
        secret.put("tags", List.of(slug(secretTag)));
        secret.put("authors", List.of(slug(secretAuthor)));
        secret.put("photos", List.of(Map.of("id", last(secretPhoto), "role", "lead")));
        secretStory = admin.makes("/management/articles", secret);
        block = create("/management/blocks", Map.of("title", "Таңдаулы " + UUID.randomUUID()));
    }

    /** Does something, and returns a description of it. */
    public String next() {
        var story = one(stories);
        int act = random.nextInt(25);
        var response = switch (act) {
            case 0, 1, 2 -> {
                admin.puts(story, content());
                yield puts(story, "/publication", Map.of());
            }
            case 3 -> admin.puts(story, content());
            case 4 -> admin.request().header("If-Match", admin.etag(story)).delete(story + "/publication");
            case 5 -> posts(story, "/corrections", Map.of("text", "Түзету " + random.nextInt()));
            case 6 -> puts(story, "/slug", Map.of("slug", "jana-" + UUID.randomUUID()));
            case 7 -> puts(story, "/takedown", Map.of("reason", "Сот " + random.nextInt()));
            case 8 -> {
                admin.request().header("If-Match", admin.etag(story)).delete(story + "/takedown");
                yield puts(story, "/publication", Map.of());
            }
            case 9 -> patches(one(photos), Map.of("credit", Map.of("text", "Айнакөл " + random.nextInt())));
            case 10 ->
                admin.puts(
                        story + "/related",
                        admin.etag(story),
                        Map.of(
                                "items",
                                List.of(Map.of("article", last(other(story))), Map.of("article", last(secretStory)))));
            case 11, 12 -> fronts();
            case 13 -> renames(one(tags), "Тег ");
            case 14 -> merges();
            case 15 -> renames(one(authors), "Автор ");
            case 16 -> renames(one(sections), "Бөлім ");
            case 17 -> imports();
            case 18 -> {
                admin.puts(story, content());
                yield puts(story, "/schedule", Map.of(random.nextBoolean() ? "publishAt" : "unpublishAt", soon()));
            }
            case 19 -> secretly();
            case 20, 21 -> adds(story);
            case 22 -> {
                if (entries.isEmpty()) {
                    yield adds(story);
                }
                var entry = one(entries);
                yield random.nextBoolean()
                        ? patches(entry, Map.of("title", WORD + " " + random.nextInt(), "pinned", random.nextBoolean()))
                        : patches(entry, Map.of("body", List.of(image(one(photos)))));
            }
            case 23 -> publishesOrNot(story);
            default ->
                puts(
                        story + "/live",
                        "",
                        random.nextBoolean()
                                ? Map.of("startedAt", "2024-01-01T00:00:00Z", "liveUntil", soon())
                                : Map.of("startedAt", soon(), "summary", "Қысқаша " + random.nextInt()));
        };
        done += response.statusCode() < 300 ? 1 : 0;
        return act + " returned " + response.statusCode();
    }

    /** An entry, which the article must be a live blog for. */
    private Response adds(String story) {
        var response = admin.posts(
                story + "/entries?publish=" + random.nextBoolean(),
                Map.of(
                        "title", WORD + " " + random.nextInt(),
                        "authors", List.of(slug(one(authors))),
                        "body", List.of(image(one(photos)))));
        if (response.statusCode() == 201) {
            entries.add(location(response));
        }
        return response;
    }

    private Response publishesOrNot(String story) {
        if (entries.isEmpty()) {
            return adds(story);
        }
        var entry = one(entries);
        return switch (random.nextInt(3)) {
            case 0 -> puts(entry, "/publication", Map.of());
            case 1 -> admin.request().header("If-Match", admin.etag(entry)).delete(entry + "/publication");
            default -> {
                entries.remove(entry);
                yield admin.deletes(entry);
            }
        };
    }

    private static Map<String, String> image(String photo) {
        return Map.of("type", "image", "photo", last(photo));
    }

    private Response secretly() {
        return switch (random.nextInt(6)) {
            case 5 -> patches(secretEntry, Map.of("title", "Құпия " + random.nextInt()));
            case 0 -> renames(secretTag, "Құпия ");
            case 1 -> renames(secretAuthor, "Құпия ");
            case 2 -> patches(secretPhoto, Map.of("credit", Map.of("text", "Құпия " + random.nextInt())));
            case 3 -> puts(secretStory, "/slug", Map.of("slug", "qupiya-" + UUID.randomUUID()));
            default -> puts(secretStory, "/related", Map.of("items", List.of(Map.of("article", last(one(stories))))));
        };
    }

    private Response fronts() {
        var first = new LinkedHashMap<String, Object>(Map.of("article", last(one(stories))));
        first.put(random.nextBoolean() ? "validFrom" : "validUntil", soon());
        return admin.puts(
                block, Map.of("title", "Таңдаулы " + random.nextInt(3), "name", slug(block), "items", List.of(first)));
    }

    /** Another tag takes the place of one, and everything that had it. */
    private Response merges() {
        var loser = one(tags);
        var winner = create("/management/tags", Map.of("name", "Тег " + UUID.randomUUID()));
        tags.remove(loser);
        tags.add(winner);
        return admin.puts(loser + "/merge", admin.etag(loser), Map.of("into", slug(winner)));
    }

    private Response renames(String topic, String name) {
        var body = new LinkedHashMap<String, Object>(Map.of("name", name + UUID.randomUUID(), "slug", slug(topic)));
        if (topic.contains("authors")) {
            body.put("kind", "person");
        }
        return admin.puts(topic, body);
    }

    private Response imports() {
        return admin.request()
                .contentType("text/plain; charset=UTF-8")
                .queryParam("publish", random.nextBoolean())
                .body("Көл " + random.nextInt(4) + " " + seed + "\n\nMalim редакциясы\n\n04.03.2025\n\nБірінші сөйлем "
                        + random.nextInt(3) + " осы жерде тұр.\n\nОқи отырыңыз:\n\nКөл " + random.nextInt(4) + " "
                        + seed
                        + "\n04.03.2025\n")
                .post("/management/imports");
    }

    private Map<String, Object> content() {
        return Map.of(
                "title", "Жаңа " + WORD + " " + random.nextInt(),
                "lede", "Лид " + random.nextInt(),
                "kind", stories.isEmpty() || random.nextBoolean() ? "live" : "news",
                "section", slug(one(sections)),
                "tags", List.of(slug(one(tags))),
                "authors", List.of(slug(one(authors))),
                "photos", List.of(Map.of("id", last(one(photos)), "role", "lead")));
    }

    private static String soon() {
        return Instant.now().plusMillis(250).toString();
    }

    private String slug(String path) {
        return requireNonNull(slugs.get(path));
    }

    private String photo(String credit) {
        return location(admin.request()
                .multiPart("photo", Map.of("credit", Map.of("label", "Фото", "text", credit)), "application/json")
                .post("/management/photos"));
    }

    private static String location(Response created) {
        return java.net
                .URI
                .create(created.then().statusCode(201).extract().header("Location"))
                .getPath();
    }

    private String create(String path, Map<String, ?> body) {
        var created = admin.makes(path, body);
        var view = admin.reads(created);
        slugs.put(created, path.endsWith("blocks") ? view.path("name") : view.path("slug"));
        return created;
    }

    private Response puts(String path, String resource, Map<String, ?> body) {
        return admin.puts(path + resource, admin.etag(path), body);
    }

    private Response posts(String path, String resource, Map<String, ?> body) {
        return admin.request()
                .header("If-Match", admin.etag(path))
                .contentType("application/json")
                .body(body)
                .post(path + resource);
    }

    private Response patches(String path, Map<String, ?> body) {
        return admin.request()
                .header("If-Match", admin.etag(path))
                .contentType("application/merge-patch+json; charset=UTF-8")
                .body(body)
                .patch(path);
    }

    private String other(String story) {
        return stories.get((stories.indexOf(story) + 1 + random.nextInt(STORIES - 1)) % STORIES);
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    public static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    public List<String> stories() {
        return stories;
    }

    public String photo() {
        return photos.getFirst();
    }

    public String section() {
        return slug(sections.getFirst());
    }

    public String author() {
        return slug(authors.getFirst());
    }

    public String tag() {
        return slug(tags.getFirst());
    }

    public String block() {
        return slug(block);
    }

    /** Names of what only drafts ever had. */
    public List<String> secrets() {
        return List.of(
                "tag:" + slug(secretTag),
                "list:tag:" + slug(secretTag),
                "author:" + slug(secretAuthor),
                "list:author:" + slug(secretAuthor),
                "photo:" + last(secretPhoto),
                "article:" + last(secretStory),
                "entry:" + last(secretEntry));
    }

    public int done() {
        return done;
    }

    public String seed() {
        return "seed " + seed;
    }
}
