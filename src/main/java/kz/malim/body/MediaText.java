package kz.malim.body;

import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.malim.text.InlineText;
import org.jspecify.annotations.Nullable;

/** Videos, sounds and documents in plain text, which has no links: the title, the caption, the credit. */
final class MediaText {
    private MediaText() {}

    static String of(
            UUID id,
            @Nullable String title,
            @Nullable InlineText caption,
            RenderContext context,
            Function<InlineText, String> inline) {
        var media = context.media(id);
        if (media == null) {
            return caption == null ? "" : inline.apply(caption);
        }
        return Stream.concat(
                        Stream.ofNullable(title == null ? media.title() : title),
                        media.lines(caption).stream().map(inline))
                .map(String::strip)
                .collect(Collectors.joining("\n"));
    }
}
