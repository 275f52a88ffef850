package kz.malim.body;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A text whose spaces and line breaks are its form: program code, a log, a configuration. It is kept as it was sent. */
@Schema(
        name = "CodeBlock",
        description = "Preformatted text, such as program code. Kept as it was sent: show every space and line break.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CodeBlock(
        String id,

        @Schema(minLength = 1, maxLength = MAX_TEXT, examples = "{\n  \"tram\": 3\n}\n")
        String text,

        @Schema(description = "The language, for highlighting.", pattern = LANGUAGE, examples = "json") @Nullable
        String language)
        implements BodyBlock {

    static final int MAX_TEXT = 20_000;
    static final String LANGUAGE = "^[A-Za-z0-9][A-Za-z0-9+#._-]{0,39}$";

    private static final Pattern VALID_LANGUAGE = Pattern.compile(LANGUAGE);

    @Override
    public void accept(String at, BodyVisitor visitor) {
        visitor.value(
                at + "/text",
                text != null && !text.isBlank() && text.length() <= MAX_TEXT,
                "Text is required, of at most " + MAX_TEXT + " characters.");
        visitor.value(
                at + "/language",
                language == null || VALID_LANGUAGE.matcher(language).matches(),
                "1 to 40 letters, digits and + # . _ -, the first a letter or a digit.");
    }

    @Override
    public String plain() {
        return text;
    }
}
