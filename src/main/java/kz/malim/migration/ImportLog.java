package kz.malim.migration;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What became of the stories of a run: a line each in a file, a line every few seconds for who waits, the sums at the end. */
final class ImportLog implements AutoCloseable {
    private static final long EVERY_NANOS = 2_000_000_000L;

    private final @Nullable BufferedWriter file;
    private final PrintStream progress;
    private final long start = System.nanoTime();
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final Map<String, Integer> losses = new TreeMap<>();
    private long nextLine = start + EVERY_NANOS;
    private int stories;

    /** @param name of the file; null for none */
    ImportLog(@Nullable String name, PrintStream progress) throws IOException {
        this.file = name == null ? null : Files.newBufferedWriter(Path.of(name));
        this.progress = progress;
    }

    /** @param entry as the server reports it, or in the same form */
    void add(JsonNode entry) throws IOException {
        stories++;
        outcomes.merge(entry.path("outcome").asText(), 1, Integer::sum);
        entry.path("losses").forEach(loss -> losses.merge(loss.path("kind").asText(), 1, Integer::sum));
        if (file != null) {
            file.write(ImportCommand.JSON.writeValueAsString(entry));
            file.newLine();
        }
        long now = System.nanoTime();
        if (now >= nextLine) {
            nextLine = now + EVERY_NANOS;
            progress.printf(
                    "Importing: %d stories, %.0f a second, last id %s%n",
                    stories, stories / ((now - start) / 1e9), entry.path("id").asText());
        }
    }

    /** A story that was not written. */
    void add(String id, String outcome, String why) throws IOException {
        add(ImportCommand.JSON
                .createObjectNode()
                .put("id", id)
                .put("outcome", outcome)
                .put("reason", why));
    }

    boolean hasFailures() {
        return outcomes.containsKey("failed") || outcomes.containsKey("conflict");
    }

    String summary() {
        var lost = losses.isEmpty() ? "" : "; losses: " + sums(losses);
        return "Imported: stories=" + stories + (outcomes.isEmpty() ? "" : " " + sums(outcomes)) + lost;
    }

    private static String sums(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
