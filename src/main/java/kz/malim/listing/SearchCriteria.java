package kz.malim.listing;

import java.util.List;
import java.util.stream.Collectors;
import kz.malim.published.HighlightView;
import kz.malim.search.SearchIndex;
import kz.malim.search.SearchIndex.Found;
import kz.malim.search.SearchIndex.Period;
import kz.malim.search.SearchIndex.Within;
import kz.malim.text.Language;
import kz.malim.web.Problem;
import kz.malim.words.Highlighting;
import kz.malim.words.TextQuery;
import org.jspecify.annotations.Nullable;

/** What a list of articles is searched for, and where the index has it. */
public record SearchCriteria(String typed, TextQuery query, SearchIndex index) {
    static final int LONGEST = 200;

    public static @Nullable SearchCriteria of(@Nullable String typed, SearchIndex index) {
        if (typed == null) {
            return null;
        }
        if (typed.length() > LONGEST) {
            throw Problem.invalidParameter("q", "At most " + LONGEST + " characters.");
        }
        return new SearchCriteria(typed, TextQuery.of(typed), index);
    }

    Found found() {
        return index.find(query);
    }

    /** The same as if the last word were whole. */
    SearchCriteria finished() {
        return new SearchCriteria(typed, query.finished(), index);
    }

    /** In the order of publication, as far as it is read. */
    Found found(Within within, Period period) {
        return index.findInOrder(query, within, period);
    }

    Found scores() {
        return index.scores(query);
    }

    HighlightView highlight(Language language, String title, @Nullable String lede, List<String> body) {
        var highlighting = new Highlighting(query, language);
        return new HighlightView(
                pieces(highlighting.of(title)),
                lede == null ? List.of() : pieces(highlighting.of(lede)),
                pieces(highlighting.excerpt(body.stream().collect(Collectors.joining(" ")))));
    }

    private static List<HighlightView.Piece> pieces(List<Highlighting.Piece> pieces) {
        return pieces.stream()
                .map(piece -> new HighlightView.Piece(piece.text(), piece.match()))
                .toList();
    }
}
