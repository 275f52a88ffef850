package kz.malim.probe;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** The first and the last page of an Ogg file with sound (RFC 3533): duration from the last position. */
final class OggPages {
    private static final String MAGIC = "OggS";
    private static final int HEADER = 27;
    private static final int FIRST_PACKET = 32;

    /** The largest page (RFC 3533, 6), so that the last one is surely within this many bytes. */
    private static final int MAX_PAGE = HEADER + 255 + 255 * 255;

    private static final int OPUS_RATE = 48_000;

    private OggPages() {}

    /** @param skipped samples at the start that are not played */
    private record Sound(long rate, long skipped) {}

    static ProbedFile read(FileBytes file) throws IOException {
        var first = file.at(0, HEADER).order(ByteOrder.LITTLE_ENDIAN);
        int segments = first.get(26) & 0xFF;
        int serial = first.getInt(14);
        var sound = sound(file.at(HEADER + segments, FIRST_PACKET).order(ByteOrder.LITTLE_ENDIAN));
        if (sound == null) {
            throw UnreadableFile.unsupported("Of Ogg only Vorbis, Opus, FLAC and Speex are supported.");
        }
        var position = lastPosition(file, serial);
        if (position == null) {
            throw UnreadableFile.broken("The file is truncated: its last page is not whole.");
        }
        return ProbedFile.playing(
                FileType.OGG, sound.rate == 0 || position < 0 ? 0 : (double) (position - sound.skipped) / sound.rate);
    }

    private static @Nullable Sound sound(ByteBuffer packet) {
        var text = FileBytes.latin(packet);
        if (text.startsWith("OpusHead")) {
            return new Sound(OPUS_RATE, packet.getShort(10) & 0xFFFF);
        }
        if (text.startsWith("\u0001vorbis")) {
            return new Sound(packet.getInt(12) & 0xFFFFFFFFL, 0);
        }
        return text.startsWith("\u007FFLAC") || text.startsWith("Speex   ") ? new Sound(0, 0) : null;
    }

    /** The position of the page that ends the file, -1 if that page has none; null if no page ends there. */
    private static @Nullable Long lastPosition(FileBytes file, int serial) throws IOException {
        var end = file.end(MAX_PAGE).order(ByteOrder.LITTLE_ENDIAN);
        var text = FileBytes.latin(end);
        for (int at = text.lastIndexOf(MAGIC); at >= 0; at = text.lastIndexOf(MAGIC, at - 1)) {
            if (endsFile(end, at)) {
                return end.getInt(at + 14) == serial ? end.getLong(at + 6) : -1;
            }
        }
        return null;
    }

    private static boolean endsFile(ByteBuffer end, int at) {
        if (end.limit() - at < HEADER) {
            return false;
        }
        int segments = end.get(at + 26) & 0xFF;
        int length = HEADER + segments;
        for (int i = 0; i < segments && at + HEADER + i < end.limit(); i++) {
            length += end.get(at + HEADER + i) & 0xFF;
        }
        return at + length == end.limit();
    }
}
