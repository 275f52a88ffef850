package kz.malim.bench;

import java.util.Locale;

/** Prints progress to the terminal. */
final class Progress {
    private Progress() {}

    @SuppressWarnings("SystemOut") // a program for the command line
    static void print(String what, Object... values) {
        System.out.printf(Locale.ROOT, what + "%n", values);
    }
}
