package kz.malim.text;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Detects the language of a text by its letters; a mixed text is in the language most of it is written in. */
public final class LanguageDetection {
    private static final String KAZAKH_CYRILLIC = "әғқңөұүһі";
    private static final String KAZAKH_LATIN = "ǵńýúáóıŋūğñşäöüə";

    /** Below this share of its own letters a Cyrillic text is Russian with Kazakh names in it; running Kazakh has about 17%. */
    private static final double LEAST_KAZAKH_SHARE = 0.07;

    private static final int SHORT_TEXT = 200;
    private static final int ENOUGH = 200_000;

    private static final Set<String> RUSSIAN_WORDS =
            words("и в на не что с по для как из о об у от до это при также году был была были или его ее их");
    private static final Set<String> KAZAKH_WORDS =
            words("мен бен пен да де деп бар жыл бул бойынша туралы ушин жане осы сол кейин дейин казакстан");
    private static final Set<String> KAZAKH_LATIN_WORDS = words(
            "men ben pen dep bul jáne jane zhäne zhane úshin ushin üshin qazaqstan habarlaıdy habarlaidy jyly jyl boıynsha boiynsha turaly degen osy");

    private static final Pattern WORD_BREAK = Pattern.compile("[^\\p{L}]+");

    private LanguageDetection() {}

    private static Set<String> words(String list) {
        return Arrays.stream(list.split(" ")).collect(Collectors.toUnmodifiableSet());
    }

    /** The language of a text; Kazakh, the language Malim was made for, when the letters do not decide. */
    public static Language of(String text) {
        var small = text.substring(0, Math.min(text.length(), ENOUGH)).toLowerCase(Locale.ROOT);
        int cyrillic = 0;
        int latin = 0;
        int arabic = 0;
        int ownCyrillic = 0;
        int ownLatin = 0;
        for (int i = 0; i < small.length(); i++) {
            char c = small.charAt(i);
            if (!Character.isLetter(c)) {
                continue;
            }
            switch (UnicodeScript.of(c)) {
                case CYRILLIC -> cyrillic++;
                case LATIN -> latin++;
                case ARABIC -> arabic++;
                default -> {}
            }
            ownCyrillic += KAZAKH_CYRILLIC.indexOf(c) >= 0 ? 1 : 0;
            ownLatin += KAZAKH_LATIN.indexOf(c) >= 0 ? 1 : 0;
        }
        if (arabic > cyrillic && arabic > latin) {
            return Language.KAZAKH_ARABIC;
        }
        if (latin > cyrillic) {
            return inLatin(small, latin, ownLatin);
        }
        return inCyrillic(small, cyrillic, ownCyrillic);
    }

    private static Language inCyrillic(String small, int letters, int own) {
        if (own > 0 && own >= letters * LEAST_KAZAKH_SHARE) {
            return Language.KAZAKH;
        }
        if (letters > SHORT_TEXT) {
            return Language.RUSSIAN;
        }
        return count(small, RUSSIAN_WORDS) > count(small, KAZAKH_WORDS) ? Language.RUSSIAN : Language.KAZAKH;
    }

    private static Language inLatin(String small, int letters, int own) {
        boolean kazakh = own > letters * 0.02 || count(small, KAZAKH_LATIN_WORDS) * 60 > letters;
        return kazakh ? Language.KAZAKH_LATIN : Language.ENGLISH;
    }

    private static long count(String small, Set<String> words) {
        return WORD_BREAK.splitAsStream(small).filter(words::contains).count();
    }
}
