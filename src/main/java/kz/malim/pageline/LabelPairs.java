package kz.malim.pageline;

import java.util.List;
import java.util.regex.Pattern;
import kz.malim.text.ArabicKazakh;

/** A line of two labels and one name: "Текст и фото: Ольга Ким". */
public final class LabelPairs {
    private static final String PICTURE =
            "фото|фотосы|сурет|суреті|суреттер|видео|foto|sýret|suret|photos?|pictures?|video|images?";
    private static final String OTHER = "дереккөзі?|ақпарат"
            + " көзі|ақпарат|источник|derek|derekkózi?|derekközi?|source|мәтін|мәтіні|текст|text|words|автор|авторы|author|avtory?";
    private static final Pattern PAIR = Pattern.compile("(?iu)(?:(?<first>" + OTHER
            + ")(?:,| и| мен| және| and| &| /|/) ?(?<second>" + PICTURE + ")|(?<picture>" + PICTURE
            + ")(?:,| и| мен| және| and| &| /|/) ?(?<other>" + OTHER + ")) ?[:–—-] ?(?<name>\\S.{0,100})");

    private LabelPairs() {}

    /** The two lines that say the same with one label each; any other line alone. */
    public static List<String> of(String line) {
        if (line.length() > 160) {
            return List.of(line);
        }
        var pair = PAIR.matcher(ArabicKazakh.cyrillic(line));
        if (!pair.matches()) {
            return List.of(line);
        }
        var name = line.substring(pair.start("name"));
        var other = pair.group("first") != null ? "first" : "other";
        var picture = pair.group("first") != null ? "second" : "picture";
        return List.of(
                line.substring(pair.start(other), pair.end(other)) + ": " + name,
                line.substring(pair.start(picture), pair.end(picture)) + ": " + name);
    }
}
