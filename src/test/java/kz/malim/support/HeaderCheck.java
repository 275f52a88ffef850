package kz.malim.support;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.http.Headers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares the headers of a successful response with those that the contract names: the required ones are sent, and no header
 * that the contract names anywhere is sent where it does not.
 */
final class HeaderCheck {
    private final JsonNode known;
    private final List<PathOf> paths;

    private record PathOf(Pattern pattern, JsonNode item) {}

    HeaderCheck(Path contract) {
        try {
            var read = new ObjectMapper().readTree(contract.toFile());
            known = read.at("/components/headers");
            paths = read.path("paths").properties().stream()
                    .sorted(Comparator.comparingLong(
                            path -> path.getKey().chars().filter(c -> c == '{').count()))
                    .map(path -> new PathOf(pattern(path.getKey()), path.getValue()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Pattern pattern(String template) {
        return Pattern.compile(
                Stream.of(template.split("\\{[^}]+}", -1)).map(Pattern::quote).collect(Collectors.joining("[^/]+")));
    }

    void check(String method, String path, int status, Headers sent) {
        if (status / 100 != 2) {
            return;
        }
        paths.stream()
                .filter(candidate -> candidate.pattern.matcher(path).matches())
                .findFirst()
                .map(candidate -> candidate
                        .item
                        .path(method.toLowerCase(Locale.ROOT))
                        .path("responses")
                        .path(Integer.toString(status)))
                .filter(response -> !response.isMissingNode())
                .ifPresent(response -> check(method + " " + path + " " + status, response.path("headers"), sent));
    }

    private void check(String request, JsonNode named, Headers sent) {
        var wrong = new TreeSet<String>();
        known.properties().forEach(header -> {
            var name = header.getKey();
            var described = named.path(name).has("$ref") ? header.getValue() : named.path(name);
            if (described.path("required").asBoolean() && !sent.hasHeaderWithName(name)) {
                wrong.add(name + " is missing");
            }
            if (!named.has(name) && sent.hasHeaderWithName(name)) {
                wrong.add(name + " is not in the contract");
            }
        });
        assertEquals(new TreeSet<String>(), wrong, request);
    }
}
