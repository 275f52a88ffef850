package kz.malim.words;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The analysed text of a search box, as {@link QueryParser} reads it: words and phrases that are all required or excluded.
 */
public record TextQuery(List<Clause> clauses) {
    /** The word itself, however it is typed. */
    static final Set<Closeness> NARROW =
            EnumSet.of(Closeness.EXACT, Closeness.SYNONYM, Closeness.FOLDED, Closeness.OTHER_LANGUAGE);

    /** Words, of which one may be left out. */
    private static final int MIN_PARTIAL = 3;

    private static final int MAX_PARTIAL = 6;

    /**
     * A phrase, mostly of one word.
     *
     * @param required false when it is excluded
     * @param field of all its words
     * @param quoted whether it is meant as it was typed
     * @param alternatives phrases that do as well
     */
    public record Clause(
            boolean required, SearchField field, boolean quoted, List<Word> words, List<List<Word>> alternatives) {
        /** Whether it can be a word of a longer name. */
        boolean isPlain() {
            return required && !quoted && field == SearchField.ANYWHERE;
        }

        private Clause with(Set<Closeness> kept) {
            return new Clause(
                    required,
                    field,
                    quoted,
                    with(kept, words),
                    alternatives.stream().map(phrase -> with(kept, phrase)).toList());
        }

        Clause or(Clause other) {
            return new Clause(
                    true,
                    field,
                    quoted,
                    words,
                    Stream.of(alternatives, List.of(other.words), other.alternatives)
                            .flatMap(List::stream)
                            .toList());
        }

        private static List<Word> with(Set<Closeness> kept, List<Word> words) {
            return words.stream().map(word -> word.with(kept)).toList();
        }
    }

    /**
     * One word: it matches by any of its terms.
     *
     * @param distance from the word before it in the phrase
     */
    public record Word(Token token, Map<Closeness, Set<String>> terms, int distance) {
        /** As it was typed, in lower case and one script. */
        public String typed() {
            return token.word();
        }

        public Set<String> terms(Closeness closeness) {
            return terms.getOrDefault(closeness, Set.of());
        }

        /** @param indexed the terms of a word of a text */
        public boolean matches(Set<String> indexed) {
            return terms.entrySet().stream()
                    .anyMatch(close -> indexed.stream()
                            .anyMatch(term -> close.getKey() == Closeness.BEGINNING
                                    ? close.getValue().stream().anyMatch(term::startsWith)
                                    : close.getValue().contains(term)));
        }

        /** The terms by which it is known. */
        Stream<String> meanings() {
            return Stream.concat(terms(Closeness.EXACT).stream(), terms(Closeness.FOLDED).stream());
        }

        boolean isMeantBy(Set<String> indexed) {
            return meanings().anyMatch(indexed::contains);
        }

        /** The same as another name of what was typed. */
        Word asSynonym() {
            var synonym = with(EnumSet.of(Closeness.FOLDED, Closeness.OTHER_LANGUAGE));
            synonym.terms().put(Closeness.SYNONYM, terms(Closeness.EXACT));
            return synonym;
        }

        /** The same, where it has a capital. */
        Word asName() {
            var names = new EnumMap<Closeness, Set<String>>(Closeness.class);
            names.put(Closeness.SYNONYM, SearchTerms.names(token));
            return new Word(token, names, distance);
        }

        Word with(Set<Closeness> kept) {
            var some = new EnumMap<Closeness, Set<String>>(Closeness.class);
            terms.forEach((closeness, close) -> {
                if (kept.contains(closeness)) {
                    some.put(closeness, close);
                }
            });
            return new Word(token, some, distance);
        }

        Word in(SearchField field) {
            var terms = new EnumMap<Closeness, Set<String>>(Closeness.class);
            this.terms.forEach((closeness, close) -> terms.put(
                    closeness, close.stream().map(field::term).collect(Collectors.toCollection(LinkedHashSet::new))));
            return new Word(token, terms, distance);
        }

        Word withBeginning() {
            var all = new EnumMap<>(terms);
            all.put(Closeness.BEGINNING, SearchTerms.beginnings(token));
            return new Word(token, all, distance);
        }
    }

    /** A query for one word of another. */
    public static TextQuery of(Word word) {
        var alone = new Word(word.token(), word.terms(), 0);
        return new TextQuery(List.of(new Clause(true, SearchField.ANYWHERE, false, List.of(alone), List.of())));
    }

    public static TextQuery of(String typed) {
        return of(typed, Synonyms.SHIPPED);
    }

    public static TextQuery of(String typed, Synonyms synonyms) {
        return new TextQuery(QueryParser.clauses(typed, synonyms));
    }

    /** A query that is still being typed: its last word is a prefix, even if it is a stop word as far as it goes. */
    public static TextQuery unfinished(String typed) {
        return new TextQuery(QueryParser.clauses(typed)).withPrefix();
    }

    /** The same in titles alone. */
    public TextQuery inTitles() {
        return new TextQuery(clauses.stream()
                .map(clause -> new Clause(
                        clause.required(), SearchField.TITLE, clause.quoted(), clause.words(), clause.alternatives()))
                .toList());
    }

    /** The same with the last word as a prefix, however short it is. */
    public TextQuery withPrefix() {
        if (clauses.isEmpty() || !clauses.getLast().required()) {
            return this;
        }
        var words = new ArrayList<>(clauses.getLast().words());
        words.add(words.removeLast().withBeginning());
        var all = new ArrayList<>(clauses);
        var last = all.removeLast();
        all.add(new Clause(true, last.field(), last.quoted(), List.copyOf(words), last.alternatives()));
        return new TextQuery(List.copyOf(all));
    }

    /** The same with the words themselves alone: what they only begin with or share the root of is searched for when they are not found. */
    public TextQuery narrow() {
        return new TextQuery(clauses.stream().map(clause -> clause.with(NARROW)).toList());
    }

    /**
     * What has all of its words but one, as PostgreSQL can search for it: at least one of each two. Phrases in quotes and words
     * of a field stay required. Empty for one or two words, of which one would mean something else, and for so many that they are a text.
     */
    public Optional<TextQuery> allButOne() {
        var plain = clauses.stream().filter(Clause::isPlain).toList();
        if (plain.size() < MIN_PARTIAL || plain.size() > MAX_PARTIAL) {
            return Optional.empty();
        }
        var some = new ArrayList<>(
                clauses.stream().filter(clause -> !clause.isPlain()).toList());
        for (int i = 0; i < plain.size(); i++) {
            for (int j = i + 1; j < plain.size(); j++) {
                some.add(plain.get(i).or(plain.get(j)));
            }
        }
        return Optional.of(new TextQuery(List.copyOf(some)));
    }

    /** The index term of titles that have these words and no others; for a title, its own. */
    public String wholeTitle() {
        return SearchTerms.wholeTitle(requiredWords());
    }

    /** Whether a longer last word matches. */
    public boolean hasPrefix() {
        return requiredWords().anyMatch(word -> !word.terms(Closeness.BEGINNING).isEmpty());
    }

    public boolean isEmpty() {
        return clauses.isEmpty();
    }

    /** The words that were typed. */
    public Stream<Word> requiredWords() {
        return clauses.stream().filter(Clause::required).flatMap(clause -> clause.words().stream());
    }

    /** The words that can be in what is found. */
    public Stream<Word> wantedWords() {
        return clauses.stream()
                .filter(Clause::required)
                .flatMap(clause -> Stream.concat(
                        clause.words().stream(), clause.alternatives().stream().flatMap(List::stream)));
    }
}
