package kz.malim.text;

import com.fasterxml.jackson.databind.EnumNamingStrategies.KebabCaseStrategy;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import java.util.Locale;

/**
 * An enum whose constants are written in JSON and in parameters as their own names in kebab case: {@code AT_LEAST} is
 * {@code at-least}.
 */
@EnumNaming(KebabCaseStrategy.class)
public interface WireName {
    /** The name of the constant, which every enum has. */
    String name();

    default String wireName() {
        return of(name());
    }

    static String of(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
