package kz.malim.storage;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A requested range of a file (RFC 9110, 14). */
public record ByteRange(long from, long length) {
    private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /**
     * The range of a header, cut to the file; nothing if the whole file is to be sent, as for multiple ranges: a server may
     * always ignore those, and serving ten thousand of them would invite denial of service.
     */
    public static Optional<ByteRange> of(@Nullable String header, long size) {
        var range = header == null ? null : ONE.matcher(header.replace(" ", ""));
        if (range == null || !range.matches()) {
            return Optional.empty();
        }
        var first = range.group(1);
        var last = range.group(2);
        if (first.isEmpty()) {
            if (last.isEmpty()) {
                return Optional.empty();
            }
            long length = Math.min(size, Long.parseLong(last));
            return Optional.of(new ByteRange(size - length, length));
        }
        long from = Long.parseLong(first);
        long to = last.isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(last));
        return !last.isEmpty() && Long.parseLong(last) < from
                ? Optional.empty()
                : Optional.of(new ByteRange(from, Math.max(0, to - from + 1)));
    }

    /** Whether the file has no byte of this range. */
    public boolean isUnsatisfiable(long size) {
        return length == 0 || from >= size;
    }

    public String of(long size) {
        return "bytes " + from + "-" + (from + length - 1) + "/" + size;
    }
}
