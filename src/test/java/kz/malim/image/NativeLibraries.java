package kz.malim.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipFile;

/** What in a tree of files is machine code, alone and inside of archives, and of which architectures. */
final class NativeLibraries {
    private static final byte[] ELF = {0x7f, 'E', 'L', 'F'};

    /** Where the header says for which machine, and how it says that (System V ABI, e_machine). */
    private static final int MACHINE = 18;

    private static final Map<Integer, String> ARCHITECTURES = Map.of(0x3e, "amd64", 0xb7, "arm64");

    /** As in libnetty_transport_native_epoll_aarch_64.so. */
    private static final String SUFFIX = "_?(x86_64|aarch_64)";

    private final Map<String, Set<String>> alone = new TreeMap<>();
    private final Map<String, Set<String>> archived = new TreeMap<>();

    static NativeLibraries of(Path root) throws IOException {
        var found = new NativeLibraries();
        try (var files = Files.walk(root)) {
            for (var file : files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .toList()) {
                found.add(root, file);
            }
        }
        return found;
    }

    private void add(Path root, Path file) throws IOException {
        if (!file.toString().endsWith(".jar")) {
            try (var content = Files.newInputStream(file)) {
                add(root.relativize(file).toString(), content, alone);
            }
            return;
        }
        try (var jar = new ZipFile(file.toFile())) {
            for (var entry : jar.stream().toList()) {
                try (var content = jar.getInputStream(entry)) {
                    var name = entry.getName().replaceFirst(".*/", "").replaceFirst(SUFFIX, "");
                    add(name, content, archived);
                }
            }
        }
    }

    private static void add(String name, InputStream content, Map<String, Set<String>> found) throws IOException {
        var header = content.readNBytes(MACHINE + 2);
        for (int i = 0; i < ELF.length; i++) {
            if (header.length < MACHINE + 2 || header[i] != ELF[i]) {
                return;
            }
        }
        int machine = (header[MACHINE] & 0xff) | ((header[MACHINE + 1] & 0xff) << 8);
        found.computeIfAbsent(name, first -> new TreeSet<>())
                .add(ARCHITECTURES.getOrDefault(machine, Integer.toString(machine)));
    }

    /** By path: the runtime, the C library. */
    Map<String, Set<String>> alone() {
        return alone;
    }

    /** By name, whichever archives have it. */
    Map<String, Set<String>> archived() {
        return archived;
    }
}
