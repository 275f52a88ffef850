package kz.malim.delivery;

import java.util.List;
import java.util.stream.Collectors;
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
record Searched(String typed, TextQuery query, SearchIndex index) {
    static final int LONGEST = 200;

    static @Nullable Searched of(@Nullable String typed, SearchIndex index) {
        if (typed == null) {
            return null;
        }
        if (typed.length() > LONGEST) {
            throw Problem.invalidParameter("q", "At most " + LONGEST + " characters.");
        }
        return new Searched(typed, TextQuery.of(typed), index);
    }

    Found found() {
        return index.find(query);
    }

    /** The same as if the last word were whole. */
    Searched finished() {
        return new Searched(typed, query.finished(), index);
    }

    Found found(Within within, Period period) {
        return index.findInOrder(query, within, period);
    }

    /** What is found of a list, in its order: {@code l}, as far as it is read. */
    Question inOrder(Within within, Period period) {
        var found = found(within, period);
        return new Question("(" + found.table() + ") s", found.values())
                // the limit keeps this a look at one article after another
                .and(" cross join lateral"
                        + " (select * from published_listing p where p.revision_id = s.revision_id offset 0) l");
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
