package kz.malim.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A colour space of three primaries and one curve, and the ICC profile (version 4) of it, so that whatever converts profiles
 * converts these too.
 *
 * @param primaries x and y of white, red, green and blue
 */
@SuppressWarnings("ArrayRecordComponent") // computed with, never compared
record MatrixProfile(double[] primaries, Curve curve) {
    private static final double[] SRGB = {0.3127, 0.3290, 0.64, 0.33, 0.30, 0.60, 0.15, 0.06};
    private static final double[] D50 = {0.9642, 1, 0.8249};

    /** From the white of a space to that of the profile connection space. */
    private static final double[][] BRADFORD = {
        {0.8951, 0.2664, -0.1614}, {-0.7502, 1.7135, 0.0367}, {0.0389, -0.0685, 1.0296}
    };

    private static final int HEADER = 128;
    private static final String[] TAGS = {"wtpt", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"};
    private static final int TABLE = 4 + 12 * TAGS.length;
    private static final int XYZ_LENGTH = 20;
    private static final int CURVE_LENGTH = 32;

    /** Function type 3 of ICC: {@code (a * x + b) ^ gamma} from d on, and {@code c * x} below. */
    record Curve(double gamma, double a, double b, double c, double d) {
        static final Curve SRGB = new Curve(2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045);
        static final Curve BT_709 = new Curve(1 / 0.45, 1 / 1.099, 0.099 / 1.099, 1 / 4.5, 0.081);

        static Curve gamma(double gamma) {
            return new Curve(gamma, 1, 0, 0, 0);
        }
    }

    /** Whether the points are ones of light, and span colours at all. */
    static boolean isUsable(double[] primaries) {
        if (!Arrays.stream(primaries).allMatch(p -> p >= 0 && p <= 1) || primaries[1] < 0.01) {
            return false;
        }
        return Math.abs(determinant(columns(primaries))) > 1e-3;
    }

    boolean isSrgb() {
        for (int i = 0; i < SRGB.length; i++) {
            if (Math.abs(primaries[i] - SRGB[i]) > 0.002) {
                return false;
            }
        }
        return curve.equals(Curve.SRGB);
    }

    byte[] bytes() {
        var white = xyz(primaries[0], primaries[1]);
        var columns = columns(primaries);
        var amounts = solve(columns, white);
        var adaptation = adaptation(white);
        var out = ByteBuffer.allocate(HEADER + TABLE + 4 * XYZ_LENGTH + CURVE_LENGTH);
        header(out);
        out.position(HEADER).putInt(TAGS.length);
        for (int i = 0; i < TAGS.length; i++) {
            boolean isCurve = i > 3;
            out.put(TAGS[i].getBytes(ISO_8859_1))
                    .putInt(HEADER + TABLE + XYZ_LENGTH * Math.min(i, 4)) // the curve is shared
                    .putInt(isCurve ? CURVE_LENGTH : XYZ_LENGTH);
        }
        putXyz(out, D50);
        for (int channel = 0; channel < 3; channel++) {
            var primary = new double[3];
            for (int row = 0; row < 3; row++) {
                primary[row] = columns[row][channel] * amounts[channel];
            }
            putXyz(out, multiply(adaptation, primary));
        }
        out.put("para".getBytes(ISO_8859_1)).putInt(0).putShort((short) 3).putShort((short) 0);
        for (double parameter : new double[] {curve.gamma, curve.a, curve.b, curve.c, curve.d}) {
            putFixed(out, parameter);
        }
        return out.array();
    }

    private static void header(ByteBuffer out) {
        out.putInt(out.capacity()).putInt(0).putInt(0x04200000);
        out.put("mntrRGB XYZ ".getBytes(ISO_8859_1));
        out.putShort(24, (short) 2024).putShort(26, (short) 1).putShort(28, (short) 1);
        out.position(36).put("acsp".getBytes(ISO_8859_1));
        out.position(68);
        for (double value : D50) {
            putFixed(out, value);
        }
    }

    private static void putXyz(ByteBuffer out, double[] xyz) {
        out.put("XYZ ".getBytes(ISO_8859_1)).putInt(0);
        for (double value : xyz) {
            putFixed(out, value);
        }
    }

    private static void putFixed(ByteBuffer out, double value) {
        out.putInt((int) Math.round(value * 65_536));
    }

    private static double[] xyz(double x, double y) {
        return new double[] {x / y, 1, (1 - x - y) / y};
    }

    /** The primaries with z, each a column. */
    private static double[][] columns(double[] primaries) {
        var columns = new double[3][3];
        for (int channel = 0; channel < 3; channel++) {
            double x = primaries[2 + 2 * channel];
            double y = primaries[3 + 2 * channel];
            columns[0][channel] = x;
            columns[1][channel] = y;
            columns[2][channel] = 1 - x - y;
        }
        return columns;
    }

    private static double[][] adaptation(double[] white) {
        var from = multiply(BRADFORD, white);
        var to = multiply(BRADFORD, D50);
        var result = new double[3][3];
        for (int column = 0; column < 3; column++) {
            var scaled = new double[3];
            for (int row = 0; row < 3; row++) {
                scaled[row] = BRADFORD[row][column] * to[row] / from[row];
            }
            var solved = solve(BRADFORD, scaled);
            for (int row = 0; row < 3; row++) {
                result[row][column] = solved[row];
            }
        }
        return result;
    }

    /** Cramer's rule. */
    private static double[] solve(double[][] matrix, double[] right) {
        double determinant = determinant(matrix);
        var result = new double[3];
        for (int column = 0; column < 3; column++) {
            var replaced = new double[3][];
            for (int row = 0; row < 3; row++) {
                replaced[row] = matrix[row].clone();
                replaced[row][column] = right[row];
            }
            result[column] = determinant(replaced) / determinant;
        }
        return result;
    }

    private static double determinant(double[][] m) {
        return m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1])
                - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
                + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
    }

    private static double[] multiply(double[][] matrix, double[] vector) {
        var result = new double[3];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                result[row] += matrix[row][column] * vector[column];
            }
        }
        return result;
    }
}
