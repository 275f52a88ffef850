package kz.malim.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.malim.body.BodyBlock;
import kz.malim.body.Gallery;
import kz.malim.body.Image;
import kz.malim.htmlbody.HtmlBody;
import kz.malim.htmlbody.Loss;
import kz.malim.htmlbody.Picture;
import kz.malim.media.Photo;
import kz.malim.text.InlineText;
import org.jspecify.annotations.Nullable;

/** Photos that other stories show as well, or that editors have changed: what this story says of them stays in its blocks. */
final class SharedPhotos {
    private final Map<UUID, Photo> photos;

    SharedPhotos(List<Photo> photos) {
        this.photos = photos.stream().collect(Collectors.toMap(Photo::id, Function.identity()));
    }

    /** The body with the captions that are not the photos' own. */
    List<BodyBlock> captioned(HtmlBody body, List<Loss> losses) {
        var captions = body.pictures().stream()
                .filter(picture ->
                        picture.caption() != null && !picture.caption().equals(caption(picture)))
                .collect(Collectors.toMap(Picture::id, picture -> InlineText.of(String.valueOf(picture.caption()))));
        for (var picture : body.pictures()) {
            var photo = photos.get(picture.id());
            if (photo != null && picture.credit() != null && !picture.credit().equals(photo.credit())) {
                losses.add(new Loss("credit", String.valueOf(picture.credit().line())));
            }
        }
        return captions.isEmpty()
                ? body.body()
                : BodyBlock.replaceAll(body.body(), block -> Stream.of(captioned(block, captions)));
    }

    private @Nullable String caption(Picture picture) {
        var photo = photos.get(picture.id());
        return photo == null ? picture.caption() : photo.caption();
    }

    private static BodyBlock captioned(BodyBlock block, Map<UUID, InlineText> captions) {
        if (block instanceof Image image && image.caption() == null && captions.containsKey(image.photo())) {
            return new Image(
                    image.id(),
                    image.photo(),
                    captions.get(image.photo()),
                    image.alt(),
                    image.crop(),
                    image.href(),
                    image.size());
        }
        if (block instanceof Gallery gallery) {
            var items = new ArrayList<Gallery.Item>();
            for (var item : gallery.items()) {
                items.add(
                        item.caption() == null
                                ? new Gallery.Item(item.photo(), captions.get(item.photo()), item.alt())
                                : item);
            }
            return new Gallery(gallery.id(), items, gallery.caption());
        }
        return block;
    }
}
