package kz.malim.media;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import java.util.List;
import kz.malim.database.LowerCaseEnumConverter;
import kz.malim.picture.PictureType;

/**
 * The file of a photo, as it lies in the store under the hash of its bytes.
 *
 * @param width of the picture held upright
 * @param orientation how the stored pixels lie (EXIF, 1 to 8)
 * @param color the dominant one
 */
@Embeddable
public record StoredPicture(
        @Column(name = "file_sha256") String sha256,

        @Column(name = "file_type") @Convert(converter = OfType.class)
        PictureType type,

        @Column(name = "file_length") long length,
        @Column(name = "file_width") int width,
        @Column(name = "file_height") int height,
        @Column(name = "file_orientation") int orientation,
        @Column(name = "file_color") String color,
        @Column(name = "file_placeholder") String placeholder) {
    /** As it was sent, with everything in it. Never served to readers. */
    public String original() {
        return stem("originals") + "." + type.extension();
    }

    /** The picture renditions are made of. */
    public String master(int widest) {
        return stem("masters") + "-" + widest;
    }

    /** What the names of all its files begin with. */
    List<String> stems() {
        return List.of(stem("originals"), stem("masters"));
    }

    private String stem(String kind) {
        return kind + "/" + sha256.substring(0, 2) + "/" + sha256;
    }

    /** How a type stands in the database. */
    @Converter
    static class OfType extends LowerCaseEnumConverter<PictureType> {
        OfType() {
            super(PictureType.class);
        }
    }
}
