package kz.malim.pagetext;

import java.util.List;
import java.util.regex.Pattern;
import kz.malim.pageline.LineClassifier;
import kz.malim.pageline.Metadata;

/** Finds the title by its repetitions at the top of a page. */
final class TitleLine {
    private static final Pattern SITE = Pattern.compile(" (?:[|–—•-]|::) [^|–—•]{2,40}$");

    private TitleLine() {}

    /** A line that occurs twice at the top of a page is its title; the lines before it belong to the site. */
    static boolean isRepeated(List<Line> lines, int at) {
        for (int i = at + 1; i < Math.min(at + 4, lines.size()); i++) {
            boolean same = LineClassifier.fold(lines.get(i).text())
                    .equals(LineClassifier.fold(lines.get(at).text()));
            if (same
                    && Metadata.of(lines.get(at).text()) == null
                    && LineClassifier.words(lines.get(at).text()) >= 3
                    && !LineClassifier.isSentence(lines.get(at).text())) {
                return true;
            }
        }
        return false;
    }

    /** The first line, or the shorter form of it that follows when the first one also names the site. */
    static Line plain(List<Line> lines, int at) {
        var first = lines.get(at);
        var folded = LineClassifier.fold(first.text());
        for (int i = at + 1; i < Math.min(at + 6, lines.size()); i++) {
            var shorter = LineClassifier.fold(lines.get(i).text());
            boolean siteFollows = SITE.matcher(first.text()).find()
                    && folded.startsWith(shorter + " ")
                    && LineClassifier.words(shorter) >= 3
                    && LineClassifier.words(folded) - LineClassifier.words(shorter) <= 4;
            if (siteFollows) {
                return lines.get(i);
            }
        }
        return first;
    }
}
