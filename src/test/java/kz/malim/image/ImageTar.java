package kz.malim.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** The tarball that {@code package -Pimage} leaves, as {@code docker load} reads it. */
final class ImageTar {
    private final Map<String, byte[]> files = new HashMap<>();
    private final JsonNode manifest;

    ImageTar(Path tar) throws IOException {
        try (var in = new TarArchiveInputStream(Files.newInputStream(tar))) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        manifest = json("manifest.json").get(0);
    }

    JsonNode config() throws IOException {
        return json(manifest.path("Config").asText());
    }

    List<String> layers() {
        return manifest.path("Layers").valueStream().map(JsonNode::asText).toList();
    }

    /** Bytes as transferred and stored: layers are compressed. */
    long size() {
        return layers().stream()
                .mapToLong(layer -> files.getOrDefault(layer, new byte[0]).length)
                .sum();
    }

    List<TarArchiveEntry> entries() throws IOException {
        var entries = new ArrayList<TarArchiveEntry>();
        for (var layer : layers()) {
            try (var in = open(layer)) {
                for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                    entries.add(entry);
                }
            }
        }
        return entries;
    }

    void unpack(Path root) throws IOException {
        for (var layer : layers()) {
            try (var in = open(layer)) {
                for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                    unpack(entry, in, root.resolve(entry.getName()).normalize());
                }
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, TarArchiveInputStream in, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.resolveSibling(".").normalize());
        Files.copy(in, file);
        if ((entry.getMode() & 0100) != 0 && !file.toFile().setExecutable(true, false)) {
            throw new IOException(file + " cannot be made executable");
        }
        Files.setLastModifiedTime(file, entry.getLastModifiedTime());
    }

    private TarArchiveInputStream open(String layer) throws IOException {
        return new TarArchiveInputStream(
                new GZIPInputStream(new ByteArrayInputStream(files.getOrDefault(layer, new byte[0]))));
    }

    private JsonNode json(String name) throws IOException {
        return new ObjectMapper().readTree(files.get(name));
    }
}
