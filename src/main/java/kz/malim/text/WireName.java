package kz.malim.text;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * An enum whose constants are written in JSON and in parameters as their own names in kebab case: {@code AT_LEAST} is
 * {@code at-least}.
 */
public interface WireName {
    /** The name of the constant, which every enum has. */
    String name();

    @JsonValue
    default String wireName() {
        return of(name());
    }

    static String of(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
