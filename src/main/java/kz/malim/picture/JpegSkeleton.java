package kz.malim.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The segments of a JPEG before its pixels, and how often those are gone over. */
final class JpegSkeleton {
    static final byte[] EXIF = "Exif\0\0".getBytes(ISO_8859_1);
    static final byte[] XMP = "http://ns.adobe.com/xap/1.0/\0".getBytes(ISO_8859_1);
    private static final byte[] PHOTOSHOP = "Photoshop 3.0\0".getBytes(ISO_8859_1);

    private static final int START_OF_SCAN = 0xDA;
    private static final int END = 0xD9;
    private static final int APP1 = 0xE1;
    private static final int APP13 = 0xED;
    private static final int MOST_SEGMENTS = 2_000;

    /** Progressive pictures have ten scans or so; each costs the decoder a walk over the whole picture. */
    private static final int MOST_SCANS = 100;

    private final DataInputStream in;
    private final ByteArrayOutputStream photoshop = new ByteArrayOutputStream();
    private byte @Nullable [] exif;
    private byte @Nullable [] xmp;
    private int width;
    private int height;

    private JpegSkeleton(DataInputStream in) {
        this.in = in;
    }

    static PictureFile read(DataInputStream in) throws IOException {
        var skeleton = new JpegSkeleton(in);
        in.skipNBytes(2);
        skeleton.segments();
        return new PictureFile(
                PictureType.JPEG,
                skeleton.width,
                skeleton.height,
                skeleton.exif,
                Photoshop.iim(skeleton.photoshop.toByteArray()),
                skeleton.xmp);
    }

    private void segments() throws IOException {
        for (int count = 0; count < MOST_SEGMENTS; count++) {
            int marker = marker();
            if (marker == START_OF_SCAN) {
                limitScans(in);
                return;
            }
            if (marker == END) {
                return;
            }
            if (!standsAlone(marker)) {
                int length = in.readUnsignedShort() - 2;
                if (length < 0) {
                    throw new UnreadablePicture("The JPEG is broken.");
                }
                segment(marker, length);
            }
        }
        throw new UnreadablePicture("The JPEG has more segments than pictures have.");
    }

    private int marker() throws IOException {
        if (in.readUnsignedByte() != 0xFF) {
            throw new UnreadablePicture("The JPEG is broken.");
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
            if (begins(block, EXIF) && exif == null) {
                exif = PictureFile.without(EXIF.length, block);
            } else if (begins(block, XMP) && xmp == null) {
                xmp = PictureFile.without(XMP.length, block);
            }
        } else if (marker == APP13 && photoshop.size() < PictureFile.LARGEST_BLOCK) {
            var block = block(length);
            if (begins(block, PHOTOSHOP)) {
                photoshop.write(block, PHOTOSHOP.length, block.length - PHOTOSHOP.length);
            }
        } else if (isStartOfFrame(marker) && length >= 5) {
            in.skipNBytes(1);
            int itsHeight = in.readUnsignedShort();
            int itsWidth = in.readUnsignedShort();
            if (width != 0 && (width != itsWidth || height != itsHeight)) {
                throw new UnreadablePicture("The JPEG has two sizes.");
            }
            height = itsHeight;
            width = itsWidth;
            in.skipNBytes(length - 5L);
        } else {
            in.skipNBytes(length);
        }
    }

    private byte[] block(int length) throws IOException {
        var block = new byte[length];
        in.readFully(block);
        return block;
    }

    private static boolean isStartOfFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static boolean standsAlone(int marker) {
        return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
    }

    private static boolean begins(byte[] block, byte[] preamble) {
        return block.length >= preamble.length
                && Arrays.equals(block, 0, preamble.length, preamble, 0, preamble.length);
    }

    private static void limitScans(InputStream in) throws IOException {
        var piece = new byte[1 << 16];
        int scans = 1;
        boolean marked = false;
        for (int n; (n = in.read(piece)) > 0; ) {
            for (int i = 0; i < n; i++) {
                if (marked && piece[i] == (byte) START_OF_SCAN && ++scans > MOST_SCANS) {
                    throw new UnreadablePicture("The JPEG goes over its pixels too often.");
                }
                marked = piece[i] == (byte) 0xFF;
            }
        }
    }
}
