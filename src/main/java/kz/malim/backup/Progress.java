package kz.malim.backup;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** How far a command is: one line that changes on a terminal, and elsewhere a line every ten seconds. */
final class Progress {
    private final PrintStream out;
    private final boolean terminal;
    private final long interval;
    private String task = "";
    private long bytes;
    private long printedAt;

    Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
        this.interval = (terminal ? Duration.ofMillis(200) : Duration.ofSeconds(10)).toNanos();
    }

    void begin(String nextTask) {
        end();
        task = nextTask;
        bytes = 0;
        printedAt = System.nanoTime();
    }

    void advance(long more) {
        bytes += more;
        if (System.nanoTime() - printedAt >= interval) {
            print();
        }
    }

    /** Leaves the line of the terminal. */
    void end() {
        if (terminal && !task.isEmpty()) {
            print();
            out.println();
        }
        task = "";
    }

    private void print() {
        var line = String.format(Locale.ROOT, "%s: %.1f MB", task, bytes / 1e6);
        if (terminal) {
            out.print("\r" + line);
            out.flush();
        } else {
            out.println(line);
        }
        printedAt = System.nanoTime();
    }
}
