package kz.malim.pagetext;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page under {@code pages/} is read as the JSON file next to it; the JSON files are the specification. */
class PageReaderTest {
    private static final Path PAGES = Path.of("src/test/resources/pages");

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addMixIn(Page.class, WithoutEvidence.class)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    static Stream<Path> pages() throws IOException {
        try (var files = Files.list(PAGES)) {
            return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void readsThePageAsItsGoldenFileSays(Path page) throws IOException {
        var golden = Path.of(page.toString().replaceAll("\\.txt$", ".json"));

        var read = PageReader.read(Files.readString(page), Optional.empty());

        assertEquals(
                JSON.readTree(Files.readString(golden)).toPrettyString(),
                JSON.valueToTree(read).toPrettyString());
    }

    /** Where the fields were found is another test's subject. */
    interface WithoutEvidence {
        @JsonIgnore
        Map<String, Evidence> evidence();
    }
}
