package kz.malim.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import kz.malim.bench.Benchmark.Section;
import kz.malim.database.EmbeddedDatabase;

/** A rendition of a published article, requested repeatedly, compared with nginx sending the same file. */
final class PhotoSection implements Section {
    private static final int ROUNDS = 5;
    private static final int SECONDS = 4;
    private static final int USUAL_BYTES = 80_000;
    private static final Path FOLDER = Path.of("target", "bench", "photos").toAbsolutePath();
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([0-9a-f-]{36})\"");
    private static final Pattern SLUG = Pattern.compile("\"slug\"\\s*:\\s*\"([^\"]+)\"");
    /** The template of all sizes, and the widths to put into it. */
    private static final Pattern RENDITIONS =
            Pattern.compile("\"renditions\":\\{\"url\":\"([^\"]+)\".*?\"widths\":\\[([0-9,]+)]");

    private final Load load = Load.best();
    private final HttpClient client = HttpClient.newHttpClient();

    @Override
    public String name() {
        return "photos";
    }

    @Override
    public void measure(Table table) throws Exception {
        try (var database = EmbeddedDatabase.start(FOLDER)) {
            database.clear();
            var settings = Map.of("MALIM_DATA_DIR", FOLDER.toString());
            try (var malim = Malim.start("malim-photos", database, List.of("-Xmx256m"), settings)) {
                var address = malim.address() + pathOfUsualSize(malim);
                var bytes = got(address);
                if (!Nginx.isInstalled()) {
                    double alone = load.requestsPerSecond(address, List.of(), SECONDS);
                    table.record(
                            "hot rendition of %,d bytes".formatted(bytes.length), alone, "/s; nginx is not installed");
                    return;
                }
                try (var nginx = Nginx.start(bytes)) {
                    compare(table, address, nginx.address() + "/bytes", bytes.length);
                }
                table.record("memory with -Xmx256m after this", malim.residentMebibytes(), "MiB RSS");
            }
        }
    }

    private void compare(Table table, String address, String other, int size) throws IOException, InterruptedException {
        var malim = new double[ROUNDS];
        var nginx = new double[ROUNDS];
        for (int round = 0; round <= ROUNDS; round++) { // the first is the warm-up
            double malimRate = load.requestsPerSecond(address, List.of(), round == 0 ? 2 * SECONDS : SECONDS);
            double nginxRate = load.requestsPerSecond(other, List.of(), SECONDS);
            Progress.print("round %d of %d: %,.0f/s, nginx %,.0f/s", round, ROUNDS, malimRate, nginxRate);
            if (round > 0) {
                malim[round - 1] = malimRate;
                nginx[round - 1] = nginxRate;
            }
        }
        double malimMedian = Table.median(malim);
        double nginxMedian = Table.median(nginx);
        table.atLeast(
                0.80,
                "hot rendition of %,d bytes, compared with nginx".formatted(size),
                malimMedian / nginxMedian,
                "(%,.0f/s to %,.0f/s)".formatted(malimMedian, nginxMedian));
    }

    /** The rendition nearest to the size pages usually show. */
    private String pathOfUsualSize(Program malim) throws IOException, InterruptedException {
        var photo = upload(malim);
        var article = sent(
                malim,
                "POST",
                "/management/articles",
                Map.of("Content-Type", "application/json"),
                "{\"lang\": \"en\", \"title\": \"The ferry\", \"photos\": [{\"id\": \"%s\", \"role\": \"lead\"}]}"
                        .formatted(photo)
                        .getBytes(StandardCharsets.UTF_8));
        var path = URI.create(article.headers().firstValue("Location").orElseThrow())
                .getPath();
        sent(malim, "PUT", path + "/publication", Map.of("If-Match", "\"1\""), new byte[0]);
        var published = new String(
                got(malim.address() + "/api/articles/" + first(SLUG, article.body())), StandardCharsets.UTF_8);
        var renditions = RENDITIONS.matcher(published);
        if (!renditions.find()) {
            throw new IOException("There is no rendition in " + published);
        }
        var nearest = "";
        long smallest = Long.MAX_VALUE;
        for (var width : renditions.group(2).split(",", -1)) {
            var size = renditions.group(1).replace("{width}", width);
            long difference = Math.abs(got(malim.address() + size).length - USUAL_BYTES);
            if (difference < smallest) {
                smallest = difference;
                nearest = size;
            }
        }
        return nearest;
    }

    private String upload(Program malim) throws IOException, InterruptedException {
        var body = new ByteArrayOutputStream();
        body.writeBytes("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.jpg\"\r\n\r\n"
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(Files.readAllBytes(CameraPicture.file()));
        body.writeBytes("\r\n--x--\r\n".getBytes(StandardCharsets.UTF_8));
        var type = Map.of("Content-Type", "multipart/form-data; boundary=x");
        return first(
                ID,
                sent(malim, "POST", "/management/photos", type, body.toByteArray())
                        .body());
    }

    private HttpResponse<String> sent(
            Program malim, String method, String path, Map<String, String> headers, byte[] body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(malim.address() + path))
                .header("Authorization", "Bearer " + Malim.KEY)
                .method(method, BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        var response = client.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IOException(path + " returned " + response.statusCode() + " " + response.body());
        }
        return response;
    }

    private byte[] got(String url) throws IOException, InterruptedException {
        var response = client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException(url + " returned " + response.statusCode());
        }
        return response.body();
    }

    private static String first(Pattern pattern, String text) throws IOException {
        var match = pattern.matcher(text);
        if (!match.find()) {
            throw new IOException("No " + pattern + " in " + text);
        }
        return match.group(1);
    }
}
