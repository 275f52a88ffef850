package kz.malim.media;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import java.util.List;
import kz.malim.database.LowerCaseEnumConverter;
import kz.malim.picture.PictureType;

/**
 * The file of a photo, stored under the hash of its bytes.
 *
 * @param width after the orientation is applied
 * @param orientation of the stored pixels (EXIF, 1 to 8)
 * @param color the dominant colour
 */
@Embeddable
public record StoredPicture(
        @Column(name = "file_sha256") String sha256,

        @Column(name = "file_type") @Convert(converter = TypeConverter.class)
        PictureType type,

        @Column(name = "file_length") long length,
        @Column(name = "file_width") int width,
        @Column(name = "file_height") int height,
        @Column(name = "file_orientation") int orientation,
        @Column(name = "file_color") String color,
        @Column(name = "file_placeholder") String placeholder) {
    /** Object key of the uploaded file, with all its metadata. Never served to readers. */
    public String original() {
        return prefix("originals") + "." + type.extension();
    }

    /** Object key of the master of this width. */
    public String master(int width) {
        return prefix("masters") + "-" + width;
    }

    /** Prefixes of the object keys of all its files. */
    List<String> namePrefixes() {
        return List.of(prefix("originals"), prefix("masters"));
    }

    private String prefix(String kind) {
        return kind + "/" + sha256.substring(0, 2) + "/" + sha256;
    }

    /** Stores the type in lower case. */
    @Converter
    static class TypeConverter extends LowerCaseEnumConverter<PictureType> {
        TypeConverter() {
            super(PictureType.class);
        }
    }
}
