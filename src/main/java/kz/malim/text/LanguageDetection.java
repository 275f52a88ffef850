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

    /** Letters that Kyrgyz, Tatar and Bashkir have in common with Kazakh; Kazakh has others at least as often. */
    private static final String TURKIC_CYRILLIC = "ңөүәһ";

    /** Letters of Uzbek, Tajik, Tatar, Bashkir, Ukrainian, Belarusian, Serbian and Macedonian. */
    private static final String OTHER_CYRILLIC = "ўҳҷӣӯҗїєґѓќјљњћђџҙҫҡѕ";

    private static final String OTHER_LATIN = "çßñâîêèàãõåæøłżźćčšžřďťľŵ‘";
    private static final String KAZAKH_ARABIC = "ۇەڭگۆۋىپچ";
    private static final String OTHER_ARABIC = "ېۈئةےںٹڈڑژذثضظطص";

    /** Below this share of its own letters a Cyrillic text is Russian with Kazakh names in it; running Kazakh has about 17%. */
    private static final double LEAST_KAZAKH_SHARE = 0.07;

    /** A few foreign letters are the names of a story; more of them are its language. */
    private static final double MOST_FOREIGN_SHARE = 0.01;

    private static final int SHORT_TEXT = 200;

    /** A text with fewer words may be in a language without holding any of its small words. */
    private static final int ENOUGH_WORDS = 12;

    private static final int ENOUGH = 200_000;

    private static final Set<String> RUSSIAN_WORDS = words(
            "и в на не что с по для как из о об у от до это при также году был была были было или его ее её их к за но"
                    + " а же он она они мы я то так все всё который которая которые уже если под над без со во");
    private static final Set<String> KAZAKH_WORDS =
            words("мен бен пен да де деп бар жыл бул бойынша туралы ушин жане осы сол кейин дейин казакстан");
    private static final Set<String> KAZAKH_LATIN_WORDS =
            words("men ben pen dep bul jáne jane zhäne zhane jäne úshin ushin üshin üşın üşin qazaqstan habarlaıdy"
                    + " habarlaidy habarlady jyly jyl boıynsha boiynsha boiynşa turaly degen osy dedi dedı deidi deıdi edi"
                    + " edı ol qala jaŋa jańa jana zhana keıin keiin");
    private static final Set<String> ENGLISH_WORDS = words(
            "the a an of and in to is are was were for on at by with from that this it its has have will be as not his"
                    + " her their after over into new");
    private static final Set<String> OTHER_LATIN_WORDS = words(
            "ve bir bu için ile olarak sonra kadar çok daha olan gibi değil şimdi va bilan uchun bo'lgan bo‘lgan ham"
                    + " esa deb yangi və üçün oldu edildi häm belän öçen bulgan der die das und ist nicht mit von le la"
                    + " les des et est une dans pour el los las y en del una por que il di che non della e os uma não w na"
                    + " nie się jest je");

    private static final Pattern WORD_BREAK = Pattern.compile("[^\\p{L}'‘]+");

    private LanguageDetection() {}

    /** @param sure false when the text seems to be in none of the languages, or is too short to tell */
    public record Detected(Language language, boolean sure) {}

    private static Set<String> words(String list) {
        return Arrays.stream(list.split(" ")).collect(Collectors.toUnmodifiableSet());
    }

    /** The language of a text; Kazakh, the language Malim was made for, when the letters do not decide. */
    public static Detected of(String text) {
        var small = text.substring(0, Math.min(text.length(), ENOUGH)).toLowerCase(Locale.ROOT);
        int cyrillic = 0;
        int latin = 0;
        int arabic = 0;
        for (int i = 0; i < small.length(); i++) {
            char c = small.charAt(i);
            if (Character.isLetter(c)) {
                switch (UnicodeScript.of(c)) {
                    case CYRILLIC -> cyrillic++;
                    case LATIN -> latin++;
                    case ARABIC -> arabic++;
                    default -> {}
                }
            }
        }
        if (arabic > cyrillic && arabic > latin) {
            boolean kazakh = count(small, KAZAKH_ARABIC) >= arabic * 0.08
                    && count(small, OTHER_ARABIC) <= arabic * MOST_FOREIGN_SHARE;
            return new Detected(Language.KAZAKH_ARABIC, kazakh);
        }
        return latin > cyrillic ? inLatin(small, latin) : inCyrillic(small, cyrillic);
    }

    private static Detected inCyrillic(String small, int letters) {
        int own = count(small, KAZAKH_CYRILLIC);
        int shared = count(small, TURKIC_CYRILLIC);
        boolean foreign = count(small, OTHER_CYRILLIC) > letters * MOST_FOREIGN_SHARE;
        boolean neighbour = shared >= 4 && own - shared < shared * 0.25;
        if (own > 0 && own >= letters * LEAST_KAZAKH_SHARE) {
            return new Detected(Language.KAZAKH, !foreign && !neighbour);
        }
        var words = WORD_BREAK.split(small);
        long russian = count(words, RUSSIAN_WORDS);
        long kazakh = count(words, KAZAKH_WORDS);
        boolean likeRussian = russian > 0 || words.length < ENOUGH_WORDS;
        if (letters > SHORT_TEXT || russian > kazakh || (own == 0 && kazakh == 0 && letters >= 8)) {
            return new Detected(Language.RUSSIAN, likeRussian && !foreign && !neighbour);
        }
        return new Detected(Language.KAZAKH, !foreign && !neighbour && letters > 0);
    }

    private static Detected inLatin(String small, int letters) {
        var words = WORD_BREAK.split(small);
        long kazakh = count(words, KAZAKH_LATIN_WORDS);
        long other = count(words, OTHER_LATIN_WORDS);
        boolean foreign = count(small, OTHER_LATIN) > letters * MOST_FOREIGN_SHARE;
        if (count(small, KAZAKH_LATIN) > letters * 0.02 || kazakh * 60 > letters) {
            boolean likeKazakh = kazakh > 0 || count(small, "q") > 0;
            return new Detected(Language.KAZAKH_LATIN, !foreign && likeKazakh && other <= kazakh);
        }
        long english = count(words, ENGLISH_WORDS);
        boolean likeEnglish = english > 0 || words.length < ENOUGH_WORDS;
        return new Detected(Language.ENGLISH, !foreign && likeEnglish && other <= english);
    }

    private static int count(String small, String letters) {
        int count = 0;
        for (int i = 0; i < small.length(); i++) {
            count += letters.indexOf(small.charAt(i)) >= 0 ? 1 : 0;
        }
        return count;
    }

    private static long count(String[] words, Set<String> known) {
        return Arrays.stream(words).filter(known::contains).count();
    }
}
