package kz.malim.support;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.Map;

/** An HTTP client with an API key. */
public record Client(String key) {

    public RequestSpecification request() {
        return given().auth().oauth2(key);
    }

    public Response reads(String path) {
        return request().get(path);
    }

    public String etag(String path) {
        return reads(path).header("ETag");
    }

    public Response posts(String path, Map<String, ?> body) {
        return request().contentType("application/json").body(body).post(path);
    }

    /** Creates a resource; returns its path. */
    public String makes(String path, Map<String, ?> body) {
        return URI.create(posts(path, body).then().statusCode(201).extract().header("Location"))
                .getPath();
    }

    /** With the current ETag. */
    public Response puts(String path, Map<String, ?> body) {
        return puts(path, etag(path), body);
    }

    public Response puts(String path, String etag, Map<String, ?> body) {
        var request = request().header("If-Match", etag);
        return body.isEmpty()
                ? request.put(path)
                : request.contentType("application/json").body(body).put(path);
    }

    public Response deletes(String path) {
        return request().header("If-Match", etag(path)).delete(path);
    }
}
