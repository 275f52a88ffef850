package kz.malim.delivery;

import java.util.List;
import java.util.stream.Collectors;
import kz.malim.search.SearchIndex;
import kz.malim.search.SearchIndex.Found;
import kz.malim.text.Language;
import kz.malim.web.Problem;
import kz.malim.words.Highlighting;
import kz.malim.words.TextQuery;
import org.jspecify.annotations.Nullable;

/** What a list of articles is searched for, and where the index has it. */
record Searched(String typed, TextQuery query, Found found, Found inHeadings, Found scores) {
    static final int LONGEST = 200;

    static @Nullable Searched of(@Nullable String typed, SearchIndex index) {
        if (typed == null) {
            return null;
        }
        if (typed.length() > LONGEST) {
            throw Problem.invalidParameter("q", "At most " + LONGEST + " characters.");
        }
        var query = TextQuery.of(typed);
        return new Searched(typed, query, index.find(query), index.findInHeadings(query), index.scores(query));
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
