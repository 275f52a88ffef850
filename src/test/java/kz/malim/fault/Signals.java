package kz.malim.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** POSIX signals, for which Java has no API: stopping and continuing a process. */
final class Signals {
    private Signals() {}

    static boolean isStopped(long process) {
        try {
            return Files.readString(Path.of("/proc/" + process + "/stat")).matches("(?s).*\\) T .*");
        } catch (IOException e) {
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
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
