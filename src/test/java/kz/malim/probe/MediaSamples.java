package kz.malim.probe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The files of {@code src/test/resources/media}, and documents made here. */
public final class MediaSamples {
    private MediaSamples() {}

    public static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(Path.of(requireNonNull(MediaSamples.class.getResource("/media/" + name))
                    .toURI()));
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The file with other bytes at its end or in its free space, so that no other test has uploaded it. */
    public static byte[] own(String name, String mark) {
        var bytes = bytes(name);
        var free = ("\0\0\0" + (char) (mark.length() + 8) + "free" + mark).getBytes(ISO_8859_1);
        var own = Arrays.copyOf(bytes, bytes.length + free.length);
        System.arraycopy(free, 0, own, bytes.length, free.length);
        return own;
    }

    /** Of an office, with these entries. */
    public static byte[] office(String... entries) {
        return zip("", entries);
    }

    /** An OpenDocument text; its type comes first and is not compressed. */
    public static byte[] openDocument() {
        return zip("application/vnd.oasis.opendocument.text", "content.xml", "META-INF/manifest.xml");
    }

    private static byte[] zip(String mimetype, String... entries) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            if (!mimetype.isEmpty()) {
                var content = mimetype.getBytes(UTF_8);
                var checksum = new CRC32();
                checksum.update(content);
                var entry = new ZipEntry("mimetype");
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(content.length);
                entry.setCrc(checksum.getValue());
                zip.putNextEntry(entry);
                zip.write(content);
            }
            for (var name : entries) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write("<x/>".getBytes(UTF_8));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    /** @param linearized what its first dictionary says beside its own length, or nothing */
    public static byte[] pdf(String linearized) {
        var dictionary =
                linearized.isEmpty() ? "" : "1 0 obj\n<< /Linearized 1 /L 000000000 " + linearized + " >>\nendobj\n";
        var text = "%PDF-1.7\n" + dictionary + "2 0 obj\n<< /Type /Catalog >>\nendobj\nstartxref\n9\n%%EOF\n";
        return text.replace("000000000", "%09d".formatted(text.length())).getBytes(ISO_8859_1);
    }

    /** A box of an MP4 file. */
    static byte[] box(String type, byte[]... parts) {
        int length = 8 + Arrays.stream(parts).mapToInt(part -> part.length).sum();
        var box = ByteBuffer.allocate(length).putInt(length).put(type.getBytes(ISO_8859_1));
        Arrays.stream(parts).forEach(box::put);
        return box.array();
    }
}
