package kz.malim.web;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The name somebody probably meant who wrote another one. */
public final class NearestName {
    /** Longer names were not mistyped. */
    private static final int LONGEST = 40;

    private NearestName() {}

    public static Optional<String> to(String written, Collection<String> names) {
        return names.stream()
                .filter(name -> distance(written, name) <= Math.max(2, name.length() / 2))
                .min(Comparator.comparingInt(name -> distance(written, name)));
    }

    /** A sentence that asks whether the nearest name was meant; empty when none is near. */
    public static String question(String written, Collection<String> names) {
        return to(written, names).map(name -> " Did you mean \"" + name + "\"?").orElse("");
    }

    /** What somebody wrote, short enough to be repeated to them. */
    public static String shown(String written) {
        return written.length() > LONGEST ? written.substring(0, LONGEST) + "…" : written;
    }

    /** Levenshtein's: how many letters to change, add or take away. */
    private static int distance(String left, String right) {
        int most = Math.min(left.length(), LONGEST);
        var row = new int[right.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= most; i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[row.length - 1];
    }
}
