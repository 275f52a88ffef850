package kz.malim.web;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import kz.malim.text.Mark;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StrictJsonTest {
    private final ObjectMapper json = strict();

    private record Sent(
            int count,
            @Nullable String text,
            @Nullable Mark mark,
            @Nullable List<String> texts,
            @Nullable OffsetDateTime at,
            @Nullable LocalDate on) {}

    @Test
    void readsUnambiguousJson() throws JsonProcessingException {
        var sent = json.readValue("{\"count\": 12, \"text\": \"қ\\n😀\", \"mark\": \"strong\"}", Sent.class);

        assertEquals(new Sent(12, "қ\n😀", Mark.STRONG, null, null, null), sent);
    }

    @Test
    void refusesAmbiguousJson() {
        refuses(
                "{\"count\": 1, \"count\": 2}",
                "{\"count\": 1} {\"count\": 2}",
                "{\"count\": 1} x",
                "{\"count\": 1, \"cuont\": 2}",
                "{\"count\": \"12\"}",
                "{\"count\": 1.5}",
                "{\"count\": 1.0}",
                "{\"count\": true}",
                "{\"count\": \"\"}",
                "{\"count\": 12345678901234567890}",
                "{\"count\": " + "1".repeat(2000) + "}",
                "{\"text\": 1}",
                "{\"text\": 1.5}",
                "{\"text\": true}",
                "{\"text\": {}}",
                "{\"mark\": 0}",
                "{\"mark\": \"STRONG\"}",
                "{\"mark\": \"\"}",
                "{\"texts\": \"one\"}",
                "[]",
                "\"\"",
                "",
                "{\"count\": 01}",
                "{count: 1}",
                "{\"count\": NaN}",
                "{\"count\": 1,}",
                "// {}\n{\"count\": 1}");
    }

    @Test
    void readsTimesFromStringsOnly() throws JsonProcessingException {
        var sent = json.readValue("{\"at\": \"2026-11-24T18:00:00+05:00\", \"on\": \"2026-11-24\"}", Sent.class);

        assertEquals(OffsetDateTime.parse("2026-11-24T13:00:00Z"), sent.at());
        assertEquals(LocalDate.of(2026, 11, 24), sent.on());
        refuses(
                "{\"at\": 1796764399}",
                "{\"at\": 1796764399.7}",
                "{\"at\": \"1796764399\"}",
                "{\"at\": [2026, 11, 24]}",
                "{\"at\": \"2026-11-24T18:00:00\"}",
                "{\"at\": \"\"}",
                "{\"on\": 20000}",
                "{\"on\": [2026, 11, 24]}",
                "{\"on\": \"2026-11-24T00:00:00\"}",
                "{\"on\": \"\"}");
    }

    @Test
    void refusesInvalidCharacters() {
        refuses(
                "{\"text\": \"\\u0000\"}",
                "{\"text\": \"\\u0007\"}",
                "{\"text\": \"\\ud800\"}",
                "{\"text\": \"\\udc00\\ud800\"}");
    }

    @Test
    void reportsWhereAnInvalidCharacterIs() {
        var refusal = assertThrows(
                StrictJson.InvalidCharacter.class,
                () -> json.readValue("{\"texts\": [\"a\", \"\\u0000\"]}", Sent.class));

        assertEquals("texts", refusal.getPath().getFirst().getFieldName());
        assertEquals(1, refusal.getPath().getLast().getIndex());
    }

    @Test
    void limitsTheNesting() throws JsonProcessingException {
        json.readValue("[".repeat(64) + "]".repeat(64), JsonNode.class);

        assertThrows(
                JsonProcessingException.class, () -> json.readValue("[".repeat(65) + "]".repeat(65), JsonNode.class));
    }

    private void refuses(String... documents) {
        assertAll(Stream.of(documents)
                .map(document -> () -> assertThrows(
                        JsonProcessingException.class, () -> json.readValue(document, Sent.class), document)));
    }

    private static ObjectMapper strict() {
        var mapper = new ObjectMapper();
        new StrictJson().customize(mapper);
        return mapper;
    }
}
