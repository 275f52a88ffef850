package kz.malim.support;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kz.malim.text.Language;

/**
 * Words nobody has ever said, with the endings of a real language and used as unevenly as real ones: the most common
 * stands in nearly every story, and most of the forty thousand stand in few (Zipf's law). For measuring search, where a
 * small vocabulary would flatter the index.
 */
public final class GeneratedProse {
    /** Different stems of one language. */
    public static final int STEMS = 40_000;

    private static final List<String> KAZAKH_ENDINGS = List.of(
            "", "", "", "лар", "дың", "да", "дан", "ға", "ды", "мен", "лардың", "ларға", "ымыз", "ында", "ының", "тік");
    private static final List<String> RUSSIAN_ENDINGS =
            List.of("", "", "а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ах", "ный", "ного", "ной", "ные", "ных");
    private static final List<String> ENGLISH_ENDINGS =
            List.of("", "", "", "s", "ed", "ing", "er", "ers", "ly", "ness");
    private static final String[] KAZAKH = {
        "қа", "ла", "ба", "са", "та", "жа", "ма", "на", "ра", "ша", "қо", "то", "жо", "бо", "со", "ғы", "ты", "сы",
        "қы", "ыл"
    };
    private static final String[] RUSSIAN = {
        "ко", "ва", "ро", "ли", "те", "на", "ду", "го", "пе", "ми", "са", "бе", "за", "чи", "жа", "лу", "но", "ст",
        "ре", "ту"
    };
    private static final String[] ENGLISH = {
        "ba", "co", "de", "fi", "lo", "mar", "ne", "po", "ri", "sta", "tor", "ven", "wil", "ham", "gra", "ble", "con",
        "der", "sto", "pe"
    };

    private final Random random;

    public GeneratedProse(Random random) {
        this.random = random;
    }

    /** So many words with spaces between. */
    public String words(Language lang, int count) {
        return IntStream.range(0, count).mapToObj(i -> form(lang, rank())).collect(Collectors.joining(" "));
    }

    /** A form of the word that is the {@code rank}th most common, from 0. */
    public String form(Language lang, int rank) {
        var endings = endings(lang);
        return stem(lang, rank) + endings.get(random.nextInt(endings.size()));
    }

    /** Every rank has a stem of its own: its number in base twenty, with syllables for figures. */
    private static String stem(Language lang, int rank) {
        var syllables = syllables(lang);
        int left = rank + syllables.length; // two syllables at least
        var parts = new String[4];
        int used = 0;
        for (; left > 0; left /= syllables.length) {
            parts[used++] = syllables[left % syllables.length];
        }
        return String.join("", Arrays.copyOf(parts, used));
    }

    private int rank() {
        return Math.min(STEMS - 1, (int) Math.exp(random.nextDouble() * Math.log(STEMS)) - 1);
    }

    private static String[] syllables(Language lang) {
        return switch (lang) {
            case KAZAKH, KAZAKH_LATIN, KAZAKH_ARABIC -> KAZAKH;
            case RUSSIAN -> RUSSIAN;
            case ENGLISH -> ENGLISH;
        };
    }

    private static List<String> endings(Language lang) {
        return switch (lang) {
            case KAZAKH, KAZAKH_LATIN, KAZAKH_ARABIC -> KAZAKH_ENDINGS;
            case RUSSIAN -> RUSSIAN_ENDINGS;
            case ENGLISH -> ENGLISH_ENDINGS;
        };
    }
}
