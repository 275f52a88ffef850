package kz.malim.picture;

import java.io.IOException;
import java.io.InputStream;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * The scans of a JPEG: how many, and whether together they are the whole picture. A decoder shows a file that ends between
 * two scans without a word, coarse or without some of its colours.
 */
final class JpegScans {
    /** Progressive JPEGs have about ten scans; each costs the decoder a pass over the whole picture. */
    private static final int MAX_SCANS = 100;

    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int COEFFICIENTS = 64;

    /** By component: the coefficients that are there to their last bit. */
    private final Map<Integer, BitSet> complete = new HashMap<>();

    private final byte[] header = new byte[16];
    private int headerLength;
    private boolean inHeader = true;
    private boolean progressive;
    private int components;
    private boolean ended;

    /** What the frame promises. */
    void expect(boolean frameIsProgressive, int frameComponents) {
        progressive = frameIsProgressive;
        components = frameComponents;
    }

    /** Reads the rest of a file after the marker of the first scan. */
    void read(InputStream in) throws IOException {
        var buffer = new byte[1 << 16];
        int scans = 1;
        boolean afterFf = false;
        for (int n; (n = in.read(buffer)) > 0; ) {
            for (int i = 0; i < n; i++) {
                int next = buffer[i] & 0xFF;
                if (inHeader) {
                    readHeader(buffer[i]);
                } else if (afterFf && next == START_OF_SCAN) {
                    inHeader = true;
                    headerLength = 0;
                    if (++scans > MAX_SCANS) {
                        throw new UnreadablePicture("The JPEG has more than " + MAX_SCANS + " scans.");
                    }
                } else if (afterFf && next == END_OF_IMAGE) {
                    ended = true;
                }
                afterFf = next == 0xFF;
            }
        }
        if (!ended && !isComplete()) {
            throw new UnreadablePicture("The file is truncated: parts of the picture are missing.");
        }
    }

    /** Length, number of components, two bytes for each, then the first and the last coefficient, and their bits. */
    private void readHeader(byte next) {
        header[headerLength++] = next;
        int wanted = headerLength < 3 ? header.length : Math.min(header.length, 6 + 2 * (header[2] & 0xFF));
        if (headerLength < wanted) {
            return;
        }
        inHeader = false;
        int count = Math.min(4, header[2] & 0xFF);
        int last = 3 + 2 * count;
        for (int i = 0; i < count && last + 2 < headerLength; i++) {
            var bits = complete.computeIfAbsent(header[3 + 2 * i] & 0xFF, id -> new BitSet(COEFFICIENTS));
            if (!progressive) {
                bits.set(0, COEFFICIENTS);
            } else if ((header[last + 2] & 0xF) == 0) {
                int from = Math.min(header[last] & 0xFF, COEFFICIENTS - 1);
                bits.set(from, Math.clamp((header[last + 1] & 0xFF) + 1, from, COEFFICIENTS));
            }
        }
    }

    private boolean isComplete() {
        return complete.size() >= components
                && complete.values().stream().allMatch(bits -> bits.cardinality() == COEFFICIENTS);
    }
}
