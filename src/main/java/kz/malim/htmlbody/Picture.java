package kz.malim.htmlbody;

import java.util.UUID;
import kz.malim.media.Credit;
import org.jspecify.annotations.Nullable;

/**
 * A picture that the blocks show.
 *
 * @param id by which the blocks name it
 * @param url where its file is, at the source
 */
public record Picture(
        UUID id,
        String url,
        @Nullable String alt,
        @Nullable String caption,
        @Nullable Credit credit) {}
