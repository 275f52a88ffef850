package kz.malim.body;

import kz.malim.text.InlineText;
import org.jspecify.annotations.Nullable;

/** The lines under a picture: the caption of the block, otherwise of the photo; and the credit. */
record FigureCaption(@Nullable InlineText caption, @Nullable String credit) {

    static FigureCaption of(Figure photo, @Nullable InlineText blockCaption) {
        var own = photo.caption() == null ? null : InlineText.of(photo.caption());
        return new FigureCaption(
                blockCaption == null || blockCaption.isBlank() ? own : blockCaption,
                photo.credit() == null ? null : photo.credit().line());
    }

    boolean isEmpty() {
        return caption == null && credit == null;
    }
}
