package kz.malim.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kz.malim.picture.Master;
import kz.malim.picture.Orientation;
import kz.malim.picture.PictureFile;
import kz.malim.picture.PictureMemory;
import kz.malim.picture.PictureMetadata;

/** An uploaded file after inspection: its properties, its embedded metadata, and the master for its renditions. */
@SuppressWarnings("ArrayRecordComponent") // stored, never compared
record ProbedPicture(StoredPicture picture, PictureMetadata metadata, byte[] master) {

    /**
     * What is known of a file before its pixels are decoded.
     *
     * @param memory to decode them, in bytes
     */
    record Headers(Path path, PictureFile file, PictureMetadata metadata, long memory) {
        static Headers read(Path path, int maxMegapixels, int masterWidth) throws IOException {
            PictureFile file;
            try (var in = Files.newInputStream(path)) {
                file = PictureFile.read(in).requireAtMost(maxMegapixels);
            }
            var metadata = PictureMetadata.of(file);
            return new Headers(
                    path, file, metadata, PictureMemory.ofMaster(path, file, metadata.orientation(), masterWidth));
        }

        /** The master, encoded. */
        byte[] master(int orientation, int width) throws IOException {
            return Master.of(path, file, orientation, width).bytes();
        }
    }

    static ProbedPicture probe(Headers headers, String sha256, int masterWidth) throws IOException {
        var file = headers.file;
        var metadata = headers.metadata;
        var master = Master.of(headers.path, file, metadata.orientation(), masterWidth);
        boolean swapped = Orientation.swapsDimensions(metadata.orientation());
        return new ProbedPicture(
                new StoredPicture(
                        sha256,
                        file.type(),
                        Files.size(headers.path),
                        swapped ? file.height() : file.width(),
                        swapped ? file.width() : file.height(),
                        metadata.orientation(),
                        master.dominantColor(),
                        master.placeholder()),
                metadata,
                master.bytes());
    }
}
