package kz.malim.htmlbody;

import java.util.List;
import java.util.UUID;
import kz.malim.media.MediaSource;
import kz.malim.probe.MediaKind;
import org.jspecify.annotations.Nullable;

/**
 * A video, a sound or a document that the blocks show.
 *
 * @param id by which the blocks name it
 * @param poster the id of the picture before it plays
 */
public record Medium(
        UUID id,
        MediaKind kind,
        @Nullable String title,
        List<MediaSource> sources,
        @Nullable UUID poster) {}
