package kz.malim.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import kz.malim.words.TextQuery.Clause;
import kz.malim.words.TextQuery.Word;

/**
 * Reads what is typed into a search box: words, phrases in quotes, a minus before what is excluded, an OR in capitals between
 * two of them, and the name of a field before one. Any text is valid, and no other character has a meaning.
 */
final class QueryParser {
    private static final String QUOTES = "\"«»“”„";
    private static final int MIN_PREFIX = 3;
    private static final Set<String> STOP_WORDS = WordTable.words("stop-words.txt");

    private QueryParser() {}

    /** With what else they can mean, and without stop words when something is left. */
    static List<Clause> clauses(String typed, Synonyms synonyms) {
        return withoutStopWords(alternated(synonyms.expand(numbers(clauses(typed)))));
    }

    static List<Clause> clauses(String typed) {
        var clauses = new ArrayList<Clause>();
        int at = 0;
        while (at < typed.length()) {
            char c = typed.charAt(at);
            boolean minus = c == '-' && (at == 0 || WhiteSpace.is(typed.charAt(at - 1)));
            int begin = minus ? at + 1 : at;
            var field = SearchField.namedAt(typed, begin).orElse(SearchField.ANYWHERE);
            if (field != SearchField.ANYWHERE) {
                int named = begin + field.prefixTyped().length();
                if (named < typed.length()
                        && (Tokens.isWord(typed, named) || QUOTES.indexOf(typed.charAt(named)) >= 0)) {
                    begin = named;
                } else {
                    field = SearchField.ANYWHERE;
                }
            }
            if (begin < typed.length() && QUOTES.indexOf(typed.charAt(begin)) >= 0) {
                int end = quoteEnd(typed, begin + 1);
                add(clauses, !minus, field, true, tokens(typed, begin + 1, end), false);
                at = end + 1;
            } else if (begin < typed.length() && Tokens.isWord(typed, begin)) {
                int end = wordsEnd(typed, begin);
                add(clauses, !minus, field, false, tokens(typed, begin, end), end == typed.length());
                at = end;
            } else {
                at = Math.max(begin, at + 1);
            }
        }
        return clauses;
    }

    /** A number that is typed in groups is a phrase, or one word. */
    private static List<Clause> numbers(List<Clause> clauses) {
        var all = new ArrayList<Clause>();
        int at = 0;
        while (at < clauses.size()) {
            int end = at + 1;
            var groups = new ArrayList<String>();
            for (int next = at; next < clauses.size() && isGroup(clauses.get(next)); next++) {
                groups.add(clauses.get(next).words().getFirst().typed());
                end = SpacedNumber.is(groups) ? next + 1 : end;
            }
            all.add(end == at + 1 ? clauses.get(at) : number(clauses.subList(at, end)));
            at = end;
        }
        return all;
    }

    private static boolean isGroup(Clause clause) {
        return clause.isPlain()
                && clause.words().size() == 1
                && Character.isDigit(clause.words().getFirst().typed().charAt(0));
    }

    private static Clause number(List<Clause> groups) {
        var words = new ArrayList<Word>();
        var written = new StringBuilder();
        for (var group : groups) {
            var word = group.words().getFirst();
            words.add(new Word(word.token(), word.terms(), words.isEmpty() ? 0 : 1));
            written.append(word.typed());
        }
        return new Clause(true, SearchField.ANYWHERE, false, List.copyOf(words), List.of(phrase(written.toString())));
    }

    /** Joins the clauses on both sides of an OR in capitals. */
    private static List<Clause> alternated(List<Clause> clauses) {
        var joined = new ArrayList<Clause>();
        for (int i = 0; i < clauses.size(); i++) {
            boolean or = i > 0 && i < clauses.size() - 1 && isOr(clauses.get(i));
            if (or && joined.getLast().required() && clauses.get(i + 1).required()) {
                joined.add(joined.removeLast().or(clauses.get(++i)));
            } else {
                joined.add(clauses.get(i));
            }
        }
        return joined;
    }

    private static boolean isOr(Clause clause) {
        return clause.isPlain()
                && clause.words().size() == 1
                && clause.words().getFirst().token().acronym()
                && clause.words().getFirst().typed().equals("or");
    }

    /** The words of a text, one after the other. */
    static List<Word> phrase(String text) {
        var clauses = new ArrayList<Clause>();
        add(clauses, true, SearchField.ANYWHERE, true, Tokens.of(text), false);
        return clauses.isEmpty() ? List.of() : clauses.getFirst().words();
    }

    /** With their offsets in the whole text. */
    private static List<Token> tokens(String typed, int start, int end) {
        return Tokens.of(typed.substring(start, end)).stream()
                .map(token -> new Token(
                        token.word(),
                        token.capital(),
                        token.acronym(),
                        token.position(),
                        start + token.start(),
                        start + token.end()))
                .toList();
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
    private static void add(
            List<Clause> clauses,
            boolean required,
            SearchField field,
            boolean quoted,
            List<Token> tokens,
            boolean last) {
        var words = new ArrayList<Word>();
        int end = tokens.stream().mapToInt(Token::position).max().orElse(0);
        int before = -1;
        for (var token : tokens) {
            if (token.position() > before) { // not the whole of a compound, nor a part of a number
                boolean prefix = last
                        && required
                        && field == SearchField.ANYWHERE
                        && token.position() == end
                        && token.word().length() >= MIN_PREFIX;
                var word = new Word(token, SearchTerms.ofQuery(token), before < 0 ? 0 : token.position() - before)
                        .in(field);
                words.add(
                        prefix
                                ? word.withBeginning()
                                : required ? word : word.with(TextQuery.NARROW)); // a guess excludes nothing
                before = token.position();
            }
        }
        if (!words.isEmpty()) {
            clauses.add(new Clause(required, field, quoted, List.copyOf(words), List.of()));
        }
    }

    private static List<Clause> withoutStopWords(List<Clause> clauses) {
        var significant = clauses.stream().filter(clause -> !isStopWord(clause)).toList();
        return significant.stream().anyMatch(Clause::required) ? significant : List.copyOf(clauses);
    }

    private static boolean isStopWord(Clause clause) {
        return clause.isPlain()
                && clause.words().size() == 1
                && STOP_WORDS.contains(clause.words().getFirst().token().word());
    }
}
