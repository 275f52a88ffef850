package kz.malim.words;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Strips the inflection of Kazakh nouns: locative, case, possessive and plural suffixes, the outermost first. It needs no
 * dictionary, only the few words that end as if they were inflected.
 *
 * <p>Not stripped on purpose: the possessives of "my" and "your", which would break ғылым and білім; derivation (-лық, -шы,
 * -сыз); and verbs.
 */
final class KazakhStemmer {
    static final KazakhStemmer EXACT = new KazakhStemmer(KazakhPhonology.EXACT, UnaryOperator.identity());
    static final KazakhStemmer FOLDED = new KazakhStemmer(KazakhPhonology.FOLDED, LetterFolding::folded);

    private final KazakhPhonology sounds;
    private final List<KazakhSuffix> locatives;
    private final List<KazakhSuffix> cases;
    private final List<KazakhSuffix> possessives;
    private final List<KazakhSuffix> plurals;
    private final Set<String> lemmas;
    private final Set<String> lemmasInI;
    private final Map<String, String> lostVowels;
    private final Set<String> locativeSuffixes;

    private KazakhStemmer(KazakhPhonology sounds, UnaryOperator<String> spelling) {
        this.sounds = sounds;
        this.locatives = KazakhSuffix.layer("place", spelling);
        this.cases = KazakhSuffix.layer("case", spelling);
        this.possessives = KazakhSuffix.layer("possessive", spelling);
        this.plurals = KazakhSuffix.layer("plural", spelling);
        this.lemmas = spell(WordTable.words("kazakh-lemmas.txt"), spelling);
        this.lemmasInI = spell(WordTable.words("kazakh-lemmas-in-i.txt"), spelling);
        this.lostVowels = WordTable.rows("kazakh-lost-vowels.txt").stream()
                .collect(Collectors.toMap(
                        row -> spelling.apply(row.getFirst()), row -> spelling.apply(row.get(1)), (one, other) -> one));
        this.locativeSuffixes = spell(Set.of("дағы", "дегі", "тағы", "тегі"), spelling);
    }

    private static Set<String> spell(Set<String> words, UnaryOperator<String> spelling) {
        return words.stream().map(spelling).collect(Collectors.toUnmodifiableSet());
    }

    /** @param word in {@link LetterFolding#normal normal letters} */
    String stem(String word) {
        if (isLemma(word) || sounds.syllables(word) < 2) {
            return normalizeEnd(word);
        }
        var stem = word;
        for (int pass = 0; pass < 2; pass++) {
            var outer = strip(stem, locatives);
            stem = outer.equals(stem) ? strip(stem, cases) : outer;
            if (isLemma(stem)) {
                break;
            }
            stem = strip(stem, possessives);
            if (isLemma(stem)) {
                break;
            }
            var plural = stem;
            stem = strip(stem, plurals);
            if (plural.equals(stem)
                    || isLemma(stem)
                    || locativeSuffixes.stream().noneMatch(stem::endsWith)) {
                break;
            }
        }
        return normalizeEnd(stem);
    }

    private boolean isLemma(String word) {
        return lemmas.contains(word) || lemmasInI.contains(word);
    }

    private String strip(String word, List<KazakhSuffix> layer) {
        for (var suffix : layer) {
            if (word.endsWith(suffix.text())) {
                var stem = word.substring(0, word.length() - suffix.text().length());
                if (isPossibleStem(stem)
                        && sounds.follows(stem, suffix.after())
                        && sounds.agrees(stem, suffix.harmony())
                        && !isBlocked(suffix.text(), stem)) {
                    return stem;
                }
            }
        }
        return word;
    }

    private boolean isPossibleStem(String stem) {
        return stem.length() >= 2
                && sounds.syllables(stem) >= 1
                && (stem.length() > 2 || !sounds.isVowel(stem.charAt(1)));
    }

    /** Whether the letters of a suffix belong to the word. */
    private boolean isBlocked(String suffix, String stem) {
        char last = stem.charAt(stem.length() - 1);
        return switch (suffix) {
            case "нда", "нде", "ндағы", "ндегі", "ндагы", "ндеги" -> lemmas.contains(stem + "н");
            case "ны", "ні", "ни" -> lemmas.contains(stem + "н") || stem.endsWith("ио");
            case "н" -> stem.length() < 3 || lemmas.contains(stem + "н");
            case "ды", "ді", "ты", "ті", "ди", "ти" -> lemmasInI.contains(stem + suffix);
            case "сы", "сі", "си" ->
                lemmas.contains(stem + "с")
                        || (sounds.endsInPossessive(last) && !isOfPerson(stem) && !lemmasInI.contains(stem));
            default -> false;
        };
    }

    private static boolean isOfPerson(String stem) {
        return stem.endsWith("шы") || stem.endsWith("ші") || stem.endsWith("ши");
    }

    /** Makes all forms of a word end alike. */
    private String normalizeEnd(String word) {
        int length = word.length();
        if (length >= 4 && sounds.endsInPossessive(word.charAt(length - 1))) {
            length--;
        }
        if (length >= 4 && word.charAt(length - 1) == 'ь') {
            length--;
        }
        var stem = word.substring(0, length);
        if (length >= 3) {
            stem = stem.substring(0, length - 1) + voiceless(stem.charAt(length - 1));
        }
        return lostVowels.getOrDefault(stem, stem);
    }

    private static char voiceless(char c) {
        return switch (c) {
            case 'б' -> 'п';
            case 'г' -> 'к';
            case 'ғ' -> 'қ';
            default -> c;
        };
    }
}
