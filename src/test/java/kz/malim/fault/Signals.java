package kz.malim.fault;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What Java has no call for: stopping a process and letting it go on. */
final class Signals {
    private Signals() {}

    static void send(String signal, long process) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process))
                    .start()
                    .waitFor();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
