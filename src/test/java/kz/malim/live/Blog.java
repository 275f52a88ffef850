package kz.malim.live;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.malim.support.Client;
import org.jspecify.annotations.Nullable;

/** A live blog as its editor and its readers meet it over HTTP. */
record Blog(Client editor, String path, String slug) {

    /** A new one that readers see. */
    static Blog published(Client editor, String title) {
        var blog = draft(editor, Map.of("lang", "kk", "title", title, "kind", "live"));
        editor.puts(blog.path() + "/publication", editor.etag(blog.path()), Map.of())
                .then()
                .statusCode(200);
        return blog;
    }

    static Blog draft(Client editor, Map<String, ?> content) {
        var path = editor.makes("/management/articles", content);
        return new Blog(editor, path, editor.reads(path).path("slug"));
    }

    String id() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Where readers find it. */
    String address() {
        return "/api/articles/" + slug;
    }

    /** Publishes an entry and returns its path. */
    String says(String words) {
        return says(Map.of("body", paragraphs(words)));
    }

    String says(Map<String, ?> content) {
        return path(adds(content, true));
    }

    /** An entry that only the newsroom sees. */
    String drafts(Map<String, ?> content) {
        return path(adds(content, false));
    }

    Response adds(Map<String, ?> content, boolean publish) {
        return editor.request()
                .queryParam("publish", publish)
                .contentType("application/json")
                .body(content)
                .post(path + "/entries");
    }

    Response patches(String entry, Map<String, ? extends @Nullable Object> patch) {
        return patches(entry, editor.etag(entry), patch);
    }

    Response patches(String entry, String etag, Map<String, ? extends @Nullable Object> patch) {
        return editor.request()
                .header("If-Match", etag)
                .contentType("application/merge-patch+json; charset=UTF-8")
                .body(patch)
                .patch(entry);
    }

    Response covers(Map<String, ?> coverage) {
        return editor.puts(path + "/live", editor.etag(path + "/live"), coverage);
    }

    /** What readers get. */
    Response entries(String query) {
        return given().urlEncodingEnabled(false).get(address() + "/entries" + query);
    }

    static List<Map<String, Object>> paragraphs(String... texts) {
        return List.of(texts).stream()
                .map(text -> {
                    Map<String, Object> paragraph = new LinkedHashMap<>();
                    paragraph.put("type", "paragraph");
                    paragraph.put("text", List.of(Map.of("text", text)));
                    return paragraph;
                })
                .toList();
    }

    static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String path(Response created) {
        return URI.create(created.then().statusCode(201).extract().header("Location"))
                .getPath();
    }
}
