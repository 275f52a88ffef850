package kz.malim.text;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The text of one paragraph, heading or list item: spans in reading order. */
public record InlineText(@JsonValue List<Span> spans) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public InlineText {
        spans = spans.stream().anyMatch(Span::hasUnsafeLink)
                ? List.copyOf(spans) // as received: validation reports the link by its place
                : spans.stream().filter(span -> !span.text().isEmpty()).toList();
    }

    public static InlineText of(String plain) {
        return new InlineText(List.of(Span.plain(plain)));
    }

    /** The text without marks and links. */
    public String plain() {
        return spans.stream().map(Span::text).collect(Collectors.joining());
    }

    public boolean isBlank() {
        return CleanText.isBlank(plain());
    }

    /** The text, or null when nothing of it can be seen; one with an unsafe link stays, so that validation can reject it. */
    public static @Nullable InlineText orNull(@Nullable InlineText text) {
        return text == null || (text.isBlank() && text.spans.stream().noneMatch(Span::hasUnsafeLink)) ? null : text;
    }
}
