package kz.malim.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * JSON means what it says or is refused. Left to itself the mapper takes the last of two equal keys, reads 1.5 as 1,
 * "12" as 12 and 12 as a moment, and stops at the end of the first value: all of them ways to store what nobody sent.
 */
@Singleton
class StrictJson implements ObjectMapperCustomizer {
    /** A body with a table in it is 9 deep; nobody writes 64 by hand. */
    static final int DEEPEST = 64;

    /** The last to be asked: of two modules that read one type, the later is heard. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    @Override
    @SuppressWarnings("deprecation") // the builder that replaces it cannot change a mapper Quarkus has made
    public void customize(ObjectMapper json) {
        json.configure(JsonParser.Feature.STRICT_DUPLICATE_DETECTION, true)
                .configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, false)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .registerModule(new SimpleModule("strict")
                        .addDeserializer(String.class, new WellFormed())
                        .addDeserializer(OffsetDateTime.class, new Iso<>(OffsetDateTime.class, StrictJson::moment))
                        .addDeserializer(LocalDate.class, new Iso<>(LocalDate.class, LocalDate::parse)));
        json.coercionConfigFor(LogicalType.Textual)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        json.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build());
    }

    private static OffsetDateTime moment(String text) {
        return OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
    }

    /** Time as text in the form of ISO 8601; a number could count seconds, milliseconds or days. */
    private static final class Iso<T> extends StdScalarDeserializer<T> {
        private static final long serialVersionUID = 1L;

        private final transient Function<String, T> form;

        Iso(Class<T> type, Function<String, T> form) {
            super(type);
            this.form = form;
        }

        @Override
        @SuppressWarnings("unchecked") // both failures are thrown
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (T) context.handleUnexpectedToken(handledType(), parser);
            }
            try {
                return form.apply(parser.getText());
            } catch (DateTimeException otherForm) {
                return (T) context.handleWeirdStringValue(handledType(), parser.getText(), "not in ISO 8601");
            }
        }
    }

    /** Text that PostgreSQL can keep: it refuses NUL, and half of a surrogate pair is no character at all. */
    private static final class WellFormed extends StdScalarDeserializer<String> {
        private static final long serialVersionUID = 1L;

        WellFormed() {
            super(String.class);
        }

        @Override
        public @Nullable String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            var text = StringDeserializer.instance.deserialize(parser, context);
            if (text != null) {
                for (int i = 0; i < text.length(); i++) {
                    char c = text.charAt(i);
                    if (Character.isHighSurrogate(c)
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1))) {
                        i++;
                    } else if (Character.isSurrogate(c) || isControl(c)) {
                        throw new InvalidCharacter(parser, c);
                    }
                }
            }
            return text;
        }

        private static boolean isControl(char c) {
            return c < ' ' && c != '\t' && c != '\n' && c != '\r';
        }
    }

    /** A character in a JSON text that no text can have. */
    static final class InvalidCharacter extends JsonMappingException {
        private static final long serialVersionUID = 1L;

        InvalidCharacter(JsonParser parser, char c) {
            super(parser, "U+%04X is not a character of a text.".formatted((int) c));
        }
    }
}
