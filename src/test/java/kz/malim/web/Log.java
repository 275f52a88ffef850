package kz.malim.web;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.LogContext;
import org.jboss.logmanager.formatters.PatternFormatter;

/** What the program logs while a test listens. */
final class Log extends ExtHandler {
    private final List<ExtLogRecord> records = new CopyOnWriteArrayList<>();
    private final PatternFormatter formatter = new PatternFormatter("%-5p %c %X %s%e");

    private Log() {
        setLevel(Level.ALL);
    }

    static Log listen() {
        var log = new Log();
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

    List<ExtLogRecord> records() {
        return records;
    }

    String text() {
        return records.stream().map(formatter::format).reduce("", String::concat);
    }
}
