package kz.malim.body;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import kz.malim.text.InlineHtml;
import kz.malim.text.InlineText;
import org.jspecify.annotations.Nullable;

/** Videos, sounds and documents in HTML: nothing is loaded before a reader plays it. */
final class MediaHtml {
    private final StringBuilder out = new StringBuilder();
    private final RenderContext context;
    private final Function<InlineText, String> inline;

    /** @param inline how the body writes a line, with its links and footnotes */
    private MediaHtml(RenderContext context, Function<InlineText, String> inline) {
        this.context = context;
        this.inline = inline;
    }

    static String video(Video video, RenderContext context, Function<InlineText, String> inline) {
        return player("video", video.media(), video.caption(), context, inline);
    }

    static String audio(Audio audio, RenderContext context, Function<InlineText, String> inline) {
        return player("audio", audio.media(), audio.caption(), context, inline);
    }

    /** With its credit; empty if the document is not there. */
    static String file(FileBlock block, RenderContext context, Function<InlineText, String> inline) {
        var media = context.media(block.media());
        if (media == null || media.url() == null) {
            return "";
        }
        var html = new MediaHtml(context, inline);
        html.out.append("<p>");
        html.link(media, block.title());
        var lines = media.lines(null);
        html.small(lines);
        return html.out.append("</p>\n").toString();
    }

    /** A player with its caption and credit; a browser that has none shows a link. */
    private static String player(
            String element,
            UUID id,
            @Nullable InlineText caption,
            RenderContext context,
            Function<InlineText, String> inline) {
        var media = context.media(id);
        if (media == null) {
            return caption == null ? "" : "<p>" + inline.apply(caption) + "</p>\n";
        }
        var html = new MediaHtml(context, inline);
        html.out.append("<figure>\n");
        if (media.url() != null) {
            html.play(element, media);
        }
        var lines = media.lines(caption);
        if (!lines.isEmpty()) {
            html.out.append("<figcaption>");
            html.lines(lines);
            html.out.append("</figcaption>\n");
        }
        return html.out.append("</figure>\n").toString();
    }

    private void play(String element, MediaFigure media) {
        out.append('<').append(element).append(" controls preload=\"none\"");
        if (media.poster() != null && element.equals("video")) {
            attribute("poster", context.address(media.poster()));
        }
        var file = media.file();
        if (file != null && file.width() != null && file.height() != null) {
            attribute("width", String.valueOf(file.width()));
            attribute("height", String.valueOf(file.height()));
        }
        if (media.alt() != null) {
            attribute("aria-label", media.alt());
        }
        out.append(">\n");
        if (file != null) {
            source(context.address(file.url()), file.type());
        }
        media.sources().forEach(source -> source(source.url(), source.type()));
        media.tracks().forEach(this::track);
        out.append("<p>");
        link(media, null);
        out.append("</p>\n</").append(element).append(">\n");
    }

    private void source(String url, String type) {
        out.append("<source");
        attribute("src", url);
        attribute("type", type);
        out.append(">\n");
    }

    private void track(MediaFigure.Track track) {
        out.append("<track");
        attribute("kind", track.kind().wireName());
        attribute("srclang", track.lang());
        attribute("src", context.address(track.url()));
        out.append(">\n");
    }

    private void link(MediaFigure media, @Nullable String words) {
        out.append("<a");
        attribute("href", context.address(String.valueOf(media.url())));
        if (media.file() != null) {
            out.append(" download");
            attribute("type", media.file().type());
        }
        out.append('>')
                .append(InlineHtml.escaped(words == null ? String.valueOf(media.label()) : words))
                .append("</a>");
    }

    private void lines(List<InlineText> lines) {
        out.append(inline.apply(lines.getFirst()));
        small(lines.subList(1, lines.size()));
    }

    private void small(List<InlineText> lines) {
        lines.forEach(line -> out.append(" <small>").append(inline.apply(line)).append("</small>"));
    }

    private void attribute(String name, String value) {
        out.append(' ')
                .append(name)
                .append("=\"")
                .append(InlineHtml.escaped(value))
                .append('"');
    }
}
