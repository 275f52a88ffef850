package kz.malim.pageline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Topics a page lists: a line of «#…» words, or a line after «Тегтер:». */
public final class TagLines {
    private static final Pattern LABEL = Pattern.compile(
            "(?iu)(?:тегтер|тегтері|тэгтер|тег|тэг|кілт сөздер|теги|тэги|ключевые слова|tags|keywords|topics|tegter|kilt sózder) ?: ?");
    private static final Pattern HASHTAGS =
            Pattern.compile("(?u)(?:#[\\p{L}\\d_-]+(?: [\\p{Ll}\\d][\\p{L}\\d_-]*){0,3}[ ,;|•·]*)+");
    private static final int MAX_LINE_LENGTH = 600;

    private TagLines() {}

    /** The tags of a line, none when it is not a line of tags. */
    public static List<String> in(String line) {
        if (line.length() > MAX_LINE_LENGTH) {
            return List.of();
        }
        var label = LABEL.matcher(line);
        if (label.lookingAt()) {
            return afterLabel(line.substring(label.end()));
        }
        return allHashtags(line) ? hashtags(line) : List.of();
    }

    /** The tags of a line that follows a label, or of the rest of the label's own line. */
    public static List<String> afterLabel(String line) {
        if (allHashtags(line)) {
            return hashtags(line);
        }
        return line.length() > MAX_LINE_LENGTH || LineClassifier.isSentence(line)
                ? List.of()
                : names(line.split(line.contains(",") ? "," : "[;|•·#]"));
    }

    private static List<String> hashtags(String line) {
        return names(line.substring(1).split("[ ,;|•·]*#"));
    }

    public static boolean isLabelAlone(String line) {
        return line.length() <= 30 && LABEL.matcher(line).matches();
    }

    private static boolean allHashtags(String line) {
        return line.length() <= MAX_LINE_LENGTH
                && line.startsWith("#")
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
