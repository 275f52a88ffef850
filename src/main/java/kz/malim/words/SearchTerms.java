package kz.malim.words;

import java.lang.Character.UnicodeScript;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kz.malim.text.Language;

/**
 * The index terms of a word: a text matches a query when they share one.
 *
 * <p>A text is in one language, and its words have few terms: an exact one where it has Kazakh letters, a folded one, and
 * for names those of other languages. A query may be in any language and any letters, so its words have the terms of all.
 */
public final class SearchTerms {
    private static final List<List<String>> SUBSTITUTES = WordTable.rows("substitutes.txt");

    private SearchTerms() {}

    /** Increases with every change of the terms: an index of another version must be rebuilt. */
    public static final int VERSION = 1;

    private static final int MIN_SPELLING = 4;

    /** Of a word of a text, for the index. */
    public static Set<String> ofText(Token token, Language language) {
        var word = token.word();
        var terms = new LinkedHashSet<String>();
        if (!LetterFolding.isIn(word, UnicodeScript.CYRILLIC)) {
            return ofOtherScript(token, language, terms);
        }
        if (language == Language.RUSSIAN && !LetterFolding.hasKazakh(word)) {
            terms.add(Snowball.russian(kazakhName(LetterFolding.folded(word))));
        } else {
            kazakh(word, terms);
        }
        if (token.capital()) {
            terms.add(KazakhStemmer.FOLDED.stem(kazakhName(LetterFolding.folded(word))));
            terms.add(RussianNameForms.stem(kazakhName(
                    LetterFolding.folded(language == Language.RUSSIAN ? word : KazakhStemmer.EXACT.stem(word)))));
        }
        return terms;
    }

    /** The term that spelling suggestions compare; empty for numbers and short words. */
    public static Optional<String> spellingTerm(String word, Language language) {
        return word.length() < MIN_SPELLING || !word.codePoints().allMatch(Character::isLetter)
                ? Optional.empty()
                : Optional.of(List.copyOf(ofText(new Token(word, false, 0, 0, 0), language))
                        .getLast());
    }

    /** The same for a word of a query, in each language it may be in. */
    public static List<String> spellingTerms(Token token) {
        var languages = LetterFolding.isIn(token.word(), UnicodeScript.LATIN)
                ? Stream.of(Language.ENGLISH, Language.KAZAKH_LATIN)
                : Stream.of(Language.KAZAKH, Language.RUSSIAN);
        return languages
                .flatMap(language -> spellingTerm(token.word(), language).stream())
                .distinct()
                .toList();
    }

    private static Set<String> ofOtherScript(Token token, Language language, Set<String> terms) {
        var word = token.word();
        terms.add(word);
        if (LetterFolding.isIn(word, UnicodeScript.ARABIC)) {
            folded(LetterFolding.ofArabic(word), terms);
        } else if (LetterFolding.isIn(word, UnicodeScript.LATIN)) {
            if (language == Language.KAZAKH_LATIN || (language == Language.ENGLISH && token.capital())) {
                LatinKazakh.readings(word).forEach(reading -> folded(reading, terms));
            }
            if (language != Language.KAZAKH_LATIN) {
                terms.add(Snowball.english(word));
            }
        }
        return terms;
    }

    /** Of a word of a query. */
    public static Set<String> ofQuery(Token token) {
        var word = token.word();
        var terms = new LinkedHashSet<String>();
        if (LetterFolding.isIn(word, UnicodeScript.CYRILLIC)) {
            kazakh(word, terms);
            russian(kazakhName(LetterFolding.folded(word)), terms);
            russian(kazakhName(LetterFolding.folded(KazakhStemmer.EXACT.stem(word))), terms);
        } else {
            terms.add(word);
            if (LetterFolding.isIn(word, UnicodeScript.ARABIC)) {
                folded(LetterFolding.ofArabic(word), terms);
            } else if (LetterFolding.isIn(word, UnicodeScript.LATIN)) {
                terms.add(Snowball.english(word));
                LatinKazakh.readings(word).forEach(reading -> {
                    folded(reading, terms);
                    russian(kazakhName(reading), terms);
                    russian(KazakhStemmer.FOLDED.stem(kazakhName(reading)), terms);
                });
            }
        }
        return terms;
    }

    /** Prefixes of terms, for a word that is still being typed. */
    public static Set<String> prefixes(Token token) {
        var word = token.word();
        var prefixes = new LinkedHashSet<String>();
        if (LetterFolding.isIn(word, UnicodeScript.LATIN)) {
            prefixes.add(word);
            LatinKazakh.readings(word).forEach(reading -> prefixes.add(kazakhName(reading)));
        } else if (LetterFolding.isIn(word, UnicodeScript.ARABIC)) {
            prefixes.add(kazakhName(LetterFolding.ofArabic(word)));
        } else {
            prefixes.add(kazakhName(LetterFolding.folded(word)));
        }
        return prefixes;
    }

    private static void kazakh(String word, Set<String> terms) {
        var stem = KazakhStemmer.EXACT.stem(word);
        if (LetterFolding.hasKazakh(stem)) {
            terms.add(stem);
        }
        terms.add(kazakhName(LetterFolding.folded(stem)));
        folded(LetterFolding.folded(word), terms);
    }

    private static void folded(String word, Set<String> terms) {
        terms.add(KazakhStemmer.FOLDED.stem(kazakhName(word)));
    }

    private static void russian(String word, Set<String> terms) {
        terms.add(Snowball.russian(word));
        terms.add(RussianNameForms.stem(word));
    }

    /** The Kazakh form of a name: казах is қазақ. */
    private static String kazakhName(String folded) {
        for (var substitute : SUBSTITUTES) {
            if (folded.startsWith(substitute.getFirst())) {
                return substitute.get(1)
                        + folded.substring(substitute.getFirst().length());
            }
        }
        return folded;
    }
}
