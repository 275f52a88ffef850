package kz.malim.words;

import java.lang.Character.UnicodeScript;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kz.malim.text.Language;

/**
 * The keys of a word: a text is found by a query when they share one.
 *
 * <p>A text is in one language, and its words have few keys: an exact one where it has Kazakh letters, a folded one, and
 * for names what another language makes of them. Whoever asks may mean any language and type in any letters, so words of
 * queries have the keys of all.
 */
public final class SearchKeys {
    private static final List<List<String>> SUBSTITUTES = WordTable.rows("substitutes.txt");

    private SearchKeys() {}

    /** Counts up with every change of keys: an index with keys of another version must be built anew. */
    public static final int VERSION = 1;

    private static final int SHORTEST_SPELLED = 4;

    /** What to index for a word of a text. */
    public static Set<String> ofText(Token token, Language language) {
        var word = token.word();
        var keys = new LinkedHashSet<String>();
        if (!LetterFolding.isIn(word, UnicodeScript.CYRILLIC)) {
            return ofOtherScript(token, language, keys);
        }
        if (language == Language.RUSSIAN && !LetterFolding.hasKazakh(word)) {
            keys.add(Snowball.russian(known(LetterFolding.folded(word))));
        } else {
            kazakh(word, keys);
        }
        if (token.capital()) {
            keys.add(KazakhStemmer.FOLDED.stem(known(LetterFolding.folded(word))));
            keys.add(RussianNameForms.core(
                    known(LetterFolding.folded(language == Language.RUSSIAN ? word : KazakhStemmer.EXACT.stem(word)))));
        }
        return keys;
    }

    /** The one key by which a word is known to those who misspell it; empty for numbers and for what is too short to tell. */
    public static Optional<String> spelling(String word, Language language) {
        return word.length() < SHORTEST_SPELLED || !word.codePoints().allMatch(Character::isLetter)
                ? Optional.empty()
                : Optional.of(List.copyOf(ofText(new Token(word, false, 0, 0, 0), language))
                        .getLast());
    }

    /** The same for a word of a query, in each language it may be. */
    public static List<String> spellings(Token token) {
        var languages = LetterFolding.isIn(token.word(), UnicodeScript.LATIN)
                ? Stream.of(Language.ENGLISH, Language.KAZAKH_LATIN)
                : Stream.of(Language.KAZAKH, Language.RUSSIAN);
        return languages
                .flatMap(language -> spelling(token.word(), language).stream())
                .distinct()
                .toList();
    }

    private static Set<String> ofOtherScript(Token token, Language language, Set<String> keys) {
        var word = token.word();
        keys.add(word);
        if (LetterFolding.isIn(word, UnicodeScript.ARABIC)) {
            folded(ArabicKazakh.reading(word), keys);
        } else if (LetterFolding.isIn(word, UnicodeScript.LATIN)) {
            if (language == Language.KAZAKH_LATIN || (language == Language.ENGLISH && token.capital())) {
                LatinKazakh.readings(word).forEach(reading -> folded(reading, keys));
            }
            if (language != Language.KAZAKH_LATIN) {
                keys.add(Snowball.english(word));
            }
        }
        return keys;
    }

    /** What to look for when somebody asks for a word. */
    public static Set<String> ofQuery(Token token) {
        var word = token.word();
        var keys = new LinkedHashSet<String>();
        if (LetterFolding.isIn(word, UnicodeScript.CYRILLIC)) {
            kazakh(word, keys);
            russian(known(LetterFolding.folded(word)), keys);
            russian(known(LetterFolding.folded(KazakhStemmer.EXACT.stem(word))), keys);
        } else {
            keys.add(word);
            if (LetterFolding.isIn(word, UnicodeScript.ARABIC)) {
                folded(ArabicKazakh.reading(word), keys);
            } else if (LetterFolding.isIn(word, UnicodeScript.LATIN)) {
                keys.add(Snowball.english(word));
                LatinKazakh.readings(word).forEach(reading -> {
                    folded(reading, keys);
                    russian(known(reading), keys);
                    russian(KazakhStemmer.FOLDED.stem(known(reading)), keys);
                });
            }
        }
        return keys;
    }

    /** What keys begin with while the word is still being typed. */
    public static Set<String> beginnings(Token token) {
        var word = token.word();
        var beginnings = new LinkedHashSet<String>();
        if (LetterFolding.isIn(word, UnicodeScript.LATIN)) {
            beginnings.add(word);
            LatinKazakh.readings(word).forEach(reading -> beginnings.add(known(reading)));
        } else if (LetterFolding.isIn(word, UnicodeScript.ARABIC)) {
            beginnings.add(known(ArabicKazakh.reading(word)));
        } else {
            beginnings.add(known(LetterFolding.folded(word)));
        }
        return beginnings;
    }

    private static void kazakh(String word, Set<String> keys) {
        var stem = KazakhStemmer.EXACT.stem(word);
        if (LetterFolding.hasKazakh(stem)) {
            keys.add(stem);
        }
        keys.add(known(LetterFolding.folded(stem)));
        folded(LetterFolding.folded(word), keys);
    }

    private static void folded(String word, Set<String> keys) {
        keys.add(KazakhStemmer.FOLDED.stem(known(word)));
    }

    private static void russian(String word, Set<String> keys) {
        keys.add(Snowball.russian(word));
        keys.add(RussianNameForms.core(word));
    }

    /** What Kazakh calls it: казах is қазақ. */
    private static String known(String folded) {
        for (var substitute : SUBSTITUTES) {
            if (folded.startsWith(substitute.getFirst())) {
                return substitute.get(1)
                        + folded.substring(substitute.getFirst().length());
            }
        }
        return folded;
    }
}
