package kz.malim.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import kz.malim.storage.Sha256;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Writes a backup from its first entry to its last; its memory does not grow with the backup. */
final class ArchiveWriter implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OWNER_ONLY = 0600;

    private final MessageDigest digest = Sha256.digest();
    private final TarArchiveOutputStream tar;
    private final Progress progress;
    private long files;
    private long bytes;

    ArchiveWriter(FileChannel file, Header header, Progress progress) throws IOException {
        this.progress = progress;
        this.tar = new TarArchiveOutputStream(
                new Fast(new BufferedOutputStream(Channels.newOutputStream(file), 1 << 16)), UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        add(Header.NAME, JSON.writeValueAsBytes(header));
    }

    /** Most of it are pictures, which do not get smaller. */
    private static final class Fast extends GZIPOutputStream {
        Fast(BufferedOutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    void add(String name, byte[] content) throws IOException {
        add(name, content.length, new ByteArrayInputStream(content));
    }

    void addFile(String name, long size, InputStream content) throws IOException {
        add(name, size, content);
        files++;
        bytes += size;
    }

    private void add(String name, long size, InputStream content) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setSize(size);
        entry.setMode(OWNER_ONLY);
        tar.putArchiveEntry(entry);
        digest.update(name.getBytes(UTF_8));
        var buffer = new byte[1 << 16];
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            tar.write(buffer, 0, read); // refuses more than the size
            digest.update(buffer, 0, read);
            progress.advance(read);
        }
        tar.closeArchiveEntry(); // refuses less
    }

    Footer finish(Map<String, Long> rows) throws IOException {
        var footer = new Footer(rows, files, bytes, HexFormat.of().formatHex(digest.digest()));
        add(Footer.NAME, JSON.writeValueAsBytes(footer));
        tar.finish();
        return footer;
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }
}
