package kz.malim.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** nginx, if installed, sending the same bytes from files. */
final class Nginx {
    private Nginx() {}

    static boolean isInstalled() {
        try {
            return new ProcessBuilder("nginx", "-v").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static Program start(byte[] bytes) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory(Program.temporaryFolder(), "nginx");
        Files.write(folder.resolve("bytes"), bytes);
        try (OutputStream zipped = new GZIPOutputStream(Files.newOutputStream(folder.resolve("bytes.gz")))) {
            zipped.write(bytes);
        }
        makeReadable(folder);
        int port = Program.freePort();
        var configuration = Files.writeString(folder.resolve("nginx.conf"), """
            daemon off; worker_processes auto; pid %1$s/pid; error_log %1$s/error.log;
            events { worker_connections 1024; }
            http {
                access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000000; open_file_cache max=100;
                client_body_temp_path %1$s/1; proxy_temp_path %1$s/2; fastcgi_temp_path %1$s/3;
                uwsgi_temp_path %1$s/4; scgi_temp_path %1$s/5;
                server { listen 127.0.0.1:%2$d; root %1$s; default_type application/json; gzip_static on; }
            }
            """.formatted(folder, port));
        return Program.start("nginx", List.of("nginx", "-c", configuration.toString()), Map.of(), port, "/bytes");
    }

    /** Its workers may run as another user. */
    private static void makeReadable(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
