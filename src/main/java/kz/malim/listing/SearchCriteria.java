package kz.malim.listing;

import java.util.List;
import java.util.stream.Collectors;
import kz.malim.published.HighlightView;
import kz.malim.search.Ranking;
import kz.malim.text.Language;
import kz.malim.web.Problem;
import kz.malim.words.Highlighting;
import kz.malim.words.Synonyms;
import kz.malim.words.TextQuery;
import org.jspecify.annotations.Nullable;

/**
 * The text that a list of articles is searched for.
 *
 * @param text as typed
 * @param query the same, analysed
 * @param ranking of what it finds
 */
public record SearchCriteria(String text, TextQuery query, Ranking ranking) {
    static final int MAX_LENGTH = 200;

    public static @Nullable SearchCriteria of(@Nullable String q, Ranking ranking) {
        if (q == null) {
            return null;
        }
        if (q.length() > MAX_LENGTH) {
            throw Problem.invalidParameter("q", "At most " + MAX_LENGTH + " characters.");
        }
        return new SearchCriteria(q, TextQuery.of(q), ranking);
    }

    /** The same with nothing but the words themselves. */
    SearchCriteria narrow() {
        return new SearchCriteria(text, query.narrow(), ranking);
    }

    /** The same with any one of the words left out; null where there is nothing to leave out. */
    @Nullable
    SearchCriteria allButOne() {
        return query.allButOne()
                .map(some -> new SearchCriteria(text, some, ranking))
                .orElse(null);
    }

    /** The same with the newsroom's own synonyms. */
    SearchCriteria with(Synonyms synonyms) {
        return correctedTo(text, synonyms);
    }

    /** The same with other words, for what was typed. */
    SearchCriteria correctedTo(String corrected, Synonyms synonyms) {
        return new SearchCriteria(text, TextQuery.of(corrected, synonyms), ranking);
    }

    HighlightView highlight(Language language, String title, @Nullable String lede, List<String> body) {
        var highlighting = new Highlighting(query, language);
        return new HighlightView(
                pieces(highlighting.of(title)),
                lede == null ? List.of() : pieces(highlighting.of(lede)),
                pieces(highlighting.excerpt(body.stream().collect(Collectors.joining(" ")))),
                null);
    }

    /** The matches in a text that is long. */
    List<HighlightView.Piece> excerpt(Language language, String text) {
        return pieces(new Highlighting(query, language).excerpt(text));
    }

    private static List<HighlightView.Piece> pieces(List<Highlighting.Piece> pieces) {
        return pieces.stream()
                .map(piece -> new HighlightView.Piece(piece.text(), piece.match()))
                .toList();
    }
}
