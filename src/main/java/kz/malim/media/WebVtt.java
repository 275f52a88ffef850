package kz.malim.media;

import java.util.regex.Pattern;

/** The form of WebVTT (W3C): its first line, and the timings of its cues. */
final class WebVtt {
    private static final Pattern FIRST_LINE = Pattern.compile("\uFEFF?WEBVTT(?:[ \t].*)?");
    private static final String TIME = "(?:[0-9]{2,}:)?[0-5][0-9]:[0-5][0-9]\\.[0-9]{3}";
    private static final Pattern TIMING = Pattern.compile(TIME + "[ \t]+-->[ \t]+" + TIME + "(?:[ \t].*)?");

    private WebVtt() {}

    static boolean is(String text) {
        var lines = text.lines().iterator();
        if (!lines.hasNext() || !FIRST_LINE.matcher(lines.next()).matches()) {
            return false;
        }
        while (lines.hasNext()) {
            var line = lines.next();
            if (line.contains("-->") && !TIMING.matcher(line.strip()).matches()) {
                return false;
            }
        }
        return true;
    }
}
