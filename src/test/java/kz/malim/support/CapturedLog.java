package kz.malim.support;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.LogContext;
import org.jboss.logmanager.formatters.PatternFormatter;

/** What the program logs while a test runs. */
public final class CapturedLog extends ExtHandler {
    private static final PatternFormatter LINE = new PatternFormatter("%p %s");

    private final List<ExtLogRecord> records = new CopyOnWriteArrayList<>();
    private final PatternFormatter formatter = new PatternFormatter("%-5p %c %X %s%e");

    private CapturedLog() {
        setLevel(Level.ALL);
    }

    public static CapturedLog listen() {
        var log = new CapturedLog();
        LogContext.getLogContext().getLogger("").addHandler(log);
        return log;
    }

    @Override
    protected void doPublish(ExtLogRecord written) {
        written.copyMdc();
        records.add(written);
    }

    @Override
    public void close() {
        LogContext.getLogContext().getLogger("").removeHandler(this);
    }

    public List<ExtLogRecord> records() {
        return records;
    }

    public String text() {
        return records.stream().map(formatter::format).reduce("", String::concat);
    }

    /** The entries of one class: level and message. */
    public List<String> lines(Class<?> writer) {
        return records.stream()
                .filter(written -> written.getLoggerName().equals(writer.getName()))
                .map(LINE::format)
                .toList();
    }
}
