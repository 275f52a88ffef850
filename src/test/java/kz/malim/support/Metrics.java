package kz.malim.support;

import static io.restassured.RestAssured.get;

import java.util.List;
import java.util.Map;

/** A scrape of {@code /q/metrics}. */
public record Metrics(List<String> lines) {
    /** Scrapes now. */
    public static Metrics now() {
        return new Metrics(get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .toList());
    }

    /** The value of one series; none is 0, as a counter is before its first count. */
    public double value(String name, Map<String, String> labels) {
        return lines.stream()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> labels.entrySet().stream()
                        .allMatch(label -> line.contains(label.getKey() + "=\"" + label.getValue() + "\"")))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** The value of a series without labels. */
    public double value(String name) {
        return value(name, Map.of());
    }
}
