package kz.malim.words;

import java.lang.Character.UnicodeScript;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.malim.text.Language;

/** What misspelled words are compared with. */
public final class Spellings {
    private static final int MIN_SPELLING = 4;

    private Spellings() {}

    /** The word and its stem; none for numbers and short words. */
    public static Set<String> of(String word, Language language) {
        var spellings = new LinkedHashSet<String>();
        if (word.length() >= MIN_SPELLING && word.codePoints().allMatch(Character::isLetter)) {
            boolean latin = LetterFolding.isIn(word, UnicodeScript.LATIN);
            var folded = latin ? LetterFolding.unmarked(word) : LetterFolding.folded(word);
            spellings.add(folded);
            if (latin) {
                spellings.add(
                        language == Language.KAZAKH_LATIN
                                ? KazakhStemmer.FOLDED.stem(
                                        LatinKazakh.readings(word).iterator().next())
                                : Snowball.english(folded));
            } else if (LetterFolding.isIn(word, UnicodeScript.CYRILLIC)) {
                spellings.add(
                        language == Language.RUSSIAN
                                ? Snowball.russian(SearchTerms.kazakhName(folded))
                                : KazakhStemmer.FOLDED.stem(SearchTerms.kazakhName(folded)));
            }
        }
        return spellings;
    }

    /** The same for a word of a query, in each language it may be in. */
    public static Set<String> of(Token token) {
        return Stream.of(Language.KAZAKH, Language.KAZAKH_LATIN, Language.RUSSIAN)
                .flatMap(language -> of(token.word(), language).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
