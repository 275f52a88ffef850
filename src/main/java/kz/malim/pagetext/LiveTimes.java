package kz.malim.pagetext;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The times before the entries of a live blog: «20:55 Инженер рассказал…». Each becomes the heading of its entry. */
final class LiveTimes {
    private static final Pattern TIME = Pattern.compile(
            "(?<time>(?:[01]?\\d|2[0-3])[:.][0-5]\\d)(?: ?[–—|-] ?| |$)(?<text>(?=$|[\\p{Lu}«\"“„]|\\p{IsArabic}).*)");

    private LiveTimes() {}

    /** The lines with each time on a line of its own, written as a heading is in Markdown; a time without words is left out. */
    static List<Line> apart(List<Line> story, PageDraft draft) {
        if (!isLive(story)) {
            return story;
        }
        var lines = new ArrayList<Line>();
        for (int i = 0; i < story.size(); i++) {
            var line = story.get(i);
            var time = TIME.matcher(line.text());
            if (!time.matches()) {
                lines.add(line);
                continue;
            }
            var text = time.group("text");
            boolean empty = text.isEmpty()
                    && (i + 1 == story.size()
                            || TIME.matcher(story.get(i + 1).text()).matches());
            if (empty) {
                draft.dropped(line, line.text());
                continue;
            }
            lines.add(line.with("### " + time.group("time")));
            if (!text.isEmpty()) {
                lines.add(line.with(text));
            }
        }
        return lines;
    }

    /** At least two times, in one direction, that no intro announces and that are not the lines of a programme. */
    private static boolean isLive(List<Line> story) {
        int times = 0;
        int together = 0;
        int later = 0;
        int earlier = 0;
        int before = -1;
        for (int i = 0; i < story.size(); i++) {
            var time = TIME.matcher(story.get(i).text());
            if (!time.matches()) {
                continue;
            }
            if (i > 0 && story.get(i - 1).endsWith(":") && before < 0) {
                return false;
            }
            boolean next = i > 0
                    && !story.get(i).afterGap()
                    && TIME.matcher(story.get(i - 1).text()).matches();
            together += next ? 1 : 0;
            int minutes = minutes(time.group("time"));
            later += before >= 0 && minutes > before ? 1 : 0;
            earlier += before >= 0 && minutes < before ? 1 : 0;
            before = minutes;
            times++;
        }
        return times >= 2 && together * 2 < times && Math.min(later, earlier) <= 1;
    }

    private static int minutes(String time) {
        int mark = Math.max(time.indexOf(':'), time.indexOf('.'));
        return Integer.parseInt(time.substring(0, mark)) * 60 + Integer.parseInt(time.substring(mark + 1));
    }
}
