package kz.malim.web;

import com.fasterxml.jackson.core.JsonFactory;
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
import java.util.regex.Pattern;
import kz.malim.text.DateTimePattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes Jackson strict. By default it accepts the last of two equal keys, reads 1.5 as 1, "12" as 12 and 12 as a time, and
 * ignores what follows the first value: all of them store what nobody sent.
 */
@Singleton
class StrictJson implements ObjectMapperCustomizer {
    /** A body with a table in it is 9 deep. */
    static final int MAX_DEPTH = 64;

    private static final Pattern DATE_TIME = Pattern.compile(DateTimePattern.DATE + DateTimePattern.TIME);

    /** Registered last: of two modules with a deserializer for one type, the later wins. */
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
                        .addDeserializer(OffsetDateTime.class, new Iso<>(OffsetDateTime.class, StrictJson::dateTime))
                        .addDeserializer(LocalDate.class, new Iso<>(LocalDate.class, LocalDate::parse)));
        json.coercionConfigFor(LogicalType.Textual)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        json.getFactory()
                .disable(JsonFactory.Feature.CHARSET_DETECTION) // by zero bytes it would take UTF-8 for UTF-16
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .build());
    }

    /** Java takes times without seconds and offsets with some, which RFC 3339 and the contract have not. */
    private static OffsetDateTime dateTime(String text) {
        if (!DATE_TIME.matcher(text).matches()) {
            throw new DateTimeException("not in RFC 3339");
        }
        return OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
    }

    /** Dates and times as ISO 8601 strings; a number could be seconds, milliseconds or days. */
    private static final class Iso<T> extends StdScalarDeserializer<T> {
        private static final long serialVersionUID = 1L;

        private final transient Function<String, T> parse;

        Iso(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        @SuppressWarnings("unchecked") // both failures are thrown
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (T) context.handleUnexpectedToken(handledType(), parser);
            }
            try {
                return parse.apply(parser.getText());
            } catch (DateTimeException e) {
                return (T) context.handleWeirdStringValue(handledType(), parser.getText(), "not in ISO 8601");
            }
        }
    }

    /** Text that PostgreSQL can store: it refuses NUL, and half of a surrogate pair is no character. */
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

    /** A character that is not allowed in text. */
    static final class InvalidCharacter extends JsonMappingException {
        private static final long serialVersionUID = 1L;

        InvalidCharacter(JsonParser parser, char c) {
            super(parser, "U+%04X is not allowed in text.".formatted((int) c));
        }
    }
}
