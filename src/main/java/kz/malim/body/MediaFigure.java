package kz.malim.body;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import kz.malim.media.Credit;
import kz.malim.media.MediaSource;
import kz.malim.media.MediaTrack;
import kz.malim.text.InlineText;
import org.jspecify.annotations.Nullable;

/**
 * A video, a sound or a document in a body.
 *
 * @param caption its own; a block may override it
 * @param file null where it is only elsewhere
 * @param poster the address of the picture to show before it plays
 */
public record MediaFigure(
        @Nullable String title,
        @Nullable String alt,
        @Nullable String caption,
        @Nullable Credit credit,
        @Nullable File file,
        List<MediaSource> sources,
        @Nullable String poster,
        List<Track> tracks) {

    /** The file that this site has. */
    public record File(
            String url,
            String type,
            @Nullable Integer width,
            @Nullable Integer height) {}

    /** Timed text. */
    public record Track(MediaTrack.Kind kind, String lang, String url) {}

    /** Where it is: here, or else elsewhere. */
    @Nullable
    String url() {
        return file != null
                ? file.url
                : sources.isEmpty() ? null : sources.getFirst().url();
    }

    /** The words of a link to it: its title, or else its address. */
    @Nullable
    String label() {
        return title != null ? title : url();
    }

    /** The caption and the credit under it, a line each; a block's own caption takes precedence. */
    List<InlineText> lines(@Nullable InlineText blockCaption) {
        var own = caption == null ? null : InlineText.of(caption);
        var line = credit == null ? null : credit.line();
        return Stream.of(
                        blockCaption == null || blockCaption.isBlank() ? own : blockCaption,
                        line == null ? null : InlineText.of(line))
                .filter(Objects::nonNull)
                .toList();
    }
}
