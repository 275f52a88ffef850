package kz.malim.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import kz.malim.text.Language;

/** Shows which words of a text a query found, in the form in which the text has them. */
public final class Highlighting {
    private static final int WORDS_AROUND = 32;
    private static final int WORDS_BEFORE = 6;

    private final List<TextQuery.Word> wanted;
    private final Language language;

    public Highlighting(TextQuery query, Language language) {
        this.wanted = query.wantedWords().toList();
        this.language = language;
    }

    /** A piece of a text, all of it found or none. */
    public record Piece(String text, boolean match) {}

    /** The whole text. */
    public List<Piece> of(String text) {
        return pieces(text, 0, text.length(), found(Tokens.of(text)));
    }

    /** The part of a long text with most of the words; empty when it has none. */
    public List<Piece> excerpt(String text) {
        var tokens = Tokens.of(text);
        var found = found(tokens);
        if (found.isEmpty()) {
            return List.of();
        }
        int best = 0;
        int most = 0;
        for (int i = 0; i < found.size(); i++) {
            int end = found.get(i).position() + WORDS_AROUND - WORDS_BEFORE;
            int many = 0;
            for (int j = i;
                    j < found.size() && j < i + WORDS_AROUND && found.get(j).position() < end;
                    j++) {
                many++;
            }
            if (many > most) {
                most = many;
                best = found.get(i).position();
            }
        }
        int from = best - WORDS_BEFORE;
        int to = best + WORDS_AROUND - WORDS_BEFORE;
        var shown = tokens.stream()
                .filter(token -> token.position() >= from && token.position() < to)
                .toList();
        int start = shown.getFirst().start();
        int end = shown.getLast().end();
        var pieces = pieces(
                text,
                start,
                end,
                found.stream().filter(token -> token.position() < to).toList());
        if (start > 0) {
            pieces.addFirst(new Piece("… ", false));
        }
        if (end < text.length()) {
            pieces.add(new Piece(" …", false));
        }
        return pieces;
    }

    private List<Token> found(List<Token> tokens) {
        return tokens.stream()
                .filter(token -> isWanted(SearchKeys.ofText(token, language)))
                .toList();
    }

    private boolean isWanted(Set<String> keys) {
        return wanted.stream().anyMatch(word -> word.matches(keys));
    }

    private static List<Piece> pieces(String text, int start, int end, List<Token> found) {
        var pieces = new ArrayList<Piece>();
        int at = start;
        for (var token : found) {
            if (token.start() < at) {
                continue; // a part of what is marked already
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
