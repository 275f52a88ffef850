package kz.malim.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The results, next to their goals. */
final class Table {
    private final List<Row> rows = new ArrayList<>();

    private record Row(String what, String measured, String goal, String reached) {}

    /** A result that should be no less than the goal. */
    void atLeast(double goal, String what, double measured, String detail) {
        add(what, measured, "≥ " + number(goal), measured >= goal, detail);
    }

    /** A result that should be no more than the goal. */
    void atMost(double goal, String what, double measured, String detail) {
        add(what, measured, "≤ " + number(goal), measured <= goal, detail);
    }

    /** A result without a goal. */
    void record(String what, double measured, String detail) {
        rows.add(new Row(what, number(measured) + " " + detail, "", ""));
    }

    private void add(String what, double measured, String goal, boolean reached, String detail) {
        var row = new Row(what, number(measured) + " " + detail, goal, reached ? "yes" : "no");
        rows.add(row);
        Progress.print("%s: %s (goal %s)", row.what, row.measured, row.goal);
    }

    void print() {
        Progress.print("");
        Progress.print("| what | measured | goal | reached |");
        Progress.print("|---|---|---|---|");
        rows.forEach(row -> Progress.print("| %s | %s | %s | %s |", row.what, row.measured, row.goal, row.reached));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : "%.2f", value);
    }

    static double median(double... values) {
        return quantile(0.5, values);
    }

    /** The value below which this share of all values is. */
    static double quantile(double part, double... values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.clamp((long) Math.ceil(part * sorted.length) - 1, 0, sorted.length - 1)];
    }
}
