package kz.malim.pageline;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line about the story that is not part of it: a date, a signature, a counter, credits, or several of them.
 *
 * @param leftover short pieces of the line that are none of these, such as a place
 */
public record Metadata(
        @Nullable PageDate date, @Nullable String byline, List<PhotoCredit> credits, List<String> leftover) {
    private static final Pattern DATE_LABEL = Pattern.compile(
            "(?iu)(?:жарияланған күні|жарияланған уақыты|жариялану уақыты|жариялау күні|жарияланған|жарияланды|"
                    + "жаңартылған|жаңартылды|күні|уақыты|авторы және күні|автор и дата|опубликовано|дата публикации|дата|обновлено|обновлён|изменено|"
                    + "last updated|updated on|updated|published on|published|posted on|posted|publication date|date|jariıalandy|jariialandy)(?: (?:at|в|on))? ?:?");
    private static final Pattern UPDATED =
            Pattern.compile("(?iu).*(?:жаңартыл|обновл|изменен|updated|modified)\\p{L}*(?: on| at)? ?:? ?");
    private static final Pattern WEEKDAY = Pattern.compile(
            "(?iu)(?<!\\p{L})(?:дүйсенбі|сейсенбі|сәрсенбі|бейсенбі|жұма|сенбі|жексенбі|"
                    + "понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|fri|sat|sun)(?!\\p{L}),?");
    private static final Pattern SEPARATOR = Pattern.compile(" ?[|•·/;\\t] ?| [–—-] |(?<=\\D), ?");
    private static final Pattern ZONE = Pattern.compile(
            "(?iu)\\(?(?:gmt|utc) ?[+-]\\d{1,2}(?::?00)?\\)?|\\(?(?:astana|almaty) time\\)?|\\bUTC\\b|\\bGMT\\b|сағат");
    private static final Pattern EDGES = Pattern.compile("^[^\\p{L}\\d«\"(]+|[^\\p{L}\\d.»\")]+$");

    /** The metadata of a line, or null for a line of the story itself. */
    public static @Nullable Metadata of(String text) {
        if (text.length() > PageDates.MAX_LINE_LENGTH) {
            return null;
        }
        var credits = Credits.in(Marker.withoutGlyph(text));
        var line = credits.rest();
        var dates = PageDates.all(line);
        var byline = dates.isEmpty() ? Bylines.labelled(line) : null;
        if (byline != null) {
            return new Metadata(null, byline, credits.credits(), List.of());
        }
        if (dates.isEmpty()) {
            boolean onlyCredits = line.isEmpty() && !credits.credits().isEmpty();
            return onlyCredits ? new Metadata(null, null, credits.credits(), List.of()) : null;
        }
        return dated(line, dates, credits.credits());
    }

    private static @Nullable Metadata dated(String line, List<PageDates.Found> dates, List<PhotoCredit> credits) {
        var outside = new StringBuilder();
        int from = 0;
        for (var date : dates) {
            outside.append(line, from, date.start()).append(" | ");
            from = date.end();
        }
        outside.append(line, from, line.length());
        String byline = null;
        var leftover = new ArrayList<String>();
        for (var piece : SEPARATOR.split(withoutLabels(outside))) {
            var bare = EDGES.matcher(piece.strip()).replaceAll("");
            if (bare.isEmpty()
                    || !LineClassifier.hasLetters(bare)
                    || PageChrome.isNoise(bare)
                    || PageChrome.isSection(bare)) {
                continue;
            }
            var name = Bylines.labelled(bare) != null ? Bylines.labelled(bare) : nameOrNull(bare);
            if (name != null && byline == null) {
                byline = name;
            } else {
                leftover.add(bare);
            }
        }
        boolean sentence = leftover.stream().mapToInt(LineClassifier::words).sum() > 3 || line.endsWith(":");
        return sentence ? null : new Metadata(published(line, dates), byline, credits, List.copyOf(leftover));
    }

    private static String withoutLabels(CharSequence outside) {
        var text = outside.toString();
        for (var known : List.of(DATE_LABEL, WEEKDAY, ZONE)) {
            text = replaceWholeWords(known, text);
        }
        return text;
    }

    private static String replaceWholeWords(Pattern known, String text) {
        return known.matcher(text).replaceAll(found -> {
            boolean whole = !isLetter(text, found.start() - 1)
                    && !(isLetter(text, found.end()) && isLetter(text, found.end() - 1));
            return whole ? " | " : Matcher.quoteReplacement(found.group());
        });
    }

    private static boolean isLetter(String text, int at) {
        return at >= 0 && at < text.length() && Character.isLetter(text.charAt(at));
    }

    private static @Nullable String nameOrNull(String piece) {
        boolean name =
                Bylines.looksLikeName(piece) && (LineClassifier.words(piece) >= 2 || LineClassifier.isHost(piece));
        return name ? piece : null;
    }

    /** The first date that is not labelled as one of an update. */
    private static PageDate published(String line, List<PageDates.Found> dates) {
        return dates.stream()
                .filter(date ->
                        !UPDATED.matcher(line.substring(0, date.start())).matches())
                .findFirst()
                .orElse(dates.getFirst())
                .date();
    }
}
