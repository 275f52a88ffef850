package kz.malim.htmlbody;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import kz.malim.text.CleanText;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jspecify.annotations.Nullable;

/** What a conversion could not keep, and how many words of the page are in it. Not thread-safe. */
final class Losses {
    private static final int MAX_LOSSES = 1_000;

    private final List<Loss> losses = new ArrayList<>();
    private final Predicate<Node> isConsumed;
    private int lostWords;
    private int movedWords;

    /** @param isConsumed whether a node has been read already, so that its words are not lost with those around it */
    Losses(Predicate<Node> isConsumed) {
        this.isConsumed = isConsumed;
    }

    /** A line of limited length, of words of the page; what is more of it is a loss. */
    @Nullable
    String line(String kind, @Nullable String text, int maxLength) {
        var kept = attribute(kind, text, maxLength);
        lostWords += WordCount.in(text == null ? "" : text) - WordCount.in(kept == null ? "" : kept);
        return kept;
    }

    /** The same of an attribute, whose words are none of the text. */
    @Nullable
    String attribute(String kind, @Nullable String value, int maxLength) {
        var line = CleanText.lineOrNull(value);
        if (line == null || line.length() <= maxLength) {
            return line;
        }
        int space = line.lastIndexOf(' ', maxLength);
        var kept = line.substring(0, space > 0 ? space : maxLength);
        add(kind, line.substring(kept.length()));
        return kept;
    }

    /** Nothing of the node is kept. */
    void lose(String kind, Node node) {
        if (node instanceof Element element) {
            lostWords += WordCount.in(element, isConsumed);
        }
        add(kind, node.outerHtml());
    }

    /** Nothing of the words is lost. */
    void loseForm(String kind, Node node) {
        add(kind, node instanceof Element element ? WordCount.start(element) : node.outerHtml());
    }

    void loseTable(int rows, int columns) {
        add("table", "A table of " + rows + " rows and " + columns + " columns: its rows are paragraphs.");
    }

    /** These words of the page are not kept. */
    void loseWords(String kind, String words) {
        lostWords += WordCount.in(words);
        add(kind, words);
    }

    private void add(String kind, String source) {
        if (losses.size() < MAX_LOSSES) {
            losses.add(Loss.of(kind, source));
        }
    }

    /** Words that are kept, but not as text: an address. */
    void move(String words) {
        movedWords += WordCount.in(words);
    }

    void moved(int words) {
        movedWords += words;
    }

    int lostWords() {
        return lostWords;
    }

    int movedWords() {
        return movedWords;
    }

    List<Loss> all() {
        return List.copyOf(losses);
    }
}
