package kz.malim.words;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Kazakh in Latin letters as folded Cyrillic: the alphabets of 2018 (with acutes) and 2021 (with umlauts), and what people
 * type, Qazaqstan, Kazakhstan, zhumys and jumys. Some letters have two readings, and then the word has as many.
 */
public final class LatinKazakh {
    private static final Map<String, String> PAIRS = Map.ofEntries(
            Map.entry("shch", "щ"),
            Map.entry("zh", "ж"),
            Map.entry("sh", "ш"),
            Map.entry("ch", "ч"),
            Map.entry("kh", "х"),
            Map.entry("gh", "г"),
            Map.entry("ts", "ц"),
            Map.entry("ya", "я"),
            Map.entry("yu", "ю"),
            Map.entry("ye", "е"),
            Map.entry("yo", "е"));

    private static final String LATIN = "aäáəbcçdeéfgǵğhıiíjklmnńñŋoöópqrsştuúüūvwxyýz";
    private static final String CYRILLIC = "аааабсчдеефгггхииижклмннннооопкрсштуууувухыуз";
    private static final String VOWELS = "aäáəeoöóuúüūyýiıí";

    private LatinKazakh() {}

    /** Every reading of a word in small letters, the most likely first. */
    public static Set<String> readings(String word) {
        var readings = new LinkedHashSet<String>();
        readings.add(read(word, false));
        readings.add(read(word, true));
        for (var reading : List.copyOf(readings)) {
            if (reading.contains("нг")) {
                readings.add(reading.replace("нг", "н")); // both ң and нг
            }
            if (reading.contains("иа")) {
                readings.add(reading.replace("иа", "ия"));
            }
        }
        return readings;
    }

    /** @param alternative reads y as й next to any vowel, and ts, ya and the like as two sounds each */
    private static String read(String word, boolean alternative) {
        var cyrillic = new StringBuilder();
        int i = 0;
        while (i < word.length()) {
            int taken = alternative ? 0 : pair(word, i);
            if (taken > 0) {
                cyrillic.append(PAIRS.get(word.substring(i, i + taken)));
                i += taken;
            } else if (alternative && digraph(word, i)) {
                cyrillic.append(PAIRS.get(word.substring(i, i + 2)));
                i += 2;
            } else {
                cyrillic.append(letter(word, i));
                i++;
            }
        }
        return cyrillic.toString();
    }

    private static int pair(String word, int at) {
        for (int length : new int[] {4, 2}) {
            if (at + length <= word.length() && PAIRS.containsKey(word.substring(at, at + length))) {
                return length;
            }
        }
        return 0;
    }

    /** Digraphs that are one sound in every reading. */
    private static boolean digraph(String word, int at) {
        return at + 2 <= word.length() && PAIRS.containsKey(word.substring(at, at + 2)) && word.charAt(at + 1) == 'h';
    }

    private static char letter(String word, int at) {
        char c = word.charAt(at);
        boolean afterVowel = at > 0 && VOWELS.indexOf(word.charAt(at - 1)) >= 0;
        char before = at > 0 ? word.charAt(at - 1) : ' ';
        if ((c == 'y' || c == 'i' || c == 'ı') && afterVowel && "iıyí".indexOf(before) < 0) {
            return 'й';
        }
        if (c == 'y' && at + 1 < word.length() && VOWELS.indexOf(word.charAt(at + 1)) >= 0) {
            return 'й';
        }
        int letter = LATIN.indexOf(c);
        return letter < 0 ? c : CYRILLIC.charAt(letter);
    }
}
