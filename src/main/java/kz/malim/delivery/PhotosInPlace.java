package kz.malim.delivery;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import kz.malim.article.Illustration;
import kz.malim.article.Surroundings;
import org.jspecify.annotations.Nullable;

/** The photos of an article for its body to show: {@code BodyHtml.of(article.body(), PhotosInPlace.of(article.photos()))}. */
public final class PhotosInPlace implements Surroundings {
    private final Map<UUID, PhotoView> photos;
    private final UnaryOperator<String> address;

    private PhotosInPlace(List<PhotoView> photos, UnaryOperator<String> address) {
        this.photos = photos.stream().collect(Collectors.toMap(PhotoView::id, photo -> photo, (first, again) -> first));
        this.address = address;
    }

    /** For a reader on this site. */
    public static PhotosInPlace of(List<PhotoView> photos) {
        return new PhotosInPlace(photos, UnaryOperator.identity());
    }

    /** @param address makes the addresses of this site absolute, for readers elsewhere */
    public static PhotosInPlace of(List<PhotoView> photos, UnaryOperator<String> address) {
        return new PhotosInPlace(photos, address);
    }

    @Override
    public @Nullable Illustration photo(UUID id) {
        var photo = photos.get(id);
        return photo == null ? null : illustration(photo);
    }

    @Override
    public String address(String href) {
        return address.apply(href);
    }

    /** The photo with its largest file, or with none. */
    public static Illustration illustration(PhotoView photo) {
        var files = photo.renditions();
        return new Illustration(
                photo.alt(),
                photo.caption(),
                photo.credit(),
                files.isEmpty()
                        ? null
                        : new Illustration.File(
                                files.getLast().url(),
                                files.getLast().width(),
                                files.getLast().height()));
    }
}
