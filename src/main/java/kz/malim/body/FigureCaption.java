package kz.malim.body;

import kz.malim.text.InlineText;
import org.jspecify.annotations.Nullable;

/** What is written under a picture: the caption of this place, or else the photo's own; and whose picture it is. */
record FigureCaption(@Nullable InlineText caption, @Nullable String credit) {

    static FigureCaption of(Figure photo, @Nullable InlineText captionHere) {
        var own = photo.caption() == null ? null : InlineText.of(photo.caption());
        return new FigureCaption(
                captionHere == null || captionHere.isBlank() ? own : captionHere,
                photo.credit() == null ? null : photo.credit().line());
    }

    boolean isEmpty() {
        return caption == null && credit == null;
    }
}
