package kz.malim.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Arrays;

/** Reads the segments of a JPEG before its first scan, and which scans there are. */
final class JpegHeader {
    static final byte[] EXIF = "Exif\0\0".getBytes(ISO_8859_1);
    static final byte[] XMP = "http://ns.adobe.com/xap/1.0/\0".getBytes(ISO_8859_1);
    private static final byte[] PHOTOSHOP = "Photoshop 3.0\0".getBytes(ISO_8859_1);

    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int PROGRESSIVE = 0xC2;
    private static final int APP1 = 0xE1;
    private static final int APP11 = 0xEB;
    private static final int APP13 = 0xED;
    private static final int MAX_SEGMENTS = 2_000;

    private final DataInputStream in;
    private final ByteArrayOutputStream photoshop = new ByteArrayOutputStream();
    private final JpegScans scans = new JpegScans();
    private final EmbeddedBlocks embedded = new EmbeddedBlocks();
    private int width;
    private int height;
    private long intermediate;

    private JpegHeader(DataInputStream in) {
        this.in = in;
    }

    static PictureFile read(DataInputStream in) throws IOException {
        var header = new JpegHeader(in);
        in.skipNBytes(2);
        header.segments();
        PhotoshopResources.read(header.photoshop.toByteArray(), header.embedded);
        return new PictureFile(PictureType.JPEG, header.width, header.height, header.intermediate, header.embedded);
    }

    private void segments() throws IOException {
        for (int count = 0; count < MAX_SEGMENTS; count++) {
            int marker = marker();
            if (marker == START_OF_SCAN) {
                scans.read(in);
                return;
            }
            if (marker == END_OF_IMAGE) {
                return;
            }
            if (!hasNoLength(marker)) {
                int length = in.readUnsignedShort() - 2;
                if (length < 0) {
                    throw new UnreadablePicture("The JPEG is corrupt.");
                }
                segment(marker, length);
            }
        }
        throw new UnreadablePicture("The JPEG has more than " + MAX_SEGMENTS + " segments.");
    }

    private int marker() throws IOException {
        if (in.readUnsignedByte() != 0xFF) {
            throw new UnreadablePicture("The JPEG is corrupt.");
        }
        int marker = in.readUnsignedByte();
        while (marker == 0xFF) {
            marker = in.readUnsignedByte(); // fill bytes
        }
        return marker;
    }

    private void segment(int marker, int length) throws IOException {
        if (marker == APP1) {
            var block = block(length);
            if (startsWith(block, EXIF) && embedded.exif == null) {
                embedded.exif = PictureFile.dropPrefix(EXIF.length, block);
            } else if (startsWith(block, XMP) && embedded.xmp == null) {
                embedded.xmp = PictureFile.dropPrefix(XMP.length, block);
            }
        } else if (marker == APP11) {
            embedded.contentCredentials |= isJumbf(block(length));
        } else if (marker == APP13 && photoshop.size() < PictureFile.MAX_BLOCK_LENGTH) {
            var block = block(length);
            if (startsWith(block, PHOTOSHOP)) {
                photoshop.write(block, PHOTOSHOP.length, block.length - PHOTOSHOP.length);
            }
        } else if (isStartOfFrame(marker) && length >= 5) {
            in.skipNBytes(1);
            int frameHeight = in.readUnsignedShort();
            int frameWidth = in.readUnsignedShort();
            if (width != 0 && (width != frameWidth || height != frameHeight)) {
                throw new UnreadablePicture("The JPEG declares two sizes.");
            }
            height = frameHeight;
            width = frameWidth;
            frame(marker, in.readNBytes(length - 5));
        } else {
            in.skipNBytes(length);
        }
    }

    /** A progressive picture is decoded only when all its scans are read; until then each coefficient takes two bytes. */
    private void frame(int marker, byte[] components) {
        scans.expect(marker == PROGRESSIVE, components.length / 3);
        if (marker != PROGRESSIVE) {
            return;
        }
        long samples = 0;
        int most = 1;
        for (int i = 2; i < components.length; i += 3) {
            int sampling = (components[i] >> 4 & 0xF) * (components[i] & 0xF);
            samples += sampling;
            most = Math.max(most, sampling);
        }
        intermediate = 2 * samples * width * height / most;
    }

    private byte[] block(int length) throws IOException {
        var block = new byte[length];
        in.readFully(block);
        return block;
    }

    private static boolean isStartOfFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static boolean hasNoLength(int marker) {
        return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
    }

    /** JPEG XT: "JP", box instance and sequence numbers, then a box that holds others; C2PA puts its manifests there. */
    private static boolean isJumbf(byte[] block) {
        var text = new String(block, ISO_8859_1);
        return text.startsWith("JP") && text.startsWith("jumb", 12) && text.contains("c2pa");
    }

    static boolean startsWith(byte[] block, byte[] preamble) {
        return block.length >= preamble.length
                && Arrays.equals(block, 0, preamble.length, preamble, 0, preamble.length);
    }
}
