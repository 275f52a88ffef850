package kz.malim.support;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An HTTP client for editing articles, with an API key. */
public record Editor(String key) {
    public static final String ARTICLES = "/management/articles";

    public RequestSpecification request() {
        return given().auth().oauth2(key);
    }

    public RequestSpecification having(@Nullable String etag) {
        return etag == null ? request() : request().header("If-Match", etag);
    }

    public Response createsDraft(String json) {
        return request().contentType("application/json").body(json).post(ARTICLES);
    }

    /** Creates an article with this content; returns its path. */
    public String drafts(String json) {
        var created = createsDraft(json);
        assertEquals(201, created.statusCode(), created::asString);
        return URI.create(created.header("Location")).getPath();
    }

    public Response reads(String path) {
        return request().get(path);
    }

    public String etag(String path) {
        return reads(path).header("ETag");
    }

    public Response saves(String path, String json) {
        return saves(path, etag(path), json);
    }

    public Response saves(String path, @Nullable String etag, String json) {
        return having(etag).contentType("application/json").body(json).put(path);
    }

    public Response patches(String path, @Nullable String etag, String json) {
        return having(etag)
                .contentType("application/merge-patch+json; charset=UTF-8")
                .body(json)
                .patch(path);
    }

    public Response merges(String path, String etag, String json) {
        return having(etag)
                .contentType("application/merge-patch+json; charset=UTF-8")
                .body(json)
                .queryParam("merge", "auto")
                .patch(path);
    }

    /** {@code PUT} of a resource below an article, with the current ETag. */
    public Response puts(String path, String resource, Map<String, ?> body) {
        var request = having(etag(path));
        return body.isEmpty()
                ? request.put(path + resource)
                : request.contentType("application/json").body(body).put(path + resource);
    }

    public Response puts(String path, String resource) {
        return puts(path, resource, Map.of());
    }

    public Response posts(String path, String resource, Map<String, ?> body) {
        return having(etag(path)).contentType("application/json").body(body).post(path + resource);
    }

    public Response deletes(String path, String resource) {
        return having(etag(path)).delete(path + resource);
    }
}
