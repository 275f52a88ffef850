package kz.malim.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kz.malim.picture.Master;
import kz.malim.picture.PictureFile;
import kz.malim.picture.PictureMetadata;

/** A file that was looked through: it is a picture, this is what it says, and this is what renditions are made of. */
@SuppressWarnings("ArrayRecordComponent") // stored, never compared
record Examined(StoredPicture picture, PictureMetadata said, byte[] master) {

    static Examined of(Path path, String sha256, int megapixels, int widest) throws IOException {
        PictureFile file;
        try (var in = Files.newInputStream(path)) {
            file = PictureFile.read(in).atMost(megapixels);
        }
        var said = PictureMetadata.of(file);
        var master = Master.of(path, file, said.orientation(), widest);
        boolean lies = said.orientation() > 4;
        return new Examined(
                new StoredPicture(
                        sha256,
                        file.type(),
                        Files.size(path),
                        lies ? file.height() : file.width(),
                        lies ? file.width() : file.height(),
                        said.orientation(),
                        master.dominantColor(),
                        master.placeholder()),
                said,
                master.bytes());
    }
}
