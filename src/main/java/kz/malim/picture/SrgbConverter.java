package kz.malim.picture;

import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBufferInt;
import java.awt.image.IndexColorModel;
import org.jspecify.annotations.Nullable;

/**
 * Converts decoded pixels to sRGB with premultiplied alpha, a strip at a time. Applies the profile of the file where the
 * decoder does not. Not thread-safe.
 */
final class SrgbConverter {
    private static final int LEVELS = 256;

    private final ColorModel model;
    private final @Nullable ICC_ColorSpace profile;

    /** What each level of grey, or each entry of a palette, is in sRGB; null for other pixels. */
    private final int @Nullable [] table;

    /** @param iccProfile null if the decoder has applied it, or there is none; ignored if it is not one of such pixels */
    SrgbConverter(BufferedImage decoded, byte @Nullable [] iccProfile) {
        model = decoded.getColorModel();
        profile = iccProfile == null ? ownGray(model) : colorSpace(iccProfile, isGray(model));
        table = table();
    }

    /** The grey of a scanner or a press, which decoders leave to the colour model; that of Java means no profile. */
    private static @Nullable ICC_ColorSpace ownGray(ColorModel model) {
        return isGray(model)
                        && model.getColorSpace() instanceof ICC_ColorSpace own
                        && !own.equals(ColorSpace.getInstance(ColorSpace.CS_GRAY))
                ? own
                : null;
    }

    private static boolean isGray(ColorModel model) {
        return model.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    }

    /** Null for a profile that is broken, or of other colours. */
    private static @Nullable ICC_ColorSpace colorSpace(byte[] iccProfile, boolean gray) {
        try {
            var space = new ICC_ColorSpace(ICC_Profile.getInstance(iccProfile));
            if (space.getType() != (gray ? ColorSpace.TYPE_GRAY : ColorSpace.TYPE_RGB)) {
                return null;
            }
            space.toRGB(new float[space.getNumComponents()]); // fails now, if it fails
            return space;
        } catch (IllegalArgumentException | CMMException e) {
            return null;
        }
    }

    private int @Nullable [] table() {
        if (model instanceof IndexColorModel palette) {
            var colors = new int[palette.getMapSize()];
            palette.getRGBs(colors);
            if (profile != null && profile.getType() == ColorSpace.TYPE_RGB) {
                for (int i = 0; i < colors.length; i++) {
                    colors[i] = (colors[i] & 0xFF000000)
                            | rgb(profile, colors[i] >> 16 & 0xFF, colors[i] >> 8 & 0xFF, colors[i] & 0xFF);
                }
            }
            return colors;
        }
        if (!isGray(model)) {
            return null;
        }
        var levels = new int[LEVELS];
        for (int level = 0; level < LEVELS; level++) {
            levels[level] = 0xFF000000 | (profile == null ? level * 0x010101 : rgb(profile, level));
        }
        return levels;
    }

    private static int rgb(ICC_ColorSpace space, int... samples) {
        var values = new float[samples.length];
        for (int i = 0; i < samples.length; i++) {
            values[i] = samples[i] / 255f;
        }
        int rgb = 0;
        for (float value : space.toRGB(values)) {
            rgb = rgb << 8 | Math.clamp(Math.round(value * 255), 0, 255);
        }
        return rgb;
    }

    /** @param strip at least as large as rows; what is below them is left as it is */
    void convert(BufferedImage rows, BufferedImage strip) {
        if (table != null) {
            look(rows, strip, table);
        } else if (profile != null) {
            var space = new ComponentColorModel(
                    profile,
                    model.hasAlpha(),
                    model.isAlphaPremultiplied(),
                    model.getTransparency(),
                    model.getTransferType());
            convertColors(new BufferedImage(space, rows.getRaster(), model.isAlphaPremultiplied(), null), strip);
        } else if (model.getColorSpace().isCS_sRGB()) {
            Graphics2D graphics = strip.createGraphics();
            graphics.setComposite(AlphaComposite.Src);
            graphics.drawImage(rows, 0, 0, null);
            graphics.dispose();
        } else {
            convertColors(rows, strip);
        }
    }

    private static void convertColors(BufferedImage rows, BufferedImage strip) {
        new ColorConvertOp(null).filter(rows, strip.getSubimage(0, 0, rows.getWidth(), rows.getHeight()));
    }

    /** Grey is what the file has, of whatever depth: a colour model of grey would take its levels for linear light. */
    private void look(BufferedImage rows, BufferedImage strip, int[] colors) {
        int width = rows.getWidth();
        var raster = rows.getRaster();
        var to = ((DataBufferInt) strip.getRaster().getDataBuffer()).getData();
        var indices = new int[width];
        var alphas = model.hasAlpha() && raster.getNumBands() > 1 ? new int[width] : null;
        int shift = model instanceof IndexColorModel ? 0 : Math.max(0, model.getComponentSize(0) - 8);
        for (int y = 0; y < rows.getHeight(); y++) {
            raster.getSamples(0, y, width, 1, 0, indices);
            if (alphas != null) {
                raster.getSamples(0, y, width, 1, 1, alphas);
            }
            for (int x = 0; x < width; x++) {
                int color = colors[Math.min(indices[x] >> shift, colors.length - 1)];
                int alpha = alphas == null ? color >>> 24 : alphas[x] >> shift;
                to[y * width + x] = premultiplied(color, alpha);
            }
        }
    }

    private static int premultiplied(int color, int alpha) {
        if (alpha == 0xFF) {
            return color | 0xFF000000;
        }
        return alpha << 24
                | times(color >> 16 & 0xFF, alpha) << 16
                | times(color >> 8 & 0xFF, alpha) << 8
                | times(color & 0xFF, alpha);
    }

    private static int times(int level, int alpha) {
        return (level * alpha + 127) / 255;
    }
}
