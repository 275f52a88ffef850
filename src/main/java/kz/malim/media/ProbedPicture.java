package kz.malim.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kz.malim.picture.Master;
import kz.malim.picture.Orientation;
import kz.malim.picture.PictureFile;
import kz.malim.picture.PictureMetadata;

/** An uploaded file after inspection: its properties, its embedded metadata, and the master for its renditions. */
@SuppressWarnings("ArrayRecordComponent") // stored, never compared
record ProbedPicture(StoredPicture picture, PictureMetadata metadata, byte[] master) {

    static ProbedPicture probe(Path path, String sha256, int maxMegapixels, int masterWidth) throws IOException {
        PictureFile file;
        try (var in = Files.newInputStream(path)) {
            file = PictureFile.read(in).requireAtMost(maxMegapixels);
        }
        var metadata = PictureMetadata.of(file);
        var master = Master.of(path, file, metadata.orientation(), masterWidth);
        boolean swapped = Orientation.swapsDimensions(metadata.orientation());
        return new ProbedPicture(
                new StoredPicture(
                        sha256,
                        file.type(),
                        Files.size(path),
                        swapped ? file.height() : file.width(),
                        swapped ? file.width() : file.height(),
                        metadata.orientation(),
                        master.dominantColor(),
                        master.placeholder()),
                metadata,
                master.bytes());
    }
}
