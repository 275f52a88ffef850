package kz.malim.settings;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the types of settings share. */
public final class Setting {
    private Setting() {}

    /**
     * Reads the text of a setting, or says what it must be. An empty text is no value, as with every converter.
     *
     * @param description completes the sentence "must be …"
     * @param reader throws whatever it likes when the text is not of this type
     */
    public static <T> @Nullable T read(String text, String description, Function<String, T> reader) {
        if (text.isBlank()) {
            return null;
        }
        try {
            return reader.apply(text.strip());
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("must be " + description, e);
        }
    }

    static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException();
        }
    }
}
