package kz.malim.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That {@link ContractCheck} fails when it should: a check that passes everything looks like a program without faults. */
@QuarkusTest
class ContractCheckTest {
    private static final String JSON = "application/json";
    private static final String BODY = "/api/articles/x/body";

    @Test
    void acceptsResponsesTheContractAllows() {
        check(BODY, 200, JSON, body("{'type': 'paragraph', 'id': 'b1', 'text': [{'text': 'A', 'marks': ['strong']}]}"));
        check(BODY, 200, JSON, body("{'type': 'divider', 'id': 'b1'}"));
        check(BODY, 200, JSON, body(list("")));
        check(BODY, 404, "application/problem+json", problem(404));
        check("/nowhere", 404, "application/problem+json", problem(404));
    }

    @Test
    void reportsResponsesTheContractDoesNotAllow() {
        refuses(
                () -> check(BODY, 204, JSON, body("")),
                () -> check(BODY, 200, "text/html", "<p>"),
                () -> check(BODY, 200, JSON, "[]"),
                () -> check(BODY, 200, JSON, "{}"),
                () -> check(BODY, 200, JSON, "{'items': null}"),
                () -> check(BODY, 200, JSON, "{'items': [], 'total': 0}"),
                () -> check(BODY, 200, JSON, body("{'type': 'poem', 'id': 'b1'}")),
                () -> check(BODY, 200, JSON, body("{'id': 'b1'}")),
                () -> check(BODY, 200, JSON, body("{'type': 'divider'}")),
                () -> check(BODY, 200, JSON, body("{'type': 'divider', 'id': null}")),
                () -> check(BODY, 200, JSON, body("{'type': 'divider', 'id': 'b1', 'secret': 1}")),
                () -> check(BODY, 200, JSON, body("{'type': 'paragraph', 'id': 'b1', 'text': 'A'}")),
                () -> check(
                        BODY,
                        200,
                        JSON,
                        body("{'type': 'paragraph', 'id': 'b1', 'text': [{'text': 'A', 'marks': ['loud']}]}")),
                () -> check(BODY, 200, JSON, body("{'type': 'image', 'id': 'b1', 'photo': 'x', 'caption': null}")),
                () -> check(BODY, 200, JSON, body(list("'intro': null, "))),
                () -> check(BODY, 404, JSON, problem(404)),
                () -> check(BODY, 404, "application/problem+json", "{'title': 'Nothing'}"),
                () -> check("/nowhere", 404, "text/html", "<p>"),
                () -> check("/nowhere", 404, "application/problem+json", "{'title': 'Nothing'}"),
                () -> check("/nowhere", 200, JSON, "{}"));
    }

    private static void refuses(Runnable... responses) {
        assertAll(Stream.of(responses).map(response -> () -> assertThrows(AssertionError.class, response::run)));
    }

    private static void check(String path, int status, String type, String body) {
        ContractCheck.check("GET", path, status, type, body.replace('\'', '"').getBytes(UTF_8));
    }

    private static String body(String block) {
        return "{'items': [" + block + "]}";
    }

    private static String list(String intro) {
        return "{'type': 'list', 'id': 'b1', 'style': 'bullet', " + intro + "'items': [{'text': [{'text': 'A'}]}]}";
    }

    private static String problem(int status) {
        return "{'type': '/problems/not-found', 'title': 'Nothing', 'status': " + status + "}";
    }
}
