package kz.malim.words;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A table of words kept as a text file: columns between spaces, comments after {@code #}. */
final class WordTable {
    private WordTable() {}

    static List<List<String>> rows(String file) {
        return lines(file).stream()
                .map(line -> Arrays.asList(line.strip().split(" ")))
                .toList();
    }

    static List<String> lines(String file) {
        var resource = WordTable.class.getResourceAsStream("/words/" + file);
        if (resource == null) {
            throw new IllegalStateException("No word table " + file);
        }
        try (var reader = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Set<String> words(String file) {
        return rows(file).stream().flatMap(List::stream).collect(Collectors.toUnmodifiableSet());
    }
}
