package kz.malim.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import kz.malim.text.Language;

/** Marks the words of a text that match a query. */
public final class Highlighting {
    private static final int WORDS_AROUND = 32;
    private static final int WORDS_BEFORE = 6;

    private final List<TextQuery.Word> words;
    private final Language language;

    public Highlighting(TextQuery query, Language language) {
        this.words = query.wantedWords().toList();
        this.language = language;
    }

    /** A piece of a text, a match or the text between matches. */
    public record Piece(String text, boolean match) {}

    /** The whole text. */
    public List<Piece> of(String text) {
        return pieces(text, 0, text.length(), matching(Tokens.of(text)));
    }

    /** The part of a long text with most matches; empty when it has none. */
    public List<Piece> excerpt(String text) {
        var tokens = Tokens.of(text);
        var matches = matching(tokens);
        if (matches.isEmpty()) {
            return List.of();
        }
        int best = 0;
        int max = 0;
        for (int i = 0; i < matches.size(); i++) {
            int end = matches.get(i).position() + WORDS_AROUND - WORDS_BEFORE;
            int count = 0;
            for (int j = i;
                    j < matches.size() && j < i + WORDS_AROUND && matches.get(j).position() < end;
                    j++) {
                count++;
            }
            if (count > max) {
                max = count;
                best = matches.get(i).position();
            }
        }
        int from = best - WORDS_BEFORE;
        int to = best + WORDS_AROUND - WORDS_BEFORE;
        var excerpt = tokens.stream()
                .filter(token -> token.position() >= from && token.position() < to)
                .toList();
        int start = excerpt.getFirst().start();
        int end = excerpt.getLast().end();
        var pieces = pieces(
                text,
                start,
                end,
                matches.stream().filter(token -> token.position() < to).toList());
        if (start > 0) {
            pieces.addFirst(new Piece("… ", false));
        }
        if (end < text.length()) {
            pieces.add(new Piece(" …", false));
        }
        return pieces;
    }

    private List<Token> matching(List<Token> tokens) {
        return tokens.stream()
                .filter(token -> isMatch(SearchTerms.ofText(token, language)))
                .toList();
    }

    private boolean isMatch(Set<String> terms) {
        return words.stream().anyMatch(word -> word.matches(terms));
    }

    private static List<Piece> pieces(String text, int start, int end, List<Token> matches) {
        var pieces = new ArrayList<Piece>();
        int at = start;
        for (var token : matches) {
            if (token.start() < at) {
                continue; // part of a match that is marked already
            }
            if (token.start() > at) {
                pieces.add(new Piece(text.substring(at, token.start()), false));
            }
            pieces.add(new Piece(text.substring(token.start(), token.end()), true));
            at = token.end();
        }
        if (at < end) {
            pieces.add(new Piece(text.substring(at, end), false));
        }
        return pieces;
    }
}
