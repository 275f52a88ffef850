package kz.malim.words;

/**
 * Kazakh vowel harmony and consonant assimilation: vowels of one word agree, and the first letter of a suffix depends on
 * the sound before it. In folded words most vowels have lost their harmony, and then either suffix is accepted.
 */
final class KazakhPhonology {
    static final KazakhPhonology EXACT = new KazakhPhonology("аоұыя", "әеөүіэ", "");
    static final KazakhPhonology FOLDED = new KazakhPhonology("ыя", "е", "аоу");

    private static final String HARD = "кпстфхһцчшщқбвгғд";

    enum Harmony {
        BACK,
        FRONT,
        ANY
    }

    private final String back;
    private final String front;
    private final String neutral;
    private final String vowels;

    private KazakhPhonology(String back, String front, String neutral) {
        this.back = back;
        this.front = front;
        this.neutral = neutral;
        this.vowels = back + front + neutral.replace("у", "") + "ию";
    }

    /** Without у: what follows it treats it as a consonant. */
    boolean isVowel(char c) {
        return vowels.indexOf(c) >= 0;
    }

    int syllables(String word) {
        return (int) word.chars().filter(c -> c == 'у' || isVowel((char) c)).count();
    }

    /** @param after classes of sounds, as in the table of suffixes */
    boolean follows(String stem, String after) {
        char last = stem.charAt(stem.length() - 1);
        if (after.indexOf('P') >= 0 && endsInPossessive(last)) {
            return true;
        }
        char sound = soundClass(last);
        return after.equals("C") ? sound != 'V' : after.indexOf(sound) >= 0;
    }

    boolean endsInPossessive(char c) {
        return c == 'ы' || c == (neutral.isEmpty() ? 'і' : 'и');
    }

    private char soundClass(char c) {
        if (isVowel(c)) {
            return 'V';
        }
        if (HARD.indexOf(c) >= 0) {
            return 'T';
        }
        return switch (c) {
            case 'м', 'н', 'ң' -> 'N';
            case 'ж', 'з' -> 'Z';
            case 'л' -> 'L';
            default -> 'R';
        };
    }

    boolean agrees(String stem, Harmony suffix) {
        var stemHarmony = harmony(stem);
        return suffix == Harmony.ANY
                || stemHarmony == Harmony.ANY
                || stemHarmony == suffix
                || (suffix == Harmony.FRONT && soundsSoft(stem));
    }

    /** банкі, рейтингі, рөлі, фактісі */
    private static boolean soundsSoft(String stem) {
        return "кгь".indexOf(stem.charAt(stem.length() - 1)) >= 0
                || stem.endsWith("кт")
                || stem.endsWith("ск")
                || stem.endsWith("нт")
                || stem.endsWith("ст");
    }

    private Harmony harmony(String stem) {
        for (int i = stem.length() - 1; i >= 0; i--) {
            char c = stem.charAt(i);
            if (back.indexOf(c) >= 0) {
                return Harmony.BACK;
            }
            if (neutral.indexOf(c) >= 0) {
                return Harmony.ANY;
            }
            if (front.indexOf(c) >= 0) {
                boolean surname = c == 'е' && i > 0 && stem.charAt(i - 1) == 'а'; // -баев
                return surname ? Harmony.ANY : Harmony.FRONT;
            }
            if (c == 'и') {
                return harmonyBefore(stem, i) == Harmony.FRONT ? Harmony.FRONT : eitherUnlessFront(stem, i);
            }
            if (c == 'у' || c == 'ю') {
                return i < stem.length() - 1 ? Harmony.ANY : harmonyBefore(stem, i);
            }
        }
        return Harmony.ANY;
    }

    private Harmony eitherUnlessFront(String stem, int end) {
        return harmonyBefore(stem, end) == Harmony.BACK || !neutral.isEmpty() ? Harmony.ANY : Harmony.FRONT;
    }

    private Harmony harmonyBefore(String stem, int end) {
        for (int i = end - 1; i >= 0; i--) {
            if (back.indexOf(stem.charAt(i)) >= 0) {
                return Harmony.BACK;
            }
            if (front.indexOf(stem.charAt(i)) >= 0) {
                return Harmony.FRONT;
            }
        }
        return Harmony.ANY;
    }
}
