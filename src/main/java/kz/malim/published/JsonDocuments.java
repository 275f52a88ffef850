package kz.malim.published;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;

/**
 * Reads the JSON documents that PostgreSQL makes of what Malim has stored. They hold no key twice and no character that
 * could not be stored, so they are not searched for such things again, as what clients send is.
 */
final class JsonDocuments {
    private final ObjectMapper json;

    @SuppressWarnings("deprecation") // the builder that replaces it cannot change a mapper Quarkus has made
    JsonDocuments(ObjectMapper strict) {
        this.json = strict.copy()
                .configure(JsonParser.Feature.STRICT_DUPLICATE_DETECTION, false)
                .registerModule(
                        new SimpleModule("as stored").addDeserializer(String.class, StringDeserializer.instance));
    }

    <T> T read(String document, Class<T> type) {
        try {
            return json.readValue(document, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
