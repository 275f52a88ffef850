package kz.malim.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the chunks of a PNG say of its colours, as an ICC profile. Of several the standard has one count: cICP, then iCCP,
 * then sRGB, then gAMA with cHRM. A cICP of high dynamic range is passed over, since what it means has no place in sRGB.
 */
final class PngColors {
    /** x and y of white, red, green and blue, as cHRM has them. */
    private static final double[] SRGB = {0.3127, 0.3290, 0.64, 0.33, 0.30, 0.60, 0.15, 0.06};

    private static final double[] DISPLAY_P3 = {0.3127, 0.3290, 0.680, 0.320, 0.265, 0.690, 0.150, 0.060};
    private static final double[] DCI_P3 = {0.314, 0.351, 0.680, 0.320, 0.265, 0.690, 0.150, 0.060};
    private static final double[] BT_2020 = {0.3127, 0.3290, 0.708, 0.292, 0.170, 0.797, 0.131, 0.046};

    private static final double UNIT = 100_000;

    /** Of most files that state one; it is meant as that of sRGB. */
    private static final double USUAL_GAMMA = 2.2;

    private final Map<String, byte[]> chunks = new HashMap<>();

    void add(String name, byte[] content) {
        chunks.putIfAbsent(name, content);
    }

    /** Null where the pixels are in sRGB, or as good as nothing is said of them. */
    byte @Nullable [] profile() {
        try {
            var coded = chunks.containsKey("cICP") ? ofCodes(ByteBuffer.wrap(chunks.get("cICP"))) : null;
            if (coded != null) {
                return coded.isSrgb() ? null : coded.bytes();
            }
            var embedded = chunks.containsKey("iCCP") ? ofProfile(chunks.get("iCCP")) : null;
            if (embedded != null || chunks.containsKey("sRGB")) {
                return embedded;
            }
            var stated = ofGammaAndPrimaries();
            return stated.isSrgb() ? null : stated.bytes();
        } catch (BufferUnderflowException e) {
            return null; // a chunk that is too short states nothing
        }
    }

    /** By ITU-T H.273. */
    private static @Nullable MatrixProfile ofCodes(ByteBuffer chunk) {
        var primaries = switch (chunk.get()) {
            case 1 -> SRGB;
            case 9 -> BT_2020;
            case 11 -> DCI_P3;
            case 12 -> DISPLAY_P3;
            default -> null;
        };
        var curve = switch (chunk.get()) {
            case 1, 6, 14, 15 -> MatrixProfile.Curve.BT_709;
            case 4 -> MatrixProfile.Curve.gamma(2.2);
            case 5 -> MatrixProfile.Curve.gamma(2.8);
            case 8 -> MatrixProfile.Curve.gamma(1);
            case 13 -> MatrixProfile.Curve.SRGB;
            default -> null;
        };
        return primaries == null || curve == null ? null : new MatrixProfile(primaries, curve);
    }

    /** A name, the method of compression, and the profile. */
    private static byte @Nullable [] ofProfile(byte[] chunk) {
        int at = new String(chunk, ISO_8859_1).indexOf('\0') + 2;
        return at < 2 || at >= chunk.length ? null : PngHeader.inflate(PictureFile.dropPrefix(at, chunk));
    }

    private MatrixProfile ofGammaAndPrimaries() {
        var primaries = SRGB;
        if (chunks.containsKey("cHRM")) {
            var chunk = ByteBuffer.wrap(chunks.get("cHRM"));
            primaries = new double[SRGB.length];
            for (int i = 0; i < primaries.length; i++) {
                primaries[i] = chunk.getInt() / UNIT;
            }
        }
        var curve = MatrixProfile.Curve.SRGB;
        if (chunks.containsKey("gAMA")) {
            double gamma = UNIT / ByteBuffer.wrap(chunks.get("gAMA")).getInt();
            boolean usual = Math.abs(gamma - USUAL_GAMMA) < 0.01;
            curve = usual || gamma < 0.2 || gamma > 5 ? curve : MatrixProfile.Curve.gamma(gamma);
        }
        return new MatrixProfile(MatrixProfile.isUsable(primaries) ? primaries : SRGB, curve);
    }
}
