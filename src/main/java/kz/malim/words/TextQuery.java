package kz.malim.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The analysed text of a search box: words that are all required, phrases in quotes, and after a minus what is excluded.
 * Any text is valid, and no other character has a meaning.
 */
public record TextQuery(List<Clause> clauses) {
    private static final String QUOTES = "\"«»“”„";
    private static final int MIN_PREFIX = 3;
    private static final Set<String> STOP_WORDS = WordTable.words("stop-words.txt");

    /**
     * A phrase, mostly of one word.
     *
     * @param required false when it is excluded
     */
    public record Clause(boolean required, List<Word> words) {}

    /**
     * One word: it matches by any of its terms, or by a term with one of the prefixes.
     *
     * @param distance from the word before it in the phrase
     */
    public record Word(Token token, Set<String> terms, Set<String> prefixes, int distance) {
        /** As it was typed, in lower case and one script. */
        public String typed() {
            return token.word();
        }

        /** @param indexed the terms of a word of a text */
        public boolean matches(Set<String> indexed) {
            return indexed.stream()
                    .anyMatch(term -> terms.contains(term) || prefixes.stream().anyMatch(term::startsWith));
        }
    }

    public static TextQuery of(String typed) {
        var clauses = new ArrayList<Clause>();
        int at = 0;
        while (at < typed.length()) {
            char c = typed.charAt(at);
            boolean minus = c == '-' && (at == 0 || WhiteSpace.is(typed.charAt(at - 1)));
            int begin = minus ? at + 1 : at;
            if (begin < typed.length() && QUOTES.indexOf(typed.charAt(begin)) >= 0) {
                int end = quoteEnd(typed, begin + 1);
                add(clauses, !minus, Tokens.of(typed.substring(begin + 1, end)), false);
                at = end + 1;
            } else if (begin < typed.length() && Tokens.isWord(typed, begin)) {
                int end = wordsEnd(typed, begin);
                add(clauses, !minus, Tokens.of(typed.substring(begin, end)), end == typed.length());
                at = end;
            } else {
                at = Math.max(begin, at + 1);
            }
        }
        return new TextQuery(withoutStopWords(clauses));
    }

    /** The same with the last word as a prefix, however short it is. */
    public TextQuery withPrefix() {
        if (clauses.isEmpty() || !clauses.getLast().required()) {
            return this;
        }
        var words = new ArrayList<>(clauses.getLast().words());
        var last = words.removeLast();
        words.add(new Word(last.token(), last.terms(), SearchTerms.prefixes(last.token()), last.distance()));
        var all = new ArrayList<>(clauses);
        all.set(all.size() - 1, new Clause(true, List.copyOf(words)));
        return new TextQuery(List.copyOf(all));
    }

    /** The same with the last word complete. */
    public TextQuery withoutPrefix() {
        return new TextQuery(clauses.stream()
                .map(clause -> new Clause(
                        clause.required(),
                        clause.words().stream()
                                .map(word -> new Word(word.token(), word.terms(), Set.of(), word.distance()))
                                .toList()))
                .toList());
    }

    /** Whether a longer last word matches. */
    public boolean hasPrefix() {
        return requiredWords().anyMatch(word -> !word.prefixes().isEmpty());
    }

    public boolean isEmpty() {
        return clauses.isEmpty();
    }

    public Stream<Word> requiredWords() {
        return clauses.stream().filter(Clause::required).flatMap(clause -> clause.words().stream());
    }

    private static int quoteEnd(String typed, int from) {
        int end = from;
        while (end < typed.length() && QUOTES.indexOf(typed.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static int wordsEnd(String typed, int from) {
        int end = from;
        while (end < typed.length() && !WhiteSpace.is(typed.charAt(end)) && QUOTES.indexOf(typed.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    /** @param last whether nothing follows, so that the last word may be a prefix */
    private static void add(List<Clause> clauses, boolean required, List<Token> tokens, boolean last) {
        var words = new ArrayList<Word>();
        int end = tokens.stream().mapToInt(Token::position).max().orElse(0);
        int before = -1;
        for (var token : tokens) {
            if (token.position() > before) { // not the whole of a compound, nor a part of a number
                boolean prefix = last
                        && required
                        && token.position() == end
                        && token.word().length() >= MIN_PREFIX;
                words.add(new Word(
                        token,
                        SearchTerms.ofQuery(token),
                        prefix ? SearchTerms.prefixes(token) : Set.of(),
                        before < 0 ? 0 : token.position() - before));
                before = token.position();
            }
        }
        if (!words.isEmpty()) {
            clauses.add(new Clause(required, List.copyOf(words)));
        }
    }

    private static List<Clause> withoutStopWords(List<Clause> clauses) {
        var significant = clauses.stream().filter(clause -> !isStopWord(clause)).toList();
        return significant.stream().anyMatch(Clause::required) ? significant : List.copyOf(clauses);
    }

    private static boolean isStopWord(Clause clause) {
        return clause.required()
                && clause.words().size() == 1
                && STOP_WORDS.contains(clause.words().getFirst().token().word());
    }
}
