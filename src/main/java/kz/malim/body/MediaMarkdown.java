package kz.malim.body;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import kz.malim.text.InlineText;
import kz.malim.text.Span;
import org.jspecify.annotations.Nullable;

/** Videos, sounds and documents in Markdown, which knows links only: the link, the caption, the credit. */
final class MediaMarkdown {
    private MediaMarkdown() {}

    static String of(
            UUID id,
            @Nullable String title,
            @Nullable InlineText caption,
            RenderContext context,
            Function<InlineText, String> inline) {
        var lines = new ArrayList<InlineText>();
        var media = context.media(id);
        if (media != null) {
            if (media.url() != null) {
                var words = title == null ? String.valueOf(media.label()) : title;
                lines.add(new InlineText(List.of(new Span(words, List.of(), media.url()))));
            }
            lines.addAll(media.lines(caption));
        } else if (caption != null) {
            lines.add(caption);
        }
        return String.join("\\\n", lines.stream().map(inline).toList());
    }
}
