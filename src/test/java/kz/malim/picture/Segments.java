package kz.malim.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;

/** Builds JPEGs with the metadata that a test asks for. */
final class Segments {
    private final ByteArrayOutputStream segments = new ByteArrayOutputStream();

    static byte[] iim(Charset charset, Map<Integer, String> fields) {
        var block = new ByteArrayOutputStream();
        fields.forEach((dataset, text) -> {
            var bytes = text.getBytes(charset);
            block.writeBytes(
                    new byte[] {0x1C, 2, dataset.byteValue(), (byte) (bytes.length >> 8), (byte) bytes.length});
            block.writeBytes(bytes);
        });
        return block.toByteArray();
    }

    static byte[] md5(byte[] bytes) {
        try {
            return MessageDigest.getInstance("MD5").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Photoshop resources by their number. */
    Segments photoshop(Map<Integer, byte[]> resources) {
        var content = new ByteArrayOutputStream();
        content.writeBytes("Photoshop 3.0\0".getBytes(ISO_8859_1));
        resources.forEach((id, block) -> {
            content.writeBytes("8BIM".getBytes(ISO_8859_1));
            content.writeBytes(ByteBuffer.allocate(8)
                    .putShort(id.shortValue())
                    .putShort((short) 0)
                    .putInt(block.length)
                    .array());
            content.writeBytes(block);
            if (block.length % 2 == 1) {
                content.write(0);
            }
        });
        return segment(0xED, content.toByteArray());
    }

    /** @param properties elements and attributes within an rdf:Description */
    Segments xmp(String properties) {
        return segment(0xE1, ("http://ns.adobe.com/xap/1.0/\0" + packet(properties)).getBytes(UTF_8));
    }

    static String packet(String properties) {
        return """
                <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
                 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
                 xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:dcterms="http://purl.org/dc/terms/"
                 xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
                 xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">%s</rdf:Description>
                </rdf:RDF></x:xmpmeta>""".formatted(properties);
    }

    /** ASCII tags of IFD0. */
    Segments exif(Map<Integer, byte[]> tags) {
        int at = 8 + 2 + 12 * tags.size() + 4;
        var values = new ByteArrayOutputStream();
        var ifd = ByteBuffer.allocate(at)
                .put("MM\0*".getBytes(ISO_8859_1))
                .putInt(8)
                .putShort((short) tags.size());
        for (var tag : new TreeMap<>(tags).entrySet()) {
            var text = new ByteArrayOutputStream();
            text.writeBytes(tag.getValue());
            while (text.size() < 5) {
                text.write(0);
            }
            ifd.putShort(tag.getKey().shortValue())
                    .putShort((short) 2)
                    .putInt(text.size())
                    .putInt(at + values.size());
            values.writeBytes(text.toByteArray());
        }
        var content = new ByteArrayOutputStream();
        content.writeBytes("Exif\0\0".getBytes(ISO_8859_1));
        content.writeBytes(ifd.array());
        content.writeBytes(values.toByteArray());
        return segment(0xE1, content.toByteArray());
    }

    Segments segment(int marker, byte[] content) {
        segments.writeBytes(
                new byte[] {(byte) 0xFF, (byte) marker, (byte) ((content.length + 2) >> 8), (byte) (content.length + 2)
                });
        segments.writeBytes(content);
        return this;
    }

    byte[] jpeg() {
        var picture = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(16, 16, BufferedImage.TYPE_3BYTE_BGR), "jpeg", picture);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var bytes = picture.toByteArray();
        var file = new ByteArrayOutputStream();
        file.write(bytes, 0, 2);
        file.writeBytes(segments.toByteArray());
        file.write(bytes, 2, bytes.length - 2);
        return file.toByteArray();
    }

    PictureMetadata read() throws IOException {
        return read(jpeg());
    }

    static PictureMetadata read(byte[] file) throws IOException {
        return PictureMetadata.of(PictureFile.read(new ByteArrayInputStream(file)));
    }
}
