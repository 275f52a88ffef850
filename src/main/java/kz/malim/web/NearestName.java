package kz.malim.web;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import kz.malim.text.EditDistance;

/** The name a client probably meant by a misspelled one. */
public final class NearestName {
    /** Longer names were not mistyped. */
    private static final int MAX_LENGTH = 40;

    private static final int LETTERS_PER_MISTAKE = 3;

    private NearestName() {}

    private record Candidate(String name, int distance) {}

    public static Optional<String> to(String written, Collection<String> names) {
        var misspelled = written.substring(0, Math.min(written.length(), MAX_LENGTH));
        return names.stream()
                .flatMap(name -> candidate(misspelled, name).stream())
                .min(Comparator.comparingInt(Candidate::distance))
                .map(Candidate::name);
    }

    /** One letter in three may be wrong; case counts for nothing. Two short names have next to nothing in common. */
    private static Optional<Candidate> candidate(String misspelled, String name) {
        int max = Math.max(misspelled.length(), name.length()) / LETTERS_PER_MISTAKE;
        int distance = EditDistance.between(misspelled.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT), max);
        return distance > max ? Optional.empty() : Optional.of(new Candidate(name, distance));
    }

    /** A sentence that asks whether the nearest name was meant; empty when none is near. */
    public static String question(String written, Collection<String> names) {
        return to(written, names).map(name -> " Did you mean \"" + name + "\"?").orElse("");
    }

    /** The misspelled name, short enough to be repeated to its sender. */
    public static String shown(String written) {
        if (written.length() <= MAX_LENGTH) {
            return written;
        }
        boolean isHalf = Character.isHighSurrogate(written.charAt(MAX_LENGTH - 1));
        return written.substring(0, isHalf ? MAX_LENGTH - 1 : MAX_LENGTH) + "…";
    }
}
