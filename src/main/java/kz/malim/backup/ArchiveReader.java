package kz.malim.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import kz.malim.storage.Sha256;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/** Reads a backup from its first entry to its last, and checks it. */
final class ArchiveReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Progress progress;

    ArchiveReader(Path file, Progress progress) {
        this.file = file;
        this.progress = progress;
    }

    /** What is done with each entry between the first and the last. */
    interface Visitor {
        void entry(String name, InputStream content) throws IOException, SQLException;
    }

    /** A backup that is whole. */
    record Checked(Header header, Footer footer) {}

    /** Reads all of it. */
    Checked check() throws IOException {
        try {
            return read((name, content) -> {});
        } catch (FileSystemException unreadable) {
            throw unreadable;
        } catch (IOException e) {
            throw damaged(String.valueOf(e.getMessage()));
        } catch (SQLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Checked read(Visitor visitor) throws IOException, SQLException {
        var digest = Sha256.digest();
        try (var tar = new TarArchiveInputStream(
                new GZIPInputStream(new Counted(new BufferedInputStream(Files.newInputStream(file), 1 << 16)), 1 << 16),
                UTF_8.name())) {
            var header = header(tar, digest);
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var name = entry.getName();
                if (name.equals(Footer.NAME)) {
                    return checked(header, JSON.readValue(tar.readAllBytes(), Footer.class), digest);
                }
                digest.update(name.getBytes(UTF_8));
                var content = new DigestInputStream(tar, digest);
                visitor.entry(name, content);
                content.transferTo(OutputStream.nullOutputStream()); // what the visitor has left
            }
            throw damaged("it ends too early");
        }
    }

    private Header header(TarArchiveInputStream tar, MessageDigest digest) throws IOException {
        var first = tar.getNextEntry();
        if (first == null || !first.getName().equals(Header.NAME)) {
            throw new BackupFailure(file + " is not a backup of Malim.");
        }
        var json = tar.readAllBytes();
        digest.update(Header.NAME.getBytes(UTF_8));
        digest.update(json);
        int format = JSON.readTree(json).path("format").asInt();
        if (format > Header.FORMAT) {
            throw new BackupFailure(file + " has format " + format + " of a newer Malim; this one reads up to "
                    + Header.FORMAT + ".\nRestore it with the Malim that made it, or a newer one.");
        }
        return JSON.readValue(json, Header.class);
    }

    private Checked checked(Header header, Footer footer, MessageDigest digest) {
        if (!footer.sha256().equals(HexFormat.of().formatHex(digest.digest()))) {
            throw damaged("its checksum is another");
        }
        return new Checked(header, footer);
    }

    private BackupFailure damaged(String how) {
        return new BackupFailure(file + " is damaged: " + how + ".");
    }

    /** Counts what is read of the file itself. */
    private final class Counted extends FilterInputStream {
        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte @Nullable [] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            progress.advance(Math.max(0, read));
            return read;
        }
    }
}
