package kz.malim.media;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import java.util.List;
import kz.malim.database.LowerCaseEnumConverter;
import kz.malim.probe.FileType;
import kz.malim.probe.ProbedFile;
import org.jspecify.annotations.Nullable;

/**
 * The file of a video, a sound or a document, stored as it was uploaded under the hash of its bytes.
 *
 * @param seconds how long it plays; null where it does not say
 */
@Embeddable
public record MediaFile(
        @Column(name = "file_sha256") String sha256,

        @Column(name = "file_type") @Convert(converter = TypeConverter.class)
        FileType type,

        @Column(name = "file_length") long length,

        @Column(name = "file_seconds") @Nullable Double seconds,

        @Column(name = "file_width") @Nullable Integer width,

        @Column(name = "file_height") @Nullable Integer height,

        @Column(name = "file_pages") @Nullable Integer pages) {

    static MediaFile of(ProbedFile probed, String sha256, long length) {
        return new MediaFile(
                sha256, probed.type(), length, probed.seconds(), probed.width(), probed.height(), probed.pages());
    }

    /** Its name in the file store. */
    public static String storageKey(String sha256) {
        return "media/" + sha256.substring(0, 2) + "/" + sha256;
    }

    String storageKey() {
        return storageKey(sha256);
    }

    List<String> namePrefixes() {
        return List.of(storageKey());
    }

    /** Stores the type in lower case. */
    @Converter
    static class TypeConverter extends LowerCaseEnumConverter<FileType> {
        TypeConverter() {
            super(FileType.class);
        }
    }
}
