package kz.malim.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, UTF_8);

    @Test
    void rewritesOneLineOfATerminal() {
        var progress = new Progress(out, true);

        progress.begin("Files");
        progress.advance(3_000_000);
        progress.end();
        progress.end();

        assertEquals("\rFiles: 3.0 MB" + System.lineSeparator(), printed.toString(UTF_8));
    }

    @Test
    void rewritesNothingElsewhere() {
        var progress = new Progress(out, false);

        progress.begin("Files");
        progress.advance(3_000_000);
        progress.end();

        assertEquals("", printed.toString(UTF_8));
    }
}
