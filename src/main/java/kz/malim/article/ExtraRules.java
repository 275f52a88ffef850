package kz.malim.article;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.malim.web.ProblemView.Violation;
import kz.malim.web.RequestJson;
import org.jspecify.annotations.Nullable;

/**
 * Validates the fields that a newsroom gives its articles besides Malim's: their size, and what the newsroom's JSON Schema
 * says of them, if it has one. Nothing that the schema refers to is fetched. Thread-safe.
 */
final class ExtraRules {
    static final int BYTES = 16_384;

    private static final String POINTER = "#/extra";

    private final @Nullable Schema schema;

    private ExtraRules(@Nullable Schema schema) {
        this.schema = schema;
    }

    /** @throws IllegalArgumentException if the file is no JSON Schema, with a sentence that says why */
    static ExtraRules of(Optional<Path> file) {
        return new ExtraRules(file.map(ExtraRules::read).orElse(null));
    }

    private static Schema read(Path file) {
        try {
            var document = new JsonMapper().readTree(Files.readString(file, StandardCharsets.UTF_8));
            var latest = SpecificationVersion.DRAFT_2020_12;
            var registry = SchemaRegistry.withDefaultDialect(
                    latest, builder -> builder.schemaLoader(loader -> loader.fetchRemoteResources(false)));
            var dialect = document.path("$schema").asText(latest.getDialectId());
            var mistakes = registry.getSchema(SchemaLocation.of(dialect)).validate(document);
            if (!document.isObject() || !mistakes.isEmpty()) {
                throw new IllegalArgumentException(
                        mistakes.isEmpty()
                                ? "it must be an object"
                                : mistakes.getFirst().toString());
            }
            var schema = registry.getSchema(document);
            schema.initializeValidators();
            return schema;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        } catch (SchemaException | IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    List<Violation> violations(@Nullable ObjectNode extra) {
        if (extra == null) {
            return List.of();
        }
        if (extra.toString().getBytes(StandardCharsets.UTF_8).length > BYTES) {
            return List.of(Violation.at(POINTER, "At most " + BYTES + " bytes of JSON."));
        }
        var violations = new ArrayList<Violation>();
        numbers(POINTER, extra, violations);
        if (schema != null) {
            schema.validate(extra)
                    .forEach(error ->
                            violations.add(Violation.at(POINTER + error.getInstanceLocation(), error.getMessage())));
        }
        return violations;
    }

    /** JSON has numbers that neither clients nor the database can hold. */
    private static void numbers(String at, JsonNode node, List<Violation> violations) {
        if (node.isNumber() && !Double.isFinite(node.doubleValue())) {
            violations.add(Violation.at(at, "The number is too large."));
        }
        node.properties()
                .forEach(field -> numbers(RequestJson.pointer(at, field.getKey()), field.getValue(), violations));
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                numbers(at + "/" + i, node.get(i), violations);
            }
        }
    }
}
