package kz.malim.bench;

import java.util.Locale;

/** Says on the terminal what is being done, so that nobody wonders whether anything is. */
final class Progress {
    private Progress() {}

    @SuppressWarnings("SystemOut") // a program for the command line
    static void say(String what, Object... values) {
        System.out.printf(Locale.ROOT, what + "%n", values);
    }
}
