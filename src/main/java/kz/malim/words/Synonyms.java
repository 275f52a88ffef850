package kz.malim.words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.malim.text.Language;
import kz.malim.words.TextQuery.Clause;
import kz.malim.words.TextQuery.Word;

/** Words and phrases that mean the same: a query for one of them finds the others too. */
public final class Synonyms {
    /** Those that come with Malim. */
    public static final Synonyms SHIPPED = new Synonyms(WordTable.lines("synonyms.txt").stream()
            .map(line -> new Rule(Arrays.asList(line.split(" = ")), true))
            .toList());

    private static final int SHORT_ABBREVIATION = 3;
    private static final int MAX_WORDS = 8;

    private final List<Rule> rules;
    private final Map<String, Set<Entry>> byFirstWord = new HashMap<>();

    /**
     * Texts that mean the same.
     *
     * @param mutual otherwise the first finds the others, and they do not find it
     */
    public record Rule(List<String> texts, boolean mutual) {}

    /**
     * What a query can have.
     *
     * @param words the index terms of each
     * @param capitals whether it must be typed in capitals
     * @param others the texts that mean the same
     */
    private record Entry(List<Set<String>> words, boolean capitals, List<String> others) {
        boolean matches(List<Word> typed) {
            for (int i = 0; i < words.size(); i++) {
                if (!typed.get(i).isMeantBy(words.get(i))
                        || (capitals && !typed.get(i).token().acronym())) {
                    return false;
                }
            }
            return true;
        }

        List<List<Word>> alternatives() {
            return others.stream().map(Synonyms::alternative).toList();
        }
    }

    public Synonyms(List<Rule> rules) {
        this.rules = rules;
        for (var rule : rules) {
            for (var text : rule.mutual() ? rule.texts() : rule.texts().subList(0, 1)) {
                var words =
                        QueryParser.phrase(text).stream().map(Synonyms::terms).toList();
                var others = rule.texts().stream()
                        .filter(other -> !other.equals(text))
                        .toList();
                var entry = new Entry(words, isAbbreviation(text) && text.length() <= SHORT_ABBREVIATION, others);
                words.stream()
                        .limit(1)
                        .flatMap(Set::stream)
                        .forEach(term -> byFirstWord
                                .computeIfAbsent(term, none -> new LinkedHashSet<>())
                                .add(entry));
            }
        }
    }

    /** These and others. */
    public Synonyms and(List<Rule> more) {
        return new Synonyms(Stream.concat(rules.stream(), more.stream()).toList());
    }

    /** Whether a text has anything to be found by. */
    public static boolean hasWord(String text) {
        return !QueryParser.phrase(text).isEmpty();
    }

    private static Set<String> terms(Word word) {
        return Stream.of(Language.values())
                .flatMap(language -> SearchTerms.ofText(word.token(), language).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** An abbreviation is looked for as a name: ЕС is the European Union, and ес is memory. */
    private static List<Word> alternative(String text) {
        return QueryParser.phrase(text).stream()
                .map(word -> isAbbreviation(text) ? word.asName() : word.asSynonym())
                .toList();
    }

    private static boolean isAbbreviation(String text) {
        return text.equals(text.toUpperCase(Locale.ROOT)) && text.chars().allMatch(Character::isLetter);
    }

    /** The clauses with what else they can mean; those that make up one name become a phrase. */
    List<Clause> expand(List<Clause> clauses) {
        var expanded = new ArrayList<Clause>();
        int at = 0;
        while (at < clauses.size()) {
            int end = at + 1;
            var words = clauses.get(at).words();
            var clause = clauses.get(at);
            for (int next = at;
                    next < Math.min(at + MAX_WORDS, clauses.size())
                            && clauses.get(next).isPlain();
                    next++) {
                words = next == at ? words : joined(words, clauses.get(next).words());
                var alternatives = alternatives(words);
                if (!alternatives.isEmpty()) {
                    clause = new Clause(true, SearchField.ANYWHERE, false, words, alternatives);
                    end = next + 1;
                }
            }
            expanded.add(clause);
            at = end;
        }
        return expanded;
    }

    private List<List<Word>> alternatives(List<Word> words) {
        return words.getFirst()
                .meanings()
                .flatMap(term -> byFirstWord.getOrDefault(term, Set.of()).stream())
                .distinct()
                .filter(entry -> entry.words().size() == words.size() && entry.matches(words))
                .flatMap(entry -> entry.alternatives().stream())
                .distinct()
                .toList();
    }

    private static List<Word> joined(List<Word> words, List<Word> more) {
        var next = more.getFirst();
        return Stream.of(
                        words.stream(),
                        Stream.of(new Word(next.token(), next.terms(), 1)),
                        more.stream().skip(1))
                .flatMap(stream -> stream)
                .toList();
    }
}
