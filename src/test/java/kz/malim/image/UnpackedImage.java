package kz.malim.image;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The image run without a container engine: its layers unpacked, made unwritable, and its command started with that folder
 * as root. Needs Linux, and either root or user namespaces.
 */
final class UnpackedImage {
    /** An empty folder in memory. */
    static final String TEMPORARY = "tmpfs";

    private final Path root;
    private final Path log;
    private final JsonNode config;

    UnpackedImage(ImageTar image, Path folder) throws IOException {
        this.root = folder.resolve("root");
        this.log = folder.resolve("log");
        this.config = image.config().path("config");
        image.unpack(root);
        Files.createDirectories(root.resolve("proc"));
        Files.createDirectories(root.resolve("dev"));
        // as a container engine writes it
        Files.writeString(
                root.resolve("etc/hosts"),
                "127.0.0.1 localhost " + InetAddress.getLocalHost().getHostName() + "\n");
    }

    Process start(Map<String, String> settings, List<String> arguments) throws IOException {
        return start(settings, Map.of("/tmp", TEMPORARY), arguments);
    }

    /** @param mounts what is mounted where: a folder of this machine, or {@link #TEMPORARY} */
    Process start(Map<String, String> settings, Map<String, String> mounts, List<String> arguments) throws IOException {
        boolean isRoot = System.getProperty("user.name").equals("root");
        var command =
                config.path("Entrypoint").valueStream().map(JsonNode::asText).collect(Collectors.toList());
        command.addAll(arguments);
        var inside =
                """
                mount --bind %1$s %1$s && mount --rbind /proc %1$s/proc && mount --rbind /dev %1$s/dev \
                && mount -o remount,ro,bind %1$s %3$s \
                && exec chroot %2$s %1$s "$0" "$@"
                """.formatted(root, isRoot ? "--userspec=" + config.path("User").asText() : "", mounting(mounts));
        var started = new ArrayList<>(List.of("unshare", isRoot ? "-m" : "-rm", "sh", "-c", inside));
        started.addAll(command);
        var builder = new ProcessBuilder(started).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        config.path("Env").forEach(variable -> {
            var parts = variable.asText().split("=", 2);
            builder.environment().put(parts[0], parts[1]);
        });
        builder.environment().putAll(settings);
        return builder.start();
    }

    private String mounting(Map<String, String> mounts) throws IOException {
        var commands = new StringBuilder();
        for (var mount : mounts.entrySet()) {
            var at = root + mount.getKey();
            Files.createDirectories(Path.of(at)); // as a container engine does, before it makes the rest read-only
            commands.append(
                    mount.getValue().equals(TEMPORARY)
                            ? "&& mount -t tmpfs tmpfs %1$s && chmod 1777 %1$s ".formatted(at)
                            : "&& mount --bind %s %s ".formatted(mount.getValue(), at));
        }
        return commands.toString();
    }

    String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "";
        }
    }
}
