package kz.malim.words;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.malim.text.Language;

/**
 * The index terms of a word: a text matches a query when they share one.
 *
 * <p>A term begins with the letter of its language, so that a word is looked up in each language by that language's stem:
 * the Russian stem of a Kazakh word is mostly another Kazakh word. Names, told by their capitals, have a term that all
 * languages share. A text is in one language, and its words have few terms. A query may be in any language and any
 * letters, so its words have the terms of all that they can be in, each with its {@link Closeness}.
 */
public final class SearchTerms {
    private static final List<List<String>> SUBSTITUTES = WordTable.rows("substitutes.txt");

    private SearchTerms() {}

    /** Increases with every change of the terms: an index of another version must be rebuilt. */
    public static final int VERSION = 3;

    private static final char KAZAKH = 'k';
    private static final char KAZAKH_FOLDED = 'f';
    private static final char KAZAKH_ROOT = 'v';
    private static final char RUSSIAN = 'r';
    private static final char LATIN = 'e';
    private static final char NAME = 'n';

    /** Names in Kazakh texts have a term of their own: a word with Kazakh letters is not looked up there without them. */
    private static final char NAME_IN_KAZAKH = 'm';

    private static final char OTHER = '=';

    /** All words of a title, as one term. */
    private static final char WHOLE_TITLE = 't';

    private static final int MAX_WHOLE_TITLE = 500;

    /** What is left of a name without its ending must still be one, and not another word. */
    private static final int MIN_NAME = 4;

    private static final int MIN_NAME_OF_UNKNOWN_LANGUAGE = 5;

    /** Shorter stems of one language are whole words of another. */
    private static final int MIN_SHARED = 4;

    /** Of a word of a text, for the index. */
    public static Set<String> ofText(Token token, Language language) {
        var word = token.word();
        var terms = new LinkedHashSet<String>();
        if (!LetterFolding.isIn(word, UnicodeScript.CYRILLIC)) {
            return ofOtherScript(token, language, terms);
        }
        var folded = LetterFolding.folded(word);
        boolean russian = language == Language.RUSSIAN && !LetterFolding.hasKazakh(word);
        if (russian) {
            terms.add(RUSSIAN + Snowball.russian(kazakhName(folded)));
        } else {
            var stem = KazakhStemmer.EXACT.stem(word);
            terms.add(KAZAKH + stem);
            var name = kazakhName(LetterFolding.folded(stem));
            if (!name.equals(stem)) {
                terms.add(KAZAKH_FOLDED + name);
            }
            var foldedStem = KazakhStemmer.FOLDED.stem(kazakhName(folded));
            if (!foldedStem.equals(stem)) {
                terms.add(KAZAKH_FOLDED + foldedStem);
            }
            KazakhRoots.root(word, stem).ifPresent(root -> terms.add(KAZAKH_ROOT + root));
        }
        if (token.capital()) {
            terms.add(name(language)
                    + RussianNameForms.stem(
                            kazakhName(russian ? folded : LetterFolding.folded(KazakhStemmer.EXACT.stem(word)))));
        }
        return terms;
    }

    private static Set<String> ofOtherScript(Token token, Language language, Set<String> terms) {
        var word = token.word();
        if (LetterFolding.isIn(word, UnicodeScript.ARABIC)) {
            terms.add(OTHER + word);
            terms.add(KAZAKH + KazakhStemmer.FOLDED.stem(kazakhName(LetterFolding.ofArabic(word))));
        } else if (LetterFolding.isIn(word, UnicodeScript.LATIN)) {
            var unmarked = LetterFolding.unmarked(word);
            terms.add(LATIN + unmarked);
            var readings = LatinKazakh.readings(word);
            if (language == Language.KAZAKH_LATIN) {
                readings.forEach(reading -> terms.add(KAZAKH + KazakhStemmer.FOLDED.stem(kazakhName(reading))));
            } else {
                terms.add(LATIN + Snowball.english(unmarked));
            }
            if (token.capital() && (language == Language.ENGLISH || language == Language.KAZAKH_LATIN)) {
                readings.forEach(reading -> terms.add(name(language) + RussianNameForms.stem(kazakhName(reading))));
            }
        } else {
            terms.add(OTHER + word);
        }
        return terms;
    }

    /** Of a word of a query, the closest first. */
    public static Map<Closeness, Set<String>> ofQuery(Token token) {
        var word = token.word();
        var terms = new Terms();
        if (LetterFolding.isIn(word, UnicodeScript.CYRILLIC)) {
            cyrillic(word, terms);
        } else if (LetterFolding.isIn(word, UnicodeScript.ARABIC)) {
            terms.add(Closeness.EXACT, OTHER + word);
            terms.kazakh(Closeness.FOLDED, KazakhStemmer.FOLDED.stem(kazakhName(LetterFolding.ofArabic(word))));
        } else if (LetterFolding.isIn(word, UnicodeScript.LATIN)) {
            latin(word, terms);
        } else {
            terms.add(Closeness.EXACT, OTHER + word);
        }
        return terms.byCloseness;
    }

    /** Of the words of a title: one term that no other title has. */
    static String wholeTitle(Stream<TextQuery.Word> words) {
        var term = words.map(word -> LetterFolding.folded(LetterFolding.unmarked(word.typed())))
                .collect(Collectors.joining(" ", String.valueOf(WHOLE_TITLE), ""));
        return term.length() > MAX_WHOLE_TITLE ? term.substring(0, MAX_WHOLE_TITLE) : term;
    }

    private static char name(Language language) {
        return language == Language.RUSSIAN || language == Language.ENGLISH ? NAME : NAME_IN_KAZAKH;
    }

