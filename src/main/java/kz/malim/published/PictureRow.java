package kz.malim.published;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.malim.media.ContentCredentials;
import kz.malim.media.Credit;
import kz.malim.media.PhotoRole;
import kz.malim.media.Renditions;
import kz.malim.media.RenditionsView;
import kz.malim.media.StoredPicture;
import kz.malim.picture.FocalPoint;
import kz.malim.picture.PictureType;
import org.jspecify.annotations.Nullable;

/**
 * A picture as {@code published_picture} returns it.
 *
 * @param shownBy one of the articles that make it public; null where a section, a tag or an author does
 */
public record PictureRow(
        UUID id,
        @Nullable UUID shownBy,
        @Nullable String alt,
        Map<String, String> alts,
        @Nullable String caption,
        Map<String, String> captions,
        @Nullable Credit credit,
        @Nullable File file,
        @Nullable String headline,
        List<String> keywords,
        @Nullable String takenAt,
        @Nullable String place,
        @Nullable String locationShown,
        List<String> personsShown,
        @Nullable String digitalSourceType,
        @Nullable ContentCredentials contentCredentials,
        @Nullable Original original) {

    /** What readers may see of a file. */
    public record File(
            String key,
            int width,
            int height,
            String dominantColor,
            String placeholder,
            @Nullable FocalPoint focalPoint) {}

    /** What renditions are made from; never sent. */
    record Original(
            String sha256,
            String type,
            long length,
            int width,
            int height,
            int orientation,
            String color,
            String placeholder) {
        StoredPicture stored() {
            return new StoredPicture(
                    sha256, PictureType.named(type), length, width, height, orientation, color, placeholder);
        }
    }

    /** Null while there is no file. */
    public Renditions.@Nullable Source source() {
        return file == null || original == null
                ? null
                : new Renditions.Source(id, file.key, original.stored(), file.focalPoint, credit, digitalSourceType);
    }

    public PictureView view() {
        return new PictureView(
                id,
                alt,
                alts,
                caption,
                captions,
                credit,
                headline,
                keywords,
                takenAt,
                place,
                locationShown,
                personsShown,
                digitalSourceType,
                contentCredentials,
                file == null ? null : file.width,
                file == null ? null : file.height,
                file == null ? null : file.dominantColor,
                file == null ? null : file.placeholder,
                file == null ? null : file.focalPoint,
                renditions(id, file),
                crops(id, file));
    }

    /** The picture of a section, a tag or an author. */
    PhotoView in(LanguagePreference languages) {
        return new InArticle(
                        id,
                        PhotoRole.LEAD,
                        languages.textOrNull(alt, alts),
                        languages.textOrNull(caption, captions),
                        credit,
                        digitalSourceType,
                        file)
                .view();
    }

    /** The same picture where an article shows it. */
    record InArticle(
            UUID id,
            PhotoRole role,
            @Nullable String alt,
            @Nullable String caption,
            @Nullable Credit credit,
            @Nullable String digitalSourceType,
            @Nullable File file) {
        public PhotoView view() {
            return new PhotoView(
                    id,
                    role,
                    alt,
                    caption,
                    credit,
                    digitalSourceType,
                    file == null ? null : file.width,
                    file == null ? null : file.height,
                    file == null ? null : file.dominantColor,
                    file == null ? null : file.placeholder,
                    file == null ? null : file.focalPoint,
                    renditions(id, file),
                    crops(id, file));
        }
    }

    private static @Nullable RenditionsView renditions(UUID id, @Nullable File file) {
        return file == null ? null : RenditionsView.of("/media/" + id, file.key, file.width, file.height);
    }

    private static List<RenditionsView.Crop> crops(UUID id, @Nullable File file) {
        var whole = renditions(id, file);
        return file == null || whole == null ? List.of() : RenditionsView.Crop.all(whole, file.width, file.height);
    }
}
