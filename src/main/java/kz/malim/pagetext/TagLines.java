package kz.malim.pagetext;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Topics a page lists: a line of «#…» words, or a line after «Тегтер:». */
final class TagLines {
    private static final Pattern LABEL = Pattern.compile(
            "(?iu)(?:тегтер|тегтері|тэгтер|тег|тэг|кілт сөздер|теги|тэги|ключевые слова|tags|keywords|topics|tegter|kilt sózder) ?: ?");
    private static final Pattern HASHTAGS =
            Pattern.compile("(?u)(?:#[\\p{L}\\d_-]+(?: [\\p{Ll}\\d][\\p{L}\\d_-]*){0,3}[ ,;|•·]*)+");
    private static final int LONGEST_LINE = 600;

    private TagLines() {}

    /** The tags of a line, none when it is not a line of tags. */
    static List<String> in(String line) {
        if (line.length() > LONGEST_LINE) {
            return List.of();
        }
        var label = LABEL.matcher(line);
        var rest = label.lookingAt() ? line.substring(label.end()) : line;
        if (!rest.isEmpty() && allHashtags(rest)) {
            return names(rest.substring(1).split("[ ,;|•·]*#"));
        }
        return label.lookingAt() && !LineClassifier.isSentence(rest)
                ? names(rest.split(rest.contains(",") ? "," : "[;|•·#]"))
                : List.of();
    }

    static boolean isLabelAlone(String line) {
        return line.length() <= 30 && LABEL.matcher(line).matches();
    }

    private static boolean allHashtags(String line) {
        return line.startsWith("#")
                && !line.startsWith("# ")
                && HASHTAGS.matcher(line).matches();
    }

    private static List<String> names(String[] parts) {
        var names = new ArrayList<String>();
        Arrays.stream(parts)
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .forEach(part -> names.add(withoutEdge(part)));
        return names;
    }

    private static String withoutEdge(String tag) {
        return tag.endsWith(",") || tag.endsWith(";") || tag.endsWith(".") ? tag.substring(0, tag.length() - 1) : tag;
    }
}