    /** Of a word of a query that is a name, in texts of all languages. */
    static Set<String> names(Token token) {
        return ofQuery(token).getOrDefault(Closeness.OTHER_LANGUAGE, Set.of()).stream()
                .filter(term -> term.charAt(0) == NAME)
                .flatMap(term -> Stream.of(term, NAME_IN_KAZAKH + term.substring(1)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static void cyrillic(String word, Terms terms) {
        var stem = KazakhStemmer.EXACT.stem(word);
        var folded = LetterFolding.folded(word);
        var foldedStem = LetterFolding.folded(stem);
        boolean kazakh = LetterFolding.hasKazakh(word);
        terms.add(Closeness.EXACT, KAZAKH + stem);
        if (kazakh) {
            // texts have it in full letters, or were themselves written without them
            terms.add(Closeness.FOLDED, KAZAKH + kazakhName(foldedStem));
            terms.add(Closeness.FOLDED, KAZAKH + KazakhStemmer.FOLDED.stem(kazakhName(folded)));
            if (!LetterFolding.hasKazakh(stem) && stem.length() >= MIN_SHARED) {
                terms.add(Closeness.OTHER_LANGUAGE, RUSSIAN + Snowball.russian(stem));
            }
        } else {
            terms.add(Closeness.EXACT, RUSSIAN + Snowball.russian(kazakhName(folded)));
            terms.kazakh(Closeness.FOLDED, kazakhName(foldedStem));
            terms.kazakh(Closeness.FOLDED, KazakhStemmer.FOLDED.stem(kazakhName(folded)));
        }
        int cut = kazakh ? MIN_NAME : MIN_NAME_OF_UNKNOWN_LANGUAGE;
        terms.name(kazakhName(folded), 1, !kazakh);
        terms.name(kazakhName(foldedStem), foldedStem.length() < word.length() ? cut : 1, !kazakh);
        terms.name(KazakhStemmer.FOLDED.stem(kazakhName(folded)), cut, !kazakh);
        var root = KazakhRoots.root(word, stem).orElse(stem);
        terms.add(Closeness.ROOT, KAZAKH_ROOT + root);
        terms.add(Closeness.ROOT, KAZAKH + root);
    }

    private static void latin(String word, Terms terms) {
        var unmarked = LetterFolding.unmarked(word);
        terms.add(Closeness.EXACT, LATIN + unmarked);
        terms.add(Closeness.EXACT, LATIN + Snowball.english(unmarked));
        for (var reading : LatinKazakh.readings(word)) {
            var name = kazakhName(reading);
            var stem = KazakhStemmer.FOLDED.stem(name);
            terms.kazakh(Closeness.FOLDED, stem);
            terms.name(name, 1, true);
            terms.name(stem, MIN_NAME_OF_UNKNOWN_LANGUAGE, true);
            terms.add(Closeness.OTHER_LANGUAGE, RUSSIAN + Snowball.russian(name));
        }
    }

    /** Beginnings of terms, for a word that is still being typed. */
    public static Set<String> beginnings(Token token) {
        var word = token.word();
        var beginnings = new LinkedHashSet<String>();
        if (LetterFolding.isIn(word, UnicodeScript.LATIN)) {
            beginnings.add(LATIN + LetterFolding.unmarked(word));
            LatinKazakh.readings(word).forEach(reading -> addFolded(kazakhName(reading), beginnings));
        } else if (LetterFolding.isIn(word, UnicodeScript.ARABIC)) {
            beginnings.add(OTHER + word);
            addFolded(kazakhName(LetterFolding.ofArabic(word)), beginnings);
        } else if (LetterFolding.isIn(word, UnicodeScript.CYRILLIC)) {
            beginnings.add(KAZAKH + word);
            addFolded(kazakhName(LetterFolding.folded(word)), beginnings);
        } else {
            beginnings.add(OTHER + word);
        }
        return beginnings;
    }

    private static void addFolded(String beginning, Set<String> beginnings) {
        for (var language : List.of(KAZAKH, KAZAKH_FOLDED, RUSSIAN, NAME)) {
            beginnings.add(language + beginning);
        }
    }

    /** The Kazakh form of a name: казах is қазақ. */
    static String kazakhName(String folded) {
        for (var substitute : SUBSTITUTES) {
            if (folded.startsWith(substitute.getFirst())) {
                return substitute.get(1)
                        + folded.substring(substitute.getFirst().length());
            }
        }
        return folded;
    }

    /** The terms of a word of a query, each as close as it can be. */
    private static final class Terms {
        private final Map<Closeness, Set<String>> byCloseness = new EnumMap<>(Closeness.class);

        void add(Closeness closeness, String term) {
            if (byCloseness.values().stream().noneMatch(terms -> terms.contains(term))) {
                byCloseness
                        .computeIfAbsent(closeness, none -> new LinkedHashSet<>())
                        .add(term);
            }
        }

        /** A stem without Kazakh letters is that of words with and without them. */
        void kazakh(Closeness closeness, String stem) {
            add(closeness, KAZAKH + stem);
            add(closeness, KAZAKH_FOLDED + stem);
        }

        void name(String name, int minLength, boolean alsoInKazakh) {
            if (name.length() >= minLength) {
                add(Closeness.OTHER_LANGUAGE, NAME + RussianNameForms.stem(name));
                if (alsoInKazakh) {
                    add(Closeness.OTHER_LANGUAGE, NAME_IN_KAZAKH + RussianNameForms.stem(name));
                }
            }
        }
    }
}
