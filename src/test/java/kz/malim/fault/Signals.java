package kz.malim.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Java has no call for: stopping a process and letting it go on. */
final class Signals {
    private Signals() {}

    static boolean isStopped(long process) {
        try {
            return Files.readString(Path.of("/proc/" + process + "/stat")).matches("(?s).*\\) T .*");
        } catch (IOException gone) {
            return false;
        }
    }

    static void send(String signal, long process) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
