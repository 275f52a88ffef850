package kz.malim.doctor;

import java.io.PrintStream;
import java.util.Locale;

/** The lines of the command, one for each check. */
final class Report {
    private final PrintStream out;
    private boolean failed;

    Report(PrintStream out) {
        this.out = out;
    }

    void ok(String check, String text) {
        print("ok", check, text);
    }

    /** Something to mend with which Malim starts. */
    void warn(String check, String text) {
        print("warn", check, text);
    }

    void fail(String check, String text) {
        failed = true;
        print("fail", check, text);
    }

    boolean hasFailed() {
        return failed;
    }

    private void print(String level, String check, String text) {
        out.printf(
                Locale.ROOT, "%-4s %s: %s%n", level, check, withoutSecrets(text).replaceAll("\\s*[\\r\\n]+\\s*", " "));
    }

    /** Drivers quote the URL that they do not understand, and it may have a password. */
    private static String withoutSecrets(String text) {
        return text.replaceAll("(jdbc:[^\\s?]*)\\?\\S*", "$1").replaceAll("(jdbc:[^\\s/]*//)[^/\\s]*@", "$1");
    }
}
