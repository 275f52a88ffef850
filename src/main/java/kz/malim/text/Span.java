package kz.malim.text;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run of text that looks the same from end to end.
 *
 * @param href where the words lead: an {@code http}, {@code https} or {@code mailto} address, or a path on this site
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Span(String text, List<Mark> marks, @Nullable String href) {

    public Span {
        text = Clean.inline(text);
        marks = marks == null ? List.of() : marks.stream().distinct().sorted().toList();
        href = Clean.address(href);
    }

    public static Span plain(String text) {
        return new Span(text, List.of(), null);
    }
}
