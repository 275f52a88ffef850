package kz.malim.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What somebody typed into a search box, understood: words that must all be there, phrases in quotes, and after a minus
 * what must not be. Nothing is an error, and no sign means anything else.
 */
public record TextQuery(List<Clause> clauses) {
    private static final String QUOTES = "\"«»“”„";
    private static final int SHORTEST_BEGINNING = 3;
    private static final Set<String> STOP_WORDS = WordTable.words("stop-words.txt");

    /**
     * Words that must stand one behind the other; most often one.
     *
     * @param wanted false when it must not be there
     */
    public record Clause(boolean wanted, List<Word> words) {}

    /**
     * One word: any of its keys will do, or a key that begins with one of the beginnings.
     *
     * @param steps how many words after the one before it
     */
    public record Word(Token token, Set<String> keys, Set<String> beginnings, int steps) {
        /** As it was typed, small and in one script. */
        public String typed() {
            return token.word();
        }

        /** Whether a word with these keys is the one. */
        public boolean matches(Set<String> itsKeys) {
            return itsKeys.stream()
                    .anyMatch(key -> keys.contains(key) || beginnings.stream().anyMatch(key::startsWith));
        }
    }

    public static TextQuery of(String typed) {
        var clauses = new ArrayList<Clause>();
        int at = 0;
        while (at < typed.length()) {
            char c = typed.charAt(at);
            boolean minus = c == '-' && (at == 0 || Character.isWhitespace(typed.charAt(at - 1)));
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

    /** The same while its last word is still being typed, however short it is. */
    public TextQuery unfinished() {
        if (clauses.isEmpty() || !clauses.getLast().wanted()) {
            return this;
        }
        var words = new ArrayList<>(clauses.getLast().words());
        var last = words.removeLast();
        words.add(new Word(last.token(), last.keys(), SearchKeys.beginnings(last.token()), last.steps()));
        var all = new ArrayList<>(clauses);
        all.set(all.size() - 1, new Clause(true, List.copyOf(words)));
        return new TextQuery(List.copyOf(all));
    }

    /** The same as if its last word were not being typed any more. */
    public TextQuery finished() {
        return new TextQuery(clauses.stream()
                .map(clause -> new Clause(
                        clause.wanted(),
                        clause.words().stream()
                                .map(word -> new Word(word.token(), word.keys(), Set.of(), word.steps()))
                                .toList()))
                .toList());
    }

    /** Whether a longer last word would do. */
    public boolean isUnfinished() {
        return wantedWords().anyMatch(word -> !word.beginnings().isEmpty());
    }

    public boolean isEmpty() {
        return clauses.isEmpty();
    }

    public Stream<Word> wantedWords() {
        return clauses.stream().filter(Clause::wanted).flatMap(clause -> clause.words().stream());
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
        while (end < typed.length()
                && !Character.isWhitespace(typed.charAt(end))
                && QUOTES.indexOf(typed.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    /** @param last whether nothing follows, so that the last word may be unfinished */
    private static void add(List<Clause> clauses, boolean wanted, List<Token> tokens, boolean last) {
        var words = new ArrayList<Word>();
        int end = tokens.stream().mapToInt(Token::position).max().orElse(0);
        int before = -1;
        for (var token : tokens) {
            if (token.position() > before) { // the whole of a compound, or a part of a number, comes along
                boolean unfinished = last
                        && wanted
                        && token.position() == end
                        && token.word().length() >= SHORTEST_BEGINNING;
                words.add(new Word(
                        token,
                        SearchKeys.ofQuery(token),
                        unfinished ? SearchKeys.beginnings(token) : Set.of(),
                        before < 0 ? 0 : token.position() - before));
                before = token.position();
            }
        }
        if (!words.isEmpty()) {
            clauses.add(new Clause(wanted, List.copyOf(words)));
        }
    }

    private static List<Clause> withoutStopWords(List<Clause> clauses) {
        var telling = clauses.stream().filter(clause -> !isStopWord(clause)).toList();
        return telling.stream().anyMatch(Clause::wanted) ? telling : List.copyOf(clauses);
    }

    private static boolean isStopWord(Clause clause) {
        return clause.wanted()
                && clause.words().size() == 1
                && STOP_WORDS.contains(clause.words().getFirst().token().word());
    }
}
