package kz.malim.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URL;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Sends exactly the given bytes: a client library would correct what a test wants wrong. */
final class RawHttp {
    private static final int PATIENCE = 10_000;

    private final URL server;

    RawHttp(URL server) {
        this.server = server;
    }

    /** @param request its characters are bytes (ISO 8859-1) */
    RawResponse send(String request) {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            return RawResponse.of(new String(readAll(socket), ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The status alone, as a client receives it while it is still sending. */
    int status(String request) {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            var line = new String(socket.getInputStream().readNBytes(12), ISO_8859_1);
            return Integer.parseInt(line.substring(9));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Until the server has closed the connection, as requested. */
    private static byte[] readAll(Socket socket) throws IOException {
        var bytes = new byte[1 << 22];
        int length = 0;
        try {
            for (int n; (n = socket.getInputStream().read(bytes, length, bytes.length - length)) > 0; ) {
                length += n;
            }
        } catch (SocketTimeoutException stillOpen) {
            throw new AssertionError("no end after " + new String(bytes, 0, length, ISO_8859_1), stillOpen);
        }
        return Arrays.copyOf(bytes, length);
    }

    record RawResponse(int status, String headers, String text) {
        private static RawResponse of(String text) {
            int end = text.indexOf("\r\n\r\n");
            if (end < 0) {
                throw new AssertionError("no response: " + text);
            }
            return new RawResponse(
                    Integer.parseInt(text.substring(9, 12)),
                    text.substring(0, end + 2),
                    new String(text.substring(end + 4).getBytes(ISO_8859_1), UTF_8));
        }

        @Nullable
        String header(String name) {
            return headers.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse(null);
        }
    }
}
